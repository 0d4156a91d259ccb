from datetime import datetime

from django.db import transaction
from django.urls import reverse

from portal.accounts.models import Member
from portal.common.clock import now
from portal.notifications.services import forget, notify

from ..events import member_joined
from ..models import Departure, Invitation, JoinRequest, Membership, Space
from ..notices import RULES_CHANGED, SEATED
from ..rules import may_join


class NotOpen(Exception):
    """This space is not one that anybody may join by herself."""


class HouseRulesNotAccepted(Exception):
    """Nobody speaks in a space without a yes to its house rules."""


class NoPlaceLeft(Exception):
    """A small group is full."""


@transaction.atomic
def join_space(
    *,
    space: Space,
    by: Member,
    accepts_house_rules: bool,
    is_listed: bool = False,
    at: datetime | None = None,
) -> Membership:
    """Become a member of an open space; joining twice changes nothing."""
    if not space.is_open:
        raise NotOpen
    if not accepts_house_rules:
        raise HouseRulesNotAccepted
    there = Membership.objects.filter(space=space, member=by).first()
    if there:
        return there
    if not may_join(by, space):
        raise NotOpen
    return admit(space=space, member=by, agreed_to=space.house_rules_version, is_listed=is_listed, at=at)


def admit(
    *,
    space: Space,
    member: Member,
    agreed_to: int,
    is_listed: bool = False,
    by_standing: bool = False,
    at: datetime | None = None,
) -> Membership:
    """Write the membership, once; every way into a space ends here, inside the transaction of its service.

    `agreed_to` is the version of the house rules she said yes to, 0 for none yet.
    """
    at = at or now()
    # Held, so that the last place of a small group is taken once.
    held = Space.objects.select_for_update().get(pk=space.pk)
    there = Membership.objects.filter(space=space, member=member).first()
    if there:
        return there
    if held.places is not None and held.memberships.count() >= held.places:
        raise NoPlaceLeft
    membership = Membership.objects.create(
        space=space,
        member=member,
        joined_at=at,
        rules_accepted_at=at if agreed_to else None,
        rules_version=agreed_to,
        is_listed=is_listed,
        by_standing=by_standing,
    )
    settle_the_ways_in(space=space, member=member, at=at)
    member_joined.send(sender=Space, membership=membership)
    return membership


def settle_the_ways_in(*, space: Space, member: Member, at: datetime) -> None:
    """Whoever is inside waits for nothing, is invited no longer, and her departure is forgotten."""
    accepted = {"state": "accepted", "answered_at": at}
    JoinRequest.objects.waiting().filter(space=space, member=member).update(words="", **accepted)
    Invitation.objects.holding(at=at).filter(space=space, member=member).update(**accepted)
    Invitation.objects.holding(at=at).filter(space=space, email__iexact=member.email).update(**accepted)
    Departure.objects.filter(space=space, member=member).delete()


@transaction.atomic
def seat_member(*, space: Space, member: Member, at: datetime | None = None) -> Membership | None:
    """Let a member in because of her part in a programme; she says yes to the house rules before she writes.

    Not if she left this space, or was asked to: then a standing alone does not bring her back.
    """
    there = Membership.objects.filter(space=space, member=member).first()
    if there:
        return there
    if Departure.objects.filter(space=space, member=member).exists():
        return None
    membership = admit(space=space, member=member, agreed_to=0, by_standing=True, at=at)
    notify(to=member, notice=SEATED, url=space.get_absolute_url(), about=space)
    return membership


@transaction.atomic
def accept_house_rules(*, membership: Membership, version: int, at: datetime | None = None) -> None:
    """Say yes to the house rules in the version that was on the page; an older one is not the present one."""
    if version != membership.space.house_rules_version:
        raise HouseRulesNotAccepted
    membership.rules_version = version
    membership.rules_accepted_at = at or now()
    membership.save(update_fields=["rules_version", "rules_accepted_at", "updated_at"])


@transaction.atomic
def choose_listing(*, membership: Membership, is_listed: bool) -> None:
    """Be shown to other members in the list, or no longer."""
    membership.is_listed = is_listed
    membership.save(update_fields=["is_listed", "updated_at"])


def tell_of_new_rules(*, space: Space, besides: Member | None) -> None:
    """To everybody whose yes is older than the house rules."""
    older = space.memberships.filter(rules_version__lt=space.house_rules_version, member__is_active=True)
    forget(about=space, notice=RULES_CHANGED)
    for membership in older.exclude(member=besides).select_related("member"):
        url = reverse("spaces:house_rules", args=[space.slug])
        notify(to=membership.member, notice=RULES_CHANGED, url=url, about=space)
