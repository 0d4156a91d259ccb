"""The manual is found section by section."""

from django.utils.translation import gettext_lazy as _

from portal.pages.searching import register_pages, sections
from search.facets import choice_facet

from .models import ManualPage, Role


def said(page):
    for anchor, title, text in sections(page.body):
        role = {"facets": {"role": [page.role]}}
        if anchor:
            yield {"part": anchor, "title": title, "text": text, "tags": (page.title,), **role}
        else:
            yield {"text": f"{page.lede}\n{text}", **role}


register_pages(
    "manual",
    ManualPage,
    label=_("Manual"),
    said=said,
    facets=lambda asker: {"role": choice_facet(_("For whom"), Role.choices)},
    order=70,
)
