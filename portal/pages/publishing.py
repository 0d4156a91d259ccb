"""References that lead nowhere, on the ways to publish that pass no form: approval at the desk, and many pages at once.

Whatever is published by the clock or by a program has nobody to ask: its reference shows as plain words, and the checks
of the pages name it.
"""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .references import lost_references

ASKED = "lost-references"


def where_to_mend(page: Page) -> str:
    """The editing page that says which references lead nowhere."""
    return f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?{urlencode({ASKED: 1})}"


def say_what_is_lost(request, page: Page):
    """Hook before a page is edited: says why it was not approved, at the place where it can be mended."""
    if request.method == "GET" and ASKED in request.GET:
        for reference in lost_references(page.get_latest_revision_as_object()):
            messages.error(
                request,
                _("Not published: the reference “%(words)s” leads nowhere.")
                % {"words": reference["text"][:80]},
            )


def stop_lost_references(request, action_type: str, objects: Iterable, action):
    """Hook before something is done to many: publishes none of them as long as one of them leads nowhere."""
    if action_type != "publish" or action.model is not Page:
        return None
    pages = {page.pk: page for page in objects}
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages |= {each.pk: each for each in page.get_descendants().not_live()}
    lost = [
        page.title
        for page in pages.values()
        if lost_references(page.specific.get_latest_revision_as_object(), soon=frozenset(pages))
    ]
    if not lost:
        return None
    messages.error(
        request,
        _("Nothing was published: references on these pages lead nowhere: %(pages)s. Open them to see which.")
        % {"pages": ", ".join(lost)},
    )
    return redirect(action.next_url)
