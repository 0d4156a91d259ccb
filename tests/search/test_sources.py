"""What stands in the portal is found as soon as it is published, and no longer when it is taken down."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from community.questions.services import answer_question, ask_question
from search.finding import Query, find
from tests.factories import pages, spaces

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

VISITOR = AnonymousUser()


def urls(text, asker=VISITOR):
    return [hit.url for hit in find(Query(asker=asker, text=text)).hits]


def test_a_section_is_found_at_its_anchor_until_the_chapter_is_taken_down():
    body = [pages.text("Vorwort"), pages.heading("Wurzeln", "wurzeln"), pages.text("Moos und Farn")]
    chapter = pages.make_chapter(pages.make_blueprint(), body=body)

    assert urls("farn") == [f"{chapter.get_url()}#wurzeln"]
    assert urls("vorwort") == [chapter.get_url()]

    chapter.unpublish()
    assert urls("farn") == []


def test_a_page_that_is_shut_is_no_longer_found_and_found_again_when_it_opens(member):
    tool = pages.make_tool(pages.make_toolkit(), title="Farnkraut")
    shut = PageViewRestriction.objects.create(page=tool.get_parent(), restriction_type="login")

    assert (urls("farnkraut"), urls("farnkraut", member)) == ([], [tool.get_url()])

    shut.restriction_type = PageViewRestriction.GROUPS
    shut.save()
    assert (urls("farnkraut"), urls("farnkraut", member)) == ([], [])

    shut.delete()
    assert urls("farnkraut") == [tool.get_url()]


def test_a_space_that_closes_takes_its_questions_along(member, make_member):
    space = spaces.make_space(kind="open")
    spaces.seat(member, space)
    question = ask_question(by=member, space=space, title="Was wächst hier?", language="de")
    answer_question(question=question, by=member, body="Farnkraut.", language="de")
    assert urls("farnkraut") == [question.get_absolute_url()]

    space.kind = "closed"
    space.save()

    assert (urls("farnkraut"), urls("farnkraut", make_member())) == ([], [])
    assert urls("farnkraut", member) == [question.get_absolute_url()]


def test_finding_pages_costs_the_same_for_one_and_for_many():
    def queries():
        with CaptureQueriesContext(connection) as asked:
            return len(urls("farnkraut")), len(asked)

    toolkit = pages.make_toolkit()
    pages.make_tool(toolkit, title="Farnkraut")
    queries()
    one, queries_for_one = queries()
    for number in range(11):
        pages.make_tool(toolkit, title=f"Farnkraut {number}")
    queries()

    assert (one, queries()) == (1, (12, queries_for_one))
