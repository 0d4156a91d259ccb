from datetime import datetime

from django.db import transaction

from mentors.directory.models import MentorProfile
from mentors.programmes.models import Cohort, CohortMember, Programme
from mentors.programmes.services import join_cohort
from portal.accounts.models import Member
from portal.common.clock import now
from portal.notifications.services import notify
from search.services import index

from .. import notices
from ..events import match_made
from ..models import Application, Match
from .application import NotWaiting, decide, let_files_go, withdraw_application


class NoPlaceLeft(Exception):
    """The mentor's last place was taken in the meantime."""


@transaction.atomic
def accept_application(*, application: Application, by: Member, at: datetime | None = None) -> Match:
    """Say yes: takes a place, makes the match, tells the mentee and whoever listens to `match_made`.

    Accepting twice gives the same match. Raises NoPlaceLeft and NotWaiting; then nothing has happened.
    """
    at = at or now()
    if not decide(application, Application.State.ACCEPTED, at=at):
        made = Match.objects.filter(application=application).first()
        if made is None:
            raise NotWaiting
        return made
    # One statement that asks and takes: twenty at once leave no room between the two.
    if not MentorProfile.objects.filter(pk=application.profile_id).take_place():
        raise NoPlaceLeft
    # Whoever looks for a free place must not find one that is taken.
    index(kind="mentor", thing=application.profile)
    match = Match.objects.create(
        profile=application.profile,
        mentee=application.mentee,
        cohort=_cohort(application, at),
        application=application,
        way=Match.Way.APPLIED,
        made_at=at,
    )
    if match.cohort:
        join_cohort(cohort=match.cohort, member=match.mentee, part=CohortMember.Part.MENTEE)
        join_cohort(cohort=match.cohort, member=match.mentor, part=CohortMember.Part.MENTOR)
    _take_back_the_others(application, at)
    match_made.send(sender=Match, match=match)
    return match


@transaction.atomic
def decline_application(
    *, application: Application, by: Member, reason: str, words: str = "", at: datetime | None = None
) -> None:
    """Say no with a kind reason; the mentee is told, the files go, and she may ask somebody else."""
    declined = decide(
        application, Application.State.DECLINED, at=at, decline_reason=reason, decline_words=words
    )
    if not declined:
        raise NotWaiting
    let_files_go(application)
    notify(
        to=application.mentee, notice=notices.DECLINED, url=application.get_absolute_url(), about=application
    )


def _take_back_the_others(application: Application, at: datetime) -> None:
    """Who has found her mentor asks nobody else in this programme, where it pairs one with one."""
    if application.programme.mode != Programme.Mode.ONE_TO_ONE:
        return
    others = Application.objects.open().filter(
        mentee=application.mentee, profile__programme=application.programme
    )
    for other in others.exclude(pk=application.pk).select_related("profile__member"):
        withdraw_application(application=other, at=at)


def _cohort(application: Application, at: datetime) -> Cohort | None:
    """The run of the programme that takes people now, or the one that goes on."""
    cohorts = Cohort.objects.filter(programme=application.programme)
    return cohorts.open_for_applications(at=at).first() or cohorts.filter(ends_on__gte=at.date()).first()
