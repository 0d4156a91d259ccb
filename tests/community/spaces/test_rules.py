import pytest
from django.contrib.auth.models import AnonymousUser

from community.spaces.models import Space
from community.spaces.rules import may_enter, may_join, may_moderate, may_post, may_see
from community.spaces.services import appoint_moderator
from portal.accounts.audiences import audience
from tests.factories.spaces import seat

RULES = [may_see, may_enter, may_join, may_post, may_moderate]


@pytest.fixture
def people(make_member):
    def make(space):
        moderator, insider, outsider = make_member(), make_member(), make_member()
        appoint_moderator(membership=seat(moderator, space))
        seat(insider, space)
        return {
            "visitor": AnonymousUser(),
            "outsider": outsider,
            "insider": insider,
            "moderator": moderator,
        }

    return make


@pytest.mark.parametrize(
    ("kind", "seen_by", "expected"),
    [
        (
            "open",
            "public",
            {
                #            see    enter  join   post   moderate
                "visitor": (True, True, False, False, False),
                "outsider": (True, True, True, False, False),
                "insider": (True, True, True, True, False),
                "moderator": (True, True, True, True, True),
            },
        ),
        (
            "open",
            "members",
            {
                "visitor": (False, False, False, False, False),
                "outsider": (True, True, True, False, False),
                "insider": (True, True, True, True, False),
                "moderator": (True, True, True, True, True),
            },
        ),
        (
            "closed",
            "members",
            {
                "visitor": (False, False, False, False, False),
                "outsider": (True, False, False, False, False),
                "insider": (True, True, False, True, False),
                "moderator": (True, True, False, True, True),
            },
        ),
        (
            "hidden",
            "its own",
            {
                "visitor": (False, False, False, False, False),
                "outsider": (False, False, False, False, False),
                "insider": (True, True, False, True, False),
                "moderator": (True, True, False, True, True),
            },
        ),
    ],
)
def test_who_may_what_in_which_kind_of_space(make_space, people, kind, seen_by, expected):
    space = make_space(kind=kind, audience="space:none" if seen_by == "its own" else seen_by)
    if seen_by == "its own":
        Space.objects.filter(pk=space.pk).update(audience=audience("space", space.pk))
        space.refresh_from_db()

    found = {role: tuple(bool(may(person, space)) for may in RULES) for role, person in people(space).items()}

    assert found == expected


def test_the_rooms_of_an_open_space_are_as_public_as_it_is(make_space):
    assert make_space(kind="open", audience="public").inner_audience == "public"


def test_the_rooms_of_a_closed_space_are_for_its_members(make_space):
    space = make_space(kind="closed", audience="members")
    assert space.inner_audience == f"space:{space.pk}"


def test_enterable_spaces_are_those_that_may_enter_allows(make_space, make_member):
    shown = make_space(audience="public")
    for_members = make_space(audience="members")
    closed = make_space(kind="closed", audience="members")
    outsider, insider = make_member(), make_member()
    seat(insider, closed)

    assert set(Space.objects.enterable_by(AnonymousUser())) == {shown}
    assert set(Space.objects.enterable_by(outsider)) == {shown, for_members}
    assert set(Space.objects.enterable_by(insider)) == {shown, for_members, closed}
