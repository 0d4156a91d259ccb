"""Who belongs to a programme at a moment, and as what. Apps above that know of mentors of their own register here."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from portal.accounts.models import Grant

from .models import CohortMember, Programme, ProgrammeSpace

Part = ProgrammeSpace.Part
# `provider(programme)` names the ids of the members who are mentors of it, in a cohort or not.
_mentor_providers: list[Callable[[Programme], Iterable[UUID]]] = []


def register_mentors(provider: Callable[[Programme], Iterable[UUID]]) -> None:
    if provider not in _mentor_providers:
        _mentor_providers.append(provider)


def coordinators_of(programme: Programme) -> set[UUID]:
    grants = Grant.objects.in_role(Grant.Role.COORDINATOR).within(programme.organisation_id)
    return set(grants.filter(member__is_active=True).values_list("member_id", flat=True))


def people_of(programme: Programme, *, at: datetime) -> dict[str, set[UUID]]:
    """The ids of those who belong into each space of the programme, coordinators not counted.

    Everybody: mentors, and whoever is in a cohort that has not ended. Alumni: whoever was in one that has.
    """
    mentors = {member_id for provider in _mentor_providers for member_id in provider(programme)}
    rows = CohortMember.objects.filter(cohort__programme=programme, member__is_active=True)
    running = list(rows.filter(cohort__ends_on__gte=at.date()).values_list("member_id", "part"))
    mentors |= {member_id for member_id, part in running if part == CohortMember.Part.MENTOR}
    ended = rows.filter(cohort__ends_on__lt=at.date()).values_list("member_id", flat=True)
    return {
        Part.EVERYBODY: mentors | {member_id for member_id, _part in running},
        Part.MENTORS: mentors,
        Part.ALUMNI: set(ended),
    }
