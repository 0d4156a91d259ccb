"""A tool is found by what stands in it, and narrowed down by what it is, when it is needed and for whom."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.pages.searching import plain, register_pages
from search.facets import choice_facet

from .models import ToolkitItemPage
from .vocabulary import COLUMN_OF, Kind, Phase, Role


def said(tool):
    yield {
        "text": f"{tool.lede}\n{plain(tool.body)}",
        "facets": {
            "tool": [tool.kind],
            "phase": [tool.phase],
            "role": [str(role) for role, column in COLUMN_OF.items() if getattr(tool, column)],
        },
    }


def facets(asker):
    return {
        "phase": choice_facet(_("When"), Phase.choices),
        "role": choice_facet(pgettext_lazy("facet", "For whom"), Role.choices),
        "tool": choice_facet(_("What"), Kind.choices),
    }


register_pages("tool", ToolkitItemPage, label=_("Toolkit"), said=said, facets=facets, order=30)
