from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import PageManager

from portal.pages.models import BasePage, MentoringModule
from portal.pages.modules import modules
from portal.pages.querysets import PublicPageQuerySet

from .chapter import ChapterPage


@dataclass(frozen=True)
class Scenario:
    """One situation and where it is told."""

    chapter: ChapterPage
    anchor: str
    title: str
    question: str
    module: str
    is_real: bool


class ScenarioIndexPage(BasePage):
    """Every situation of the blueprint, by the module in which it is learned from."""

    objects = PageManager.from_queryset(PublicPageQuerySet)()

    template = "portal/blueprint/scenario_index.html"
    door = "blueprint"
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["blueprint.BlueprintIndexPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("index of situations")
        verbose_name_plural = _("indexes of situations")

    @path("<slug:module>/", name="module")
    def of_module(self, request, module):
        """The situations of one module: an address of its own, so that it is kept like every public page."""
        chosen = modules().get(module)
        if chosen is None:
            raise Http404
        return self.render(request, context_overrides={"chosen": chosen})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        scenarios = list(self.scenarios())
        own = self.get_url(request)
        return context | {
            "own_url": own,
            "groups": grouped(scenarios),
            "tabs": [(module, f"{own}{slug}/") for slug, module in modules().items()],
            "total": len(scenarios),
        }

    def scenarios(self) -> Iterator[Scenario]:
        """Those of the published chapters that the readers of this index may read, in reading order."""
        for chapter in ChapterPage.objects.sibling_of(self).for_readers_of(self).in_order():
            for child in chapter.body:
                if child.block_type == "scenario":
                    said = child.value
                    yield Scenario(
                        chapter=chapter,
                        anchor=said["anchor"],
                        title=said["title"],
                        question=said["question"],
                        module=said.get("module") or "",
                        is_real=bool(said.get("real")),
                    )


def grouped(scenarios: list[Scenario]) -> list[tuple[MentoringModule | None, list[Scenario]]]:
    """Each module with its situations, in the order of the modules; last those that belong to none."""
    known = modules()
    groups = [(module, [each for each in scenarios if each.module == slug]) for slug, module in known.items()]
    rest = [each for each in scenarios if each.module not in known]
    return groups + ([(None, rest)] if rest else [])
