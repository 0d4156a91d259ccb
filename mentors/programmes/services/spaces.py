"""The spaces a programme owns: one for everybody, one for its mentors alone, one for those who took part before."""

import contextlib
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from community.spaces import defaults
from community.spaces.models import Membership, Space
from community.spaces.services import (
    LastModerator,
    appoint_moderator,
    dismiss_moderator,
    open_space,
    seat_member,
    unseat_member,
)
from portal.accounts.models import Member
from portal.common.clock import now

from ..models import Programme, ProgrammeSpace
from ..standing import coordinators_of, people_of

Part = ProgrammeSpace.Part


@transaction.atomic
def open_programme_spaces(*, programme: Programme, at: datetime | None = None) -> list[ProgrammeSpace]:
    """Open what is missing and seat everybody who belongs; that for alumni once there are some. Twice changes nothing."""
    at = at or now()
    # Held, so that two workers do not open the same space.
    programme = (
        Programme.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=programme.pk)
    )
    there = set(programme.spaces.values_list("part", flat=True))
    parts = [Part.EVERYBODY, Part.MENTORS]
    if people_of(programme, at=at)[Part.ALUMNI]:
        parts.append(Part.ALUMNI)
    for part in parts:
        if part not in there:
            ProgrammeSpace.objects.create(programme=programme, part=part, space=_opened(programme, part, at))
    settle_spaces(programme=programme, at=at)
    return list(programme.spaces.select_related("space"))


@transaction.atomic
def settle_spaces(*, programme: Programme, member: Member | None = None, at: datetime | None = None) -> None:
    """Let members come and go with their standing: one of them, or all. Whoever left by herself is left in peace.

    Coordinators of the organisation look after the spaces. The alumni's space outlives cohorts: nobody is unseated there.
    """
    spaces = list(programme.spaces.select_related("space"))
    if not spaces:
        return
    people, coordinators = people_of(programme, at=at or now()), coordinators_of(programme)
    for owned in spaces:
        _settle(owned, people[owned.part], coordinators, member)


@transaction.atomic
def release_coordinator(*, programme: Programme, member: Member) -> None:
    """Who no longer coordinates leaves the programme's spaces, or stays in them as what else she is."""
    people = people_of(programme, at=now())
    for owned in programme.spaces.select_related("space"):
        membership = (
            Membership.objects.moderating().filter(space=owned.space, member=member, by_standing=True).first()
        )
        if membership is None:
            continue
        if member.pk not in people[owned.part]:
            unseat_member(space=owned.space, member=member)
            continue
        # If nobody else looks after it, she does until a coordinator has come.
        with contextlib.suppress(LastModerator):
            dismiss_moderator(membership=membership)


def _settle(owned: ProgrammeSpace, people: set, coordinators: set, only: Member | None) -> None:
    memberships = Membership.objects.filter(space=owned.space)
    wanted = people | coordinators
    if only is not None:
        memberships, wanted = memberships.filter(member=only), wanted & {only.pk}
    inside = dict(memberships.values_list("member_id", "by_standing"))
    for newcomer in Member.objects.filter(pk__in=wanted - set(inside), is_active=True):
        membership = seat_member(space=owned.space, member=newcomer)
        if membership and newcomer.pk in coordinators:
            appoint_moderator(membership=membership)
    if owned.part == Part.ALUMNI:
        return
    gone = {member_id for member_id, by_standing in inside.items() if by_standing} - wanted
    for leaver in Member.objects.filter(pk__in=gone):
        unseat_member(space=owned.space, member=leaver)


def _opened(programme: Programme, part: str, at: datetime) -> Space:
    name, about = WORDS[part]
    is_for_alumni = part == Part.ALUMNI
    return open_space(
        slug=f"{programme.slug[:38]}-{part}",
        name=defaults.in_every_language(lambda: name() % {"programme": programme.name}),
        about=defaults.in_every_language(about),
        house_rules=defaults.house_rules(),
        # Alumni of earlier years are not in any cohort here; they ask.
        kind=Space.Kind.CLOSED if is_for_alumni else Space.Kind.HIDDEN,
        audience="members" if is_for_alumni else "",
        carrier=Space.Carrier.ORGANISATION,
        organisation=programme.organisation,
        at=at,
    )


# Said when a space is opened, once in each language.
WORDS = {
    Part.EVERYBODY: (
        lambda: gettext("%(programme)s: everybody"),
        lambda: gettext("For all who take part in the programme: mentees, mentors and coordinators."),
    ),
    Part.MENTORS: (
        lambda: gettext("%(programme)s: mentors"),
        lambda: gettext(
            "For the mentors of the programme alone: what one would rather ask among colleagues."
        ),
    ),
    Part.ALUMNI: (
        lambda: gettext("%(programme)s: alumni"),
        lambda: gettext("For all who once took part in the programme and would like to stay in touch."),
    ),
}
