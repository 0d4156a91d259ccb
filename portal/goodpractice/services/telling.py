from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from portal.accounts.models import Consent, Member
from portal.accounts.services import give_consent, withdraw_consent
from portal.common.clock import now
from portal.notifications.services import notify
from portal.pages.review import editors, send_to_review
from portal.pages.traces import delete_with_traces

from ..forms import PracticeForm
from ..models import GoodPracticeIndexPage, GoodPracticePage, PracticeDraft
from ..notices import TAKEN_DOWN
from ..told import read_page, write_page

State = PracticeDraft.State

# The wording of the two questions before sending; a new wording is a new version.
CONSENT_VERSION = "1"


class WrongState(Exception):
    """Somebody was faster, or the page was old: it no longer stands where this act begins."""


class Incomplete(Exception):
    """An answer is missing or too long."""


def locked(draft: PracticeDraft, *states: str) -> PracticeDraft:
    """The same draft, held until the transaction ends, if it is in one of these states."""
    held = PracticeDraft.objects.select_for_update().select_related(None).get(pk=draft.pk)
    if held.state not in states:
        raise WrongState(held.state)
    return held


@transaction.atomic
def start_telling(*, by: Member, language: str) -> PracticeDraft:
    """Begin; an empty one that she began before is taken up again."""
    empty = PracticeDraft.objects.of(by).filter(state=State.DRAFT, answers={}, page=None).first()
    return empty or PracticeDraft.objects.create(member=by, language=language)


@transaction.atomic
def save_telling(*, draft: PracticeDraft, language: str, answers: Mapping) -> PracticeDraft:
    """Keep what was typed so far. A practice that has a page stays in the language of that page."""
    draft = locked(draft, *PracticeDraft.EDITABLE)
    draft.answers = dict(answers)
    if draft.page_id is None:
        draft.language = language or draft.language
    draft.save(update_fields=["answers", "language", "updated_at"])
    return draft


@transaction.atomic
def submit_telling(*, draft: PracticeDraft, at: datetime | None = None) -> PracticeDraft:
    """Write down both yeses, put the answers on a page that only editors see, and let them read it."""
    draft = locked(draft, *PracticeDraft.EDITABLE)
    form = PracticeForm({**draft.answers, "language": draft.language}, languages=[draft.language])
    index = GoodPracticeIndexPage.objects.live().filter(locale__language_code=draft.language).first()
    if index is None or not form.is_valid():
        raise Incomplete
    give_consent(
        member=draft.member,
        kind=Consent.Kind.PUBLISHING,
        version=CONSENT_VERSION,
        scope=draft.consent_scope,
        at=at,
    )
    page = page_of(draft) or GoodPracticePage(locale=index.locale, owner=draft.member, live=False)
    write_page(page, form.answers)
    page.licence_agreed = True
    if page.pk is None:
        index.add_child(instance=page)
        draft.page = page
    page.save_revision(user=draft.member)
    draft.state, draft.reason, draft.submitted_at = State.SUBMITTED, "", at or now()
    draft.save(update_fields=["page", "state", "reason", "submitted_at", "updated_at"])
    send_to_review(page=page, by=draft.member)
    return draft


def page_of(draft: PracticeDraft) -> GoodPracticePage | None:
    """The page as it was last written, published or not."""
    return draft.page.get_latest_revision_as_object() if draft.page else None


def pages_of(draft: PracticeDraft) -> list[GoodPracticePage]:
    """What was made of it, in every language."""
    if draft.page is None:
        return []
    return list(GoodPracticePage.objects.filter(translation_key=draft.page.translation_key))


@transaction.atomic
def withdraw_telling(*, draft: PracticeDraft) -> PracticeDraft:
    """Take it back before an editor has decided; her words stay with her. What is published stays published."""
    draft = locked(draft, State.SUBMITTED, State.RETURNED)
    drop_page(draft)
    draft.state, draft.reason = State.DRAFT, ""
    draft.save(update_fields=["page", "state", "reason", "updated_at"])
    if not draft.is_public:
        # Also where it was published once: nobody may show it again without asking her.
        withdraw_consent(member=draft.member, kind=Consent.Kind.PUBLISHING, scope=draft.consent_scope)
    return draft


def drop_page(draft: PracticeDraft) -> None:
    """End the review. What readers never saw goes; of a published page only the change goes."""
    page = draft.page
    if page is None:
        return
    unschedule(page)
    if state := page.current_workflow_state:
        state.cancel()
    if page.live:
        page.save_revision(user=draft.member, clean=False)
    elif page.first_published_at is None:
        draft.page = None
        draft.save(update_fields=["page", "updated_at"])
        delete_with_traces(page=page)


def unschedule(page: GoodPracticePage) -> None:
    """It does not appear by itself at an hour that an editor once set."""
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)


@transaction.atomic
def reopen_telling(*, draft: PracticeDraft) -> PracticeDraft:
    """Go on writing at what is published; readers see the old words until the new ones are read."""
    draft = locked(draft, State.PUBLISHED, State.TAKEN_DOWN)
    if draft.page:
        draft.answers = read_page(page_of(draft))
    draft.state = State.DRAFT
    draft.save(update_fields=["answers", "state", "updated_at"])
    return draft


@transaction.atomic
def take_down(*, draft: PracticeDraft) -> None:
    """Take the yes to publishing back; what follows from it is `stop_publishing`, wherever she took it back."""
    withdraw_consent(member=draft.member, kind=Consent.Kind.PUBLISHING, scope=draft.consent_scope)
    # Without a standing consent (an editor entered it) nobody would hear of it.
    stop_publishing(draft=draft)


@transaction.atomic
def stop_publishing(*, draft: PracticeDraft) -> None:
    """Show it to nobody any more, in no language, and tell the editors; doing it twice changes nothing."""
    draft = PracticeDraft.objects.select_for_update().select_related(None).get(pk=draft.pk)
    was_submitted = draft.state in {State.SUBMITTED, State.RETURNED}
    told = pages_of(draft)
    for page in told:
        unschedule(page)
    shown = [page for page in told if page.live]
    if not shown and not was_submitted:
        return
    if was_submitted:
        drop_page(draft)
    for page in shown:
        # As nobody: she may, by her consent, what no permission of Wagtail's gives her.
        page.unpublish()
    draft.state = State.TAKEN_DOWN if shown else State.DRAFT
    draft.save(update_fields=["page", "state", "updated_at"])
    for editor in editors() if shown else []:
        notify(
            to=editor,
            notice=TAKEN_DOWN,
            url=reverse("wagtailadmin_pages:edit", args=[draft.page_id]),
            about=draft,
        )


@transaction.atomic
def delete_telling(*, draft: PracticeDraft) -> None:
    """Forget what she told, with the page that readers do not see and what was translated from it."""
    draft = locked(draft, State.DRAFT, State.RETURNED, State.TAKEN_DOWN)
    page = draft.page
    if page and page.live:
        raise WrongState
    scope, told = draft.consent_scope, pages_of(draft)
    draft.delete()
    withdraw_consent(member=draft.member, kind=Consent.Kind.PUBLISHING, scope=scope)
    for page in told:
        delete_with_traces(page=page)
