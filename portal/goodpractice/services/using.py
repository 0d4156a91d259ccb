from datetime import datetime

from django.db import transaction
from django.urls import reverse

from portal.accounts.models import Member, Organisation
from portal.accounts.rules import has_blocked_either_way
from portal.common import pagecache
from portal.common.clock import now
from portal.notifications.services import forget, notify
from portal.pages.review import editors

from ..models import GoodPracticePage, PracticeDraft, PracticeUse
from ..notices import USE_DECLINED, USE_RELEASED, USE_WAITING, USED

State = PracticeUse.State


@transaction.atomic
def report_use(
    *,
    page: GoodPracticePage,
    by: Member,
    did: str,
    differed: str = "",
    organisation: Organisation | None = None,
    language: str = "",
) -> PracticeUse:
    """Write or rewrite her one report on a practice. Whatever is new waits for an editor's eyes."""
    words = {
        "did": did,
        "differed": differed,
        "organisation": organisation,
        "language": language or by.language,
    }
    existing = PracticeUse.objects.of(by).about(page).select_for_update().first()
    if existing and all(getattr(existing, name) == value for name, value in words.items()):
        return existing
    use, _created = PracticeUse.objects.update_or_create(
        member=by,
        practice=page.translation_key,
        defaults={**words, "state": State.WAITING, "reason": "", "released_at": None},
    )
    if existing and existing.state == State.RELEASED:
        pagecache.raise_generation()
    for editor in editors().exclude(pk=by.pk):
        notify(to=editor, notice=USE_WAITING, url=reverse("goodpractice_admin:use", args=[use.pk]), about=use)
    return use


@transaction.atomic
def release_use(*, use: PracticeUse, by: Member, at: datetime | None = None) -> PracticeUse:
    """Show a report, and tell both who wrote it and whose practice it is (unless one has blocked the other)."""
    use = PracticeUse.objects.select_for_update().select_related(None).get(pk=use.pk)
    if use.state == State.RELEASED:
        return use
    use.state, use.reason, use.released_at = State.RELEASED, "", at or now()
    use.save(update_fields=["state", "reason", "released_at", "updated_at"])
    pagecache.raise_generation()
    decided(use, USE_RELEASED)
    tellings = PracticeDraft.objects.filter(page__translation_key=use.practice).select_related(
        "member", "page"
    )
    for telling in tellings:
        if telling.member_id != use.member_id and not has_blocked_either_way(telling.member, use.member):
            notify(to=telling.member, notice=USED, url=telling.get_absolute_url(), about=use)
    return use


@transaction.atomic
def decline_use(*, use: PracticeUse, by: Member, reason: str) -> PracticeUse:
    """Do not show a report, with a reason that its writer reads; she may write it anew."""
    use = PracticeUse.objects.select_for_update().select_related(None).get(pk=use.pk)
    was_shown = use.state == State.RELEASED
    use.state, use.reason, use.released_at = State.DECLINED, reason, None
    use.save(update_fields=["state", "reason", "released_at", "updated_at"])
    if was_shown:
        pagecache.raise_generation()
    decided(use, USE_DECLINED)
    return use


def decided(use: PracticeUse, notice) -> None:
    forget(about=use, notice=USE_WAITING)
    notify(to=use.member, notice=notice, url=use.get_absolute_url(), about=use)


@transaction.atomic
def delete_use(*, use: PracticeUse) -> None:
    forget(about=use)
    use.delete()
    pagecache.raise_generation()
