"""A tool is found by what stands in it, and narrowed down by what it is, when it is needed and for whom.

A guide is found part by part and section by section; what a module is about and what all of it rests on as one page.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.pages.searching import plain, register_pages, sections
from search.facets import choice_facet

from .models import GuidePartPage, ModulePage, ResearchPage, ToolkitItemPage
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


def said_in_part(part):
    for anchor, title, text in sections(part.body):
        if anchor:
            yield {"part": anchor, "title": title, "text": text, "tags": (part.title,)}
        else:
            yield {"text": f"{part.lede}\n{text}", "weight": 2}


def said_of_module(page):
    yield {
        "text": f"{page.lede}\n{plain(page.body)}",
        "tags": (page.module.name.for_reader(page.locale.language_code),),
    }


def said_in_research(page):
    yield {"text": "\n".join([page.lede, plain(page.body), plain(page.references)])}


def facets(asker):
    return {
        "phase": choice_facet(_("When"), Phase.choices),
        "role": choice_facet(pgettext_lazy("facet", "For whom"), Role.choices),
        "tool": choice_facet(_("What"), Kind.choices),
    }


register_pages("tool", ToolkitItemPage, label=_("Toolkit"), said=said, facets=facets, order=30)
register_pages("guide", GuidePartPage, label=_("Guides"), said=said_in_part, order=32)
register_pages(
    "module",
    ModulePage,
    label=_("Mentoring modules"),
    said=said_of_module,
    prepare=lambda pages: pages.select_related("locale", "module"),
    order=34,
)
register_pages("research", ResearchPage, label=_("Research"), said=said_in_research, order=36)
