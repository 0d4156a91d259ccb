import pytest
from django.db import IntegrityError

from community.spaces.events import member_joined, member_left
from community.spaces.models import Membership
from community.spaces.services import (
    HouseRulesNotAccepted,
    NotOpen,
    appoint_moderator,
    join_space,
    leave_space,
)
from portal.accounts.audiences import audiences_of
from portal.accounts.models import Grant


@pytest.fixture
def heard():
    """What the signals of the spaces said, in order."""
    said = []

    def joined(membership, **kwargs):
        said.append(("joined", membership.member_id))

    def left(membership, **kwargs):
        said.append(("left", membership.member_id))

    member_joined.connect(joined)
    member_left.connect(left)
    yield said
    member_joined.disconnect(joined)
    member_left.disconnect(left)


def test_joining_writes_down_the_yes_to_the_house_rules(space, member):
    membership = join_space(space=space, by=member, accepts_house_rules=True)

    assert membership.rules_version == space.house_rules_version
    assert membership.rules_accepted_at == membership.joined_at
    assert f"space:{space.pk}" in audiences_of(member)


def test_nobody_joins_without_a_yes_to_the_house_rules(space, member):
    with pytest.raises(HouseRulesNotAccepted):
        join_space(space=space, by=member, accepts_house_rules=False)
    assert not Membership.objects.exists()


@pytest.mark.parametrize("kind", ["closed", "hidden"])
def test_nobody_joins_a_space_that_is_not_open(make_space, member, kind):
    with pytest.raises(NotOpen):
        join_space(space=make_space(kind=kind), by=member, accepts_house_rules=True)
    assert not Membership.objects.exists()


def test_RE8_joining_twice_makes_one_membership_and_tells_the_rooms_once(space, member, heard):
    first = join_space(space=space, by=member, accepts_house_rules=True)
    second = join_space(space=space, by=member, accepts_house_rules=True)

    assert first == second
    assert heard == [("joined", member.pk)]


def test_leaving_ends_the_membership_and_the_role(space, member, heard):
    appoint_moderator(membership=join_space(space=space, by=member, accepts_house_rules=True))
    assert Grant.objects.get(member=member).scope == f"space:{space.pk}"

    leave_space(space=space, by=member)
    leave_space(space=space, by=member)

    assert not Membership.objects.exists()
    assert not Grant.objects.exists()
    assert heard == [("joined", member.pk), ("left", member.pk)]


def test_a_room_that_fails_undoes_the_joining(space, member):
    def fail(**kwargs):
        raise RuntimeError("the room is on fire")

    member_joined.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            join_space(space=space, by=member, accepts_house_rules=True)
    finally:
        member_joined.disconnect(fail)

    assert not Membership.objects.exists()


def test_a_room_that_fails_undoes_the_leaving(space, joined):
    def fail(**kwargs):
        raise RuntimeError("the room is on fire")

    member_left.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            leave_space(space=space, by=joined)
    finally:
        member_left.disconnect(fail)

    assert Membership.objects.filter(member=joined).exists()


def test_a_hidden_space_cannot_be_shown_to_everybody_by_mistake(make_space):
    with pytest.raises(IntegrityError):
        make_space(kind="hidden", audience="public")
