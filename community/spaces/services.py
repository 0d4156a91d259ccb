from datetime import datetime

from django.db import transaction

from portal.accounts.audiences import PUBLIC
from portal.accounts.audiences import audience as audience_of
from portal.accounts.models import Grant, Member
from portal.accounts.services import grant_role, revoke_role
from portal.common.clock import now
from portal.common.translated import Translated

from .events import member_joined, member_left
from .models import Membership, Space


class NotOpen(Exception):
    """This space is not one that anybody may join by herself."""


class HouseRulesNotAccepted(Exception):
    """Nobody speaks in a space without a yes to its house rules."""


@transaction.atomic
def open_space(
    *,
    slug: str,
    name: dict[str, str],
    kind: str = Space.Kind.OPEN,
    audience: str = PUBLIC,
    about: dict[str, str] | None = None,
    house_rules: dict[str, str] | None = None,
    language: str = "",
) -> Space:
    """Make a space with its words, each in one language or in several, and nobody in it yet."""
    return Space.objects.create(
        slug=slug,
        kind=kind,
        audience=audience,
        name=Translated(name),
        about=Translated(about or {}),
        house_rules=Translated(house_rules or {}),
        language=language,
    )


@transaction.atomic
def join_space(
    *, space: Space, by: Member, accepts_house_rules: bool, at: datetime | None = None
) -> Membership:
    """Become a member of an open space; joining twice changes nothing."""
    if not space.is_open:
        raise NotOpen
    if not accepts_house_rules:
        raise HouseRulesNotAccepted
    at = at or now()
    membership, is_new = Membership.objects.get_or_create(
        space=space,
        member=by,
        defaults={
            "joined_at": at,
            "rules_accepted_at": at,
            "rules_version": space.house_rules_version,
        },
    )
    if is_new:
        member_joined.send(sender=Space, membership=membership)
    return membership


@transaction.atomic
def leave_space(*, space: Space, by: Member) -> None:
    """Stop being a member; what she wrote stays. Leaving twice changes nothing."""
    membership = Membership.objects.filter(space=space, member=by).first()
    if membership is None:
        return
    member_left.send(sender=Space, membership=membership)
    membership.delete()
    revoke_role(member=by, role=Grant.Role.MODERATOR, scope=audience_of("space", space.pk))


@transaction.atomic
def appoint_moderator(*, membership: Membership, by: Member | None = None) -> None:
    """Let a member look after the space; the role goes when she leaves."""
    membership.role = Membership.Role.MODERATOR
    membership.save(update_fields=["role", "updated_at"])
    grant_role(
        member=membership.member,
        role=Grant.Role.MODERATOR,
        scope=audience_of("space", membership.space_id),
        by=by,
    )
