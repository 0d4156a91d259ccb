"""Shows the situations of the blueprint on the page of the module in which they are learned from."""

from portal.pages.frame import frame_of
from portal.pages.modules import modules
from portal.pages.slots import Fill, register

from .models import ScenarioIndexPage


def situations_of_a_module(page, section, viewer):
    slug = next((slug for slug, module in modules().items() if module.pk == page.module_id), None)
    index = ScenarioIndexPage.objects.live().filter(locale=page.locale_id).first()
    if index is None or not frame_of().is_public(index):
        return
    if found := [scenario for scenario in index.scenarios() if scenario.module == slug]:
        yield Fill("portal/blueprint/module_situations.html", {"scenarios": found})


def connect() -> None:
    register("toolkit.module", situations_of_a_module)
