"""The ways to publish: where somebody can be asked, she reads what speaks against it; where not, the editors are told.

Two things can speak against it. An objection (`objections.py`) holds on every way. A reference that leads nowhere is
stopped at the desk and for many pages at once; by the clock or by a program it shows as plain words, and the checks of
the pages name it.
"""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from portal.notifications.services import notify

from .notices import NOT_PUBLISHED
from .objections import objections_to
from .references import lost_references
from .review import editors

ASKED = "not-published"


def where_to_mend(page: Page) -> str:
    """The editing page that says why it was not published."""
    return f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}?{urlencode({ASKED: 1})}"


def must_not_be_approved(page: Page) -> bool:
    """Whether something speaks against this text."""
    return bool(_objections(page) or lost_references(page))


def refuse(*, page: Page, user=None) -> None:
    """Do not publish where nobody can be asked; it is not tried again by the clock, and the editors hear of it."""
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    for editor in {*editors(), *([user] if user else [])}:
        notify(to=editor, notice=NOT_PUBLISHED, url=where_to_mend(page), about=page)


def _objections(page: Page) -> list[str]:
    with transaction.atomic():
        return objections_to(page)


def _say(request, page: Page) -> bool:
    """Tell the editor at her desk what speaks against it; whether anything does."""
    said = _objections(page)
    for sentence in said:
        messages.error(request, sentence)
    return bool(said)


def stop_publishing_by_hand(request, page: Page):
    """Hook before a page is published from its form."""
    return redirect("wagtailadmin_pages:edit", page.pk) if _say(request, page) else None


def say_why_not(request, page: Page):
    """Hook before a page is edited: says why it was not approved, at the place where it can be mended."""
    if request.method == "GET" and ASKED in request.GET:
        _say(request, page)
        for reference in lost_references(page.get_latest_revision_as_object()):
            messages.error(
                request,
                _("Not published: the reference “%(words)s” leads nowhere.")
                % {"words": reference["text"][:80]},
            )


def stop_publishing_many(request, action_type: str, objects: Iterable, action):
    """Hook before something is done to many: publishes none of them as long as something speaks against one."""
    if action_type != "publish" or action.model is not Page:
        return None
    pages = {page.pk: page for page in objects}
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages |= {each.pk: each for each in page.get_descendants().not_live()}
    together = frozenset(pages)
    specific = [page.specific for page in pages.values()]
    unwanted = [page for page in specific if _objections(page)]
    lost = [page for page in specific if lost_references(page.get_latest_revision_as_object(), soon=together)]
    if unwanted:
        messages.error(
            request,
            _(
                "Nothing was published: something speaks against these pages: %(pages)s. Open them to see what."
            )
            % {"pages": ", ".join(page.title for page in unwanted)},
        )
    if lost:
        messages.error(
            request,
            _(
                "Nothing was published: references on these pages lead nowhere: %(pages)s. Open them to see which."
            )
            % {"pages": ", ".join(page.title for page in lost)},
        )
    return redirect(action.next_url) if unwanted or lost else None
