from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.pages.frame import frame_of
from portal.pages.models import BasePage

from ..finding import Found, Selection
from .item import ToolkitItemPage

PAGE_SIZE = 20


class ToolkitIndexPage(BasePage):
    """The library of tools: everything at once, or what is left after narrowing it down."""

    template = "portal/toolkit/toolkit_index.html"
    door = "learning"
    is_standing = True
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["front.HomePage"]
    subpage_types = [
        "toolkit.ToolkitItemPage",
        "toolkit.ModulePage",
        "toolkit.GuidePage",
        "toolkit.ResearchPage",
    ]

    class Meta:
        verbose_name = _("toolkit")
        verbose_name_plural = _("toolkits")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        selection = Selection.from_query(request.GET)
        found = Found(selection, items=ToolkitItemPage.objects.all(), language=self.language)
        paginator = Paginator(found.items, PAGE_SIZE)
        paginator.count = found.total
        page = paginator.get_page(request.GET.get("page"))
        chosen = [(facet, option) for facet in found.facets for option in facet.chosen]
        return context | {
            "found": found,
            "items_page": page,
            "items": list(page.object_list),
            "chosen": chosen,
            "chips": [
                (option.label, address_without(request, facet.name, option.value)) for facet, option in chosen
            ],
            # Whoever looks for something wants what she looks for.
            "others": [] if selection else self.other_pages(),
            "own_url": self.get_url(request),
            "clear_url": f"?{urlencode({'q': selection.text})}" if selection.text else self.get_url(request),
        }

    def other_pages(self) -> list:
        """Modules, guides and research: what lies here and is no tool."""
        others = self.get_children().live().not_type(ToolkitItemPage)
        return [page for page in others if frame_of().is_public(page)]


def address_without(request, name: str, value: str) -> str:
    """The same list without one of its choices, from its first page."""
    query = request.GET.copy()
    query.setlist(name, [kept for kept in query.getlist(name) if kept != value])
    query.pop("page", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
