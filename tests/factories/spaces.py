"""Spaces and the people in them."""

import itertools

from community.spaces.models import Membership, Space
from community.spaces.services import (
    add_document,
    appoint_moderator,
    ask_to_join,
    invite_member,
    join_space,
    open_space,
)
from tests.factories.files import pdf, upload

_count = itertools.count(1)


def make_space(**fields) -> Space:
    number = next(_count)
    fields.setdefault("slug", f"space-{number}")
    fields.setdefault("name", {"en": f"Arriving {number}"})
    fields.setdefault("house_rules", {"en": "We listen first."})
    return open_space(**fields)


def seat(member, space: Space) -> Membership:
    """Make somebody a member of a space, whatever its kind."""
    if space.is_open:
        return join_space(space=space, by=member, accepts_house_rules=True)
    membership = Membership(space=space, member=member, rules_version=space.house_rules_version)
    membership.joined_at = membership.rules_accepted_at = space.created_at
    membership.save()
    return membership


def seat_moderator(member, space: Space) -> Membership:
    membership = seat(member, space)
    appoint_moderator(membership=membership)
    return membership


def make_document(member, space: Space, **words):
    words.setdefault("title", "Vorlage für das erste Gespräch")
    return add_document(space=space, by=member, upload=upload("vorlage.pdf", pdf()), **words)


def furnish(world):
    """An open space of the mentee, the mentor and the moderator, a closed one of the mentee alone, and a guarded one.

    The guarded one is closed: the moderator looks after it, the mentor belongs to it and shared a document, the mentee
    asks to come in, and the stranger is invited.
    """
    space = make_space(name={"en": "Open to all"})
    for role in ("mentee", "mentor", "moderator"):
        membership = seat(world.people[role], space)
    appoint_moderator(membership=membership)
    closed = make_space(kind=Space.Kind.CLOSED, audience="members")
    seat(world.people["mentee"], closed)
    world.things |= {"space": space, "closed_space": closed}

    guarded = make_space(kind=Space.Kind.CLOSED, audience="members")
    membership = seat_moderator(world.people["moderator"], guarded)
    world.things |= {
        "guarded_space": guarded,
        "own_membership": membership,
        "membership": seat(world.people["mentor"], guarded),
        "document": make_document(world.people["mentor"], guarded),
        "join_request": ask_to_join(
            space=guarded, by=world.people["mentee"], words="Ich lerne Pflege.", accepts_house_rules=True
        ),
        "invitation": invite_member(
            space=guarded, by=world.people["moderator"], member=world.people["stranger"]
        ),
    }
