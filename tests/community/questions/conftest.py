import pytest

from community.questions.services import answer_question, ask_question
from tests.factories import spaces


@pytest.fixture
def seated(make_member, space):
    """A maker of members of the space."""

    def make(**fields):
        someone = make_member(**fields)
        spaces.seat(someone, space)
        return someone

    return make


@pytest.fixture
def asker(seated):
    return seated(given_name="Iryna")


@pytest.fixture
def helper(seated):
    return seated(given_name="Miriam")


@pytest.fixture
def question(asker, space):
    return ask_question(by=asker, space=space, title="Schreibe ich es in die Bewerbung?", body="Ein Satz.")


@pytest.fixture
def answer(question, helper):
    return answer_question(question=question, by=helper, body="Ja, **aber** kurz.")
