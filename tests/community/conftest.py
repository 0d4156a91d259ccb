import pytest

from tests.factories import spaces


@pytest.fixture
def make_space(db):
    """A maker of spaces: `make_space(kind="closed")`. Open and public unless told otherwise."""
    return spaces.make_space


@pytest.fixture
def space(make_space):
    return make_space()


@pytest.fixture
def joined(make_member, space):
    """A member who has joined `space`."""
    someone = make_member(given_name="Iryna")
    spaces.seat(someone, space)
    return someone


@pytest.fixture
def closed(make_space):
    """A closed space of which every member learns."""
    return make_space(kind="closed", audience="members")


@pytest.fixture
def moderator(make_member, closed):
    """She looks after `closed`."""
    someone = make_member(given_name="Miriam")
    spaces.seat_moderator(someone, closed)
    return someone
