import pytest

from tests.factories import forum
from tests.factories.spaces import seat


@pytest.fixture
def board(space):
    return forum.make_board(space)


@pytest.fixture
def topic(board, joined):
    """A conversation that `joined` has begun."""
    return forum.make_topic(joined, board)


@pytest.fixture
def neighbour(make_member, space):
    """Another member of the same space."""
    someone = make_member(given_name="Natalia")
    seat(someone, space)
    return someone


@pytest.fixture
def outsider(make_member):
    """A member of the portal who has not joined the space."""
    return make_member(given_name="Stefan")
