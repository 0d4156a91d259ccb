from django.db import transaction

from portal.accounts.audiences import audience
from portal.accounts.models import Grant, Member
from portal.accounts.services import grant_role, revoke_role
from portal.notifications.services import notify

from ..models import Membership, Space
from ..notices import ENTRUSTED
from .joining import admit


class LastModerator(Exception):
    """Who alone looks after a space hands that over before she goes."""


# Who looks after a small group of friends is no staff of the portal (docs/decisions/0033).
CARRIED_BY_STAFF = (Space.Carrier.PORTAL, Space.Carrier.ORGANISATION)


@transaction.atomic
def appoint_moderator(*, membership: Membership, by: Member | None = None) -> None:
    """Let a member look after the space; the role goes when she leaves."""
    if not membership.is_moderator:
        make_moderator(membership, by=by)


@transaction.atomic
def entrust(*, space: Space, member: Member, by: Member) -> Membership:
    """From outside, where nobody inside looks after a space any more: seat somebody and let her do it."""
    membership = admit(space=space, member=member, agreed_to=0)
    appoint_moderator(membership=membership, by=by)
    return membership


@transaction.atomic
def dismiss_moderator(*, membership: Membership) -> None:
    """She is a member like the others again. Raises LastModerator if nobody else looks after the space."""
    hold_moderators(membership.space)
    if is_last_moderator(membership):
        raise LastModerator
    membership.role = Membership.Role.MEMBER
    membership.save(update_fields=["role", "updated_at"])
    revoke_role(
        member=membership.member,
        role=Grant.Role.MODERATOR,
        scope=audience("space", membership.space_id),
    )


def make_moderator(membership: Membership, *, by: Member | None = None) -> None:
    space, member = membership.space, membership.member
    membership.role = Membership.Role.MODERATOR
    membership.save(update_fields=["role", "updated_at"])
    if space.carrier in CARRIED_BY_STAFF:
        grant_role(member=member, role=Grant.Role.MODERATOR, scope=audience("space", space.pk), by=by)
    if member != by:
        notify(to=member, notice=ENTRUSTED, url=space.get_absolute_url(), about=space)


def is_last_moderator(membership: Membership) -> bool:
    others = Membership.objects.filter(space=membership.space_id).exclude(pk=membership.pk)
    return membership.is_moderator and not others.moderating().exists()


def hold_moderators(space: Space) -> None:
    """Lock them in one order, so that two who go at once do not both find the other still there."""
    list(space.memberships.moderating().order_by("pk").select_for_update())
