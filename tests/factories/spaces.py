"""Spaces and the people in them."""

import itertools

from community.spaces.models import Membership, Space
from community.spaces.services import appoint_moderator, join_space, open_space

_count = itertools.count(1)


def make_space(**fields) -> Space:
    number = next(_count)
    fields.setdefault("slug", f"space-{number}")
    fields.setdefault("name", {"en": f"Arriving {number}"})
    fields.setdefault("house_rules", {"en": "We listen first."})
    if fields.get("kind") == Space.Kind.HIDDEN:
        fields.setdefault("audience", "space:none")
    return open_space(**fields)


def seat(member, space: Space) -> Membership:
    """Make somebody a member of a space, whatever its kind."""
    if space.is_open:
        return join_space(space=space, by=member, accepts_house_rules=True)
    membership = Membership(space=space, member=member, rules_version=1)
    membership.joined_at = membership.rules_accepted_at = space.created_at
    membership.save()
    return membership


def furnish(world):
    """An open space of the mentee, the mentor and the moderator, and a closed one of the mentee alone."""
    space = make_space(name={"en": "Open to all"})
    for role in ("mentee", "mentor", "moderator"):
        membership = seat(world.people[role], space)
    appoint_moderator(membership=membership)
    closed = make_space(kind=Space.Kind.CLOSED, audience="members")
    seat(world.people["mentee"], closed)
    world.things |= {"space": space, "closed_space": closed}
