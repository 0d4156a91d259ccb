"""The manual is found section by section."""

from django.utils.translation import gettext_lazy as _

from portal.pages.searching import register_pages, sections
from search.facets import choice_facet

from .models import ManualPage, Role

# Whoever looks for a subject wants it told first and its buttons after; what is for staff comes last.
WEIGHT, WEIGHT_FOR_STAFF = -2, -5
FOR_STAFF = {Role.COORDINATOR, Role.EDITOR}


def said(page):
    weight = WEIGHT_FOR_STAFF if page.role in FOR_STAFF else WEIGHT
    for anchor, title, text in sections(page.body):
        role = {"facets": {"role": [page.role]}, "weight": weight}
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
