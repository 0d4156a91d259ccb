"""A tool is found by what stands in it, and narrowed down by what it is, when it is needed and for whom."""

from django.utils.translation import gettext_lazy as _

from portal.pages.searching import plain, register_pages

from .models import ToolkitItemPage
from .vocabulary import COLUMN_OF


def said(tool):
    yield {
        "text": f"{tool.lede}\n{plain(tool.body)}",
        "facets": {
            "tool": [tool.kind],
            "phase": [tool.phase],
            "role": [str(role) for role, column in COLUMN_OF.items() if getattr(tool, column)],
        },
    }


register_pages("tool", ToolkitItemPage, label=_("Toolkit"), said=said)
