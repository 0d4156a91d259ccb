from datetime import datetime

from django.db import transaction

from mentors.matching.models import Match
from portal.accounts.models import Tie
from portal.accounts.services import tie
from portal.common.clock import now
from portal.notifications.services import notify

from . import notices
from .models import Mentorship, Participant


@transaction.atomic
def open_mentorship(*, match: Match, at: datetime | None = None) -> Mentorship:
    """Open a page for the two of a match; a match has one, however often it is told. The mentee is told."""
    mentorship, is_new = Mentorship.objects.get_or_create(
        match=match, defaults={"programme": match.profile.programme, "opened_at": at or now()}
    )
    if not is_new:
        return mentorship
    for member, part in ((match.mentor, Participant.Part.MENTOR), (match.mentee, Participant.Part.MENTEE)):
        Participant.objects.create(mentorship=mentorship, member=member, part=part)
    tie(a=match.mentor, b=match.mentee, kind=Tie.Kind.PAIR, scope=f"mentorship:{mentorship.pk}")
    notify(to=match.mentee, notice=notices.BEGUN, url=mentorship.get_absolute_url(), about=mentorship)
    return mentorship


@transaction.atomic
def say_how_to_reach(*, participant: Participant, words: str) -> None:
    """Tell the others of the mentorship how one likes to be reached; they are told when it is new to them."""
    is_news = bool(words) and words != participant.reach_me
    participant.reach_me = words
    participant.save(update_fields=["reach_me", "updated_at"])
    if not is_news:
        return
    mentorship = participant.mentorship
    for other in mentorship.participants.exclude(pk=participant.pk).select_related("member"):
        notify(to=other.member, notice=notices.REACHABLE, url=mentorship.get_absolute_url(), about=mentorship)
