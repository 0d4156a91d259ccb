"""Spaces and the people in them."""

import itertools

from community.spaces.models import Membership, Space
from community.spaces.services import join_space, open_space

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
