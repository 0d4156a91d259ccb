from datetime import datetime

from django.db import transaction
from django.urls import reverse

from portal.accounts.audiences import audience
from portal.accounts.models import Grant, Member
from portal.accounts.services import revoke_role
from portal.common.clock import now
from portal.notifications.services import forget, notify

from ..events import member_left
from ..models import Departure, Membership, Space
from ..notices import ASKED, REMOVED, RULES_CHANGED
from .changing import archive_space
from .moderators import LastModerator, hold_moderators, is_last_moderator, make_moderator


@transaction.atomic
def leave_space(*, space: Space, by: Member, at: datetime | None = None) -> None:
    """Stop being a member; what she wrote stays. Leaving twice changes nothing.

    Raises LastModerator while others are there whom nobody would look after.
    """
    membership = _held(space, by)
    if membership is None:
        return
    if is_last_moderator(membership) and _others(membership).exists():
        raise LastModerator
    _go(membership, at=at)


@transaction.atomic
def leave_for_good(*, membership: Membership) -> None:
    """She leaves the portal and need not ask: whoever has been there longest looks after the space from now on."""
    heir = _others(membership).filter(member__is_active=True).order_by("joined_at").first()
    if is_last_moderator(membership) and heir is not None:
        make_moderator(heir)
    _go(membership)


@transaction.atomic
def remove_member(*, membership: Membership, by: Member, reason: str, at: datetime | None = None) -> None:
    """Ask somebody to leave. She reads the reason as it was written, and may ask to come back after 30 days."""
    space, member = membership.space, membership.member
    end_membership(membership)
    Departure.objects.update_or_create(
        space=space,
        member=member,
        defaults={"kind": Departure.Kind.REMOVED, "reason": reason, "at": at or now()},
    )
    notify(to=member, notice=REMOVED, url=reverse("spaces:space_list"), about=space)


@transaction.atomic
def unseat_member(*, space: Space, member: Member) -> None:
    """Her part in the programme is over; whoever joined by herself or was invited stays."""
    membership = Membership.objects.filter(space=space, member=member, by_standing=True).first()
    if membership is not None:
        end_membership(membership)


def end_membership(membership: Membership) -> None:
    """Every way out of a space ends here, inside the transaction of its service."""
    member_left.send(sender=Space, membership=membership)
    space, member = membership.space, membership.member
    membership.delete()
    for notice in (ASKED, RULES_CHANGED):
        forget(about=space, notice=notice, to=member)
    revoke_role(member=member, role=Grant.Role.MODERATOR, scope=audience("space", space.pk))


def _go(membership: Membership, *, at: datetime | None = None) -> None:
    at, space = at or now(), membership.space
    if membership.by_standing:
        Departure.objects.update_or_create(
            space=space, member=membership.member, defaults={"kind": Departure.Kind.LEFT, "at": at}
        )
    alone = not _others(membership).exists()
    end_membership(membership)
    if alone and space.carrier == Space.Carrier.MEMBERS and not space.is_archived:
        # A small group without anybody is over; nobody could ever open its door again.
        archive_space(space=space, at=at)


def _held(space: Space, member: Member) -> Membership | None:
    hold_moderators(space)
    return Membership.objects.filter(space=space, member=member).select_related("space", "member").first()


def _others(membership: Membership):
    return Membership.objects.filter(space=membership.space_id).exclude(pk=membership.pk)
