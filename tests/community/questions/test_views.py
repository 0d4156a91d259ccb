"""The pages of questions, as their readers meet them."""

import uuid

import pytest
from django.urls import reverse

from community.questions.models import Answer, Question
from community.questions.services import answer_question, ask_question
from portal.common.topics import Topic
from tests.factories.spaces import seat


def test_a_visitor_reads_a_question_of_an_open_space(client, question, answer):
    page = client.get(question.get_absolute_url())

    assert page.status_code == 200
    assert "<strong>aber</strong>" in page.content.decode()


def test_AC4_a_question_of_a_closed_space_is_not_there_for_others(client_of, make_space, make_member, member):
    from tests.factories import spaces

    closed = make_space(kind="closed")
    insider = make_member()
    spaces.seat(insider, closed)
    question = ask_question(by=insider, space=closed, title="Unter uns")

    assert client_of(member).get(question.get_absolute_url()).status_code == 404
    assert "Unter uns" not in client_of(member).get(reverse("questions:question_list")).content.decode()
    assert client_of(insider).get(question.get_absolute_url()).status_code == 200


def test_a_member_of_the_space_asks(client_of, asker, space):
    topic = Topic.objects.create(name="Sprache", slug="sprache")
    sent = {
        "space": space.pk,
        "title": "Wie rede ich am Telefon?",
        "body": "Ich zögere.",
        "topics": [topic.pk],
    }

    client_of(asker).post(reverse("questions:question_new"), {**sent, "submission": uuid.uuid4()})

    question = Question.objects.get()
    assert (question.title, question.asker, list(question.topics.all())) == (sent["title"], asker, [topic])


def test_what_was_typed_comes_back_when_the_title_is_missing(client_of, asker, space):
    page = client_of(asker).post(
        reverse("questions:question_new"), {"space": space.pk, "body": "Ein langer Text."}
    )

    assert page.status_code == 200
    assert "Ein langer Text." in page.content.decode()
    assert Question.objects.count() == 0


def test_without_a_script_a_button_shows_what_is_similar_and_loses_nothing(client_of, asker, space, question):
    sent = {"title": "Was gehört in eine Bewerbung?", "body": "Ein langer Text.", "space": space.pk}

    page = client_of(asker).post(reverse("questions:question_new"), {**sent, "look": "1"})

    assert [line.title for line in page.context["alike"]] == [question.title]
    assert not page.context["form"].errors
    assert f'value="{sent["title"]}"' in page.content.decode()
    assert "Ein langer Text." in page.content.decode()
    assert Question.objects.count() == 1


def test_similar_questions_stand_beside_a_question(client, asker, space, question, make_space, make_member):
    other = ask_question(by=asker, space=space, title="Schreibe ich in die Bewerbung, dass ich lerne?")
    closed = make_space(kind="closed")
    insider = make_member()
    seat(insider, closed)
    ask_question(by=insider, space=closed, title="Schreibe ich in die Bewerbung von uns?")

    page = client.get(question.get_absolute_url())

    assert page.context["similar"] == [other]
    assert "Ähnliche Fragen" in page.content.decode()


def test_somebody_outside_the_space_can_neither_ask_nor_answer_there(client_of, member, space, question):
    client = client_of(member)

    client.post(reverse("questions:question_new"), {"space": space.pk, "title": "Darf ich?"})
    answered = client.post(reverse("questions:question_answer", args=[question.pk]), {"body": "Nein."})

    assert Question.objects.count() == 1
    assert (answered.status_code, Answer.objects.count()) == (404, 0)


def test_an_empty_answer_is_sent_back_with_a_sentence(client_of, helper, question):
    page = client_of(helper).post(reverse("questions:question_answer", args=[question.pk]), {"body": " "})

    assert page.status_code == 422
    assert "aria-invalid" in page.content.decode()


def test_only_the_asker_accepts(client_of, asker, helper, question, answer):
    accept = reverse("questions:answer_accept", args=[answer.pk])

    assert client_of(helper).post(accept, {"helped": "yes"}).status_code == 404
    client_of(asker).post(accept, {"helped": "yes"})

    question.refresh_from_db()
    assert question.accepted_answer == answer


def test_only_the_author_changes_an_answer(client_of, asker, helper, answer):
    change = reverse("questions:answer_edit", args=[answer.pk])

    assert client_of(asker).post(change, {"body": "Verdreht."}).status_code == 404
    client_of(helper).post(change, {"body": "Ja, in einem Satz."})

    answer.refresh_from_db()
    assert (answer.body, answer.body_html.strip()) == ("Ja, in einem Satz.", "<p>Ja, in einem Satz.</p>")


@pytest.mark.parametrize("signed_in", [False, True])
def test_the_list_costs_the_same_with_one_question_and_with_thirty(
    client, client_of, asker, helper, space, question, signed_in, django_assert_max_num_queries
):
    reader = client_of(asker) if signed_in else client
    address = reverse("questions:question_list")
    reader.get(address)  # what is asked once for all (content types, the site) is not the list's
    with django_assert_max_num_queries(15) as one:
        reader.get(address)
    for number in range(30):
        more = ask_question(by=asker, space=space, title=f"Frage {number}")
        answer_question(question=more, by=helper, body="Ja.")

    with django_assert_max_num_queries(15) as thirty:
        reader.get(address)

    assert len(thirty) <= len(one) + 1  # the second page is counted


def test_a_question_with_fifty_answers_costs_no_more_than_one_with_one(
    client_of, asker, helper, question, answer, django_assert_max_num_queries
):
    reader = client_of(asker)
    reader.get(question.get_absolute_url())
    with django_assert_max_num_queries(15) as one:
        reader.get(question.get_absolute_url())
    for number in range(49):
        answer_question(question=question, by=helper, body=f"Antwort {number}")

    with django_assert_max_num_queries(15) as fifty:
        reader.get(question.get_absolute_url())

    assert len(fifty) == len(one)


def test_the_newest_question_stands_on_top(client, asker, space):
    titles = [f"Frage {number}" for number in range(3)]
    for title in titles:
        ask_question(by=asker, space=space, title=title)

    listed = client.get(reverse("questions:question_list")).context["page"]

    assert listed.paginator.object_list.ordered
    assert [question.title for question in listed] == titles[::-1]
