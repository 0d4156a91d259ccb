"""Asking, answering, accepting."""

import uuid

import pytest

from community.questions import services
from community.questions.models import Answer, Question
from portal.accounts.services import block
from portal.common.topics import Topic
from portal.notifications.models import Notification


def told(member) -> list[str]:
    """The notices a member has, in the order they came."""
    return list(
        Notification.objects.filter(member=member).order_by("created_at").values_list("notice", flat=True)
    )


def test_a_question_keeps_its_source_and_its_markup(asker, space):
    topic = Topic.objects.create(name="Anerkennung", slug="anerkennung")

    question = services.ask_question(
        by=asker, space=space, title="Wie?", body="Sehr **kurz**.", topics=[topic]
    )

    assert (question.body, question.body_html.strip()) == (
        "Sehr **kurz**.",
        "<p>Sehr <strong>kurz</strong>.</p>",
    )
    assert list(question.topics.all()) == [topic]


def test_RE8_a_question_sent_twice_is_one(asker, space):
    sent = {"by": asker, "space": space, "title": "Wie?", "submission": uuid.uuid4()}

    first, second = services.ask_question(**sent), services.ask_question(**sent)

    assert first == second
    assert Question.objects.count() == 1


def test_RE8_an_answer_sent_twice_is_one_and_told_once(question, helper, asker):
    sent = {"question": question, "by": helper, "body": "Ja.", "submission": uuid.uuid4()}

    assert services.answer_question(**sent) == services.answer_question(**sent)
    assert Answer.objects.count() == 1
    assert told(asker) == ["questions.answered"]


def test_the_asker_and_those_who_answered_before_are_told_of_an_answer(
    question, answer, seated, asker, helper
):
    third = seated()

    services.answer_question(question=question, by=third, body="Auch ja.")

    # The asker has not read the first notice yet; the same is not told twice.
    assert told(asker) == ["questions.answered"]
    assert told(helper) == ["questions.also_answered"]
    assert told(third) == []


def test_nobody_is_told_of_somebody_whom_she_blocked_or_who_blocked_her(question, asker, helper):
    block(by=asker, member=helper)

    services.answer_question(question=question, by=helper, body="Ja.")

    assert told(asker) == []


def test_the_accepted_answer_stands_on_top_and_its_author_is_told(question, answer, seated, asker, helper):
    third = seated()
    later = services.answer_question(question=question, by=third, body="Nein.")

    services.accept_answer(question=question, answer=later, by=asker)

    question.refresh_from_db()
    assert list(Answer.objects.accepted_first(question)) == [later, answer]
    assert told(third) == ["questions.accepted"]
    assert told(helper) == ["questions.also_answered", "questions.settled"]


def test_accepting_twice_changes_nothing(question, answer, asker):
    services.accept_answer(question=question, answer=answer, by=asker)
    question.refresh_from_db()
    moment = question.accepted_at

    services.accept_answer(question=question, answer=answer, by=asker)

    question.refresh_from_db()
    assert question.accepted_at == moment


def test_an_answer_to_something_else_cannot_be_accepted(question, answer, asker, space):
    other = services.ask_question(by=asker, space=space, title="Und das?")

    with pytest.raises(services.NotAnAnswerToThis):
        services.accept_answer(question=other, answer=answer, by=asker)


def test_the_mark_can_be_taken_back(question, answer, asker):
    services.accept_answer(question=question, answer=answer, by=asker)
    question.refresh_from_db()

    services.withdraw_acceptance(question=question)

    question.refresh_from_db()
    assert (question.is_settled, question.accepted_at) == (False, None)


def test_the_words_of_a_member_who_leaves_stay_without_her_name(question, answer, helper):
    from portal.common import privacy

    for holding in privacy.declarations():
        if holding.model in (Question, Answer):
            holding.erase(helper)

    answer.refresh_from_db()
    assert (answer.author, answer.body) == (None, "Ja, **aber** kurz.")
