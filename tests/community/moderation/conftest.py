import pytest

from community.questions.services import answer_question, ask_question
from community.spaces.services import appoint_moderator
from tests.factories.spaces import make_space, seat


@pytest.fixture
def space(db):
    return make_space()


@pytest.fixture
def make_neighbour(make_member, space):
    """A member of the space."""

    def make(**fields):
        neighbour = make_member(**fields)
        seat(neighbour, space)
        return neighbour

    return make


@pytest.fixture
def author(make_neighbour):
    return make_neighbour(given_name="Alina")


@pytest.fixture
def reader(make_neighbour):
    return make_neighbour(given_name="Rosa")


@pytest.fixture
def make_moderator(make_member, space):
    def make(**fields):
        moderator = make_member(**fields)
        appoint_moderator(membership=seat(moderator, space))
        return moderator

    return make


@pytest.fixture
def moderator(make_moderator):
    return make_moderator(given_name="Mara")


@pytest.fixture
def question(author, space):
    return ask_question(by=author, space=space, title="Wer kennt das?", body="Es steht Falsches darin.")


@pytest.fixture
def answer(question, author):
    return answer_question(question=question, by=author, body="Ich selbst.")


@pytest.fixture
def things_to_report(question, answer, space, author, make_organisation):
    """For each registered kind a thing of its, and whether its readers find it."""
    from community.forum.models import Post
    from community.questions.models import Answer, Question
    from mentors.directory.models import MentorProfile
    from tests.factories.directory import make_listed_mentor
    from tests.factories.forum import make_board, make_topic
    from tests.factories.programmes import make_programme

    makers = {
        "question": lambda: (question, Question),
        "answer": lambda: (answer, Answer),
        "post": lambda: (make_topic(author, make_board(space)).first_post, Post),
        "mentor": lambda: (make_listed_mentor(make_programme(make_organisation())), MentorProfile),
    }

    def make(kind):
        thing, model = makers[kind]()
        rows = model.objects.listed() if model is MentorProfile else model.objects
        return thing, lambda: rows.visible_to(author).filter(pk=thing.pk).exists()

    return make
