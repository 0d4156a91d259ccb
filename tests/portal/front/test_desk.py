"""My desk: one list of what is next, and what one is in the middle of."""

import pytest
from django.utils import translation

from mentors.directory.services import return_profile, submit_profile
from mentors.matching.services import start_application
from portal.front.desk import parts, whats_next
from portal.notifications.services import mark_all_read
from tests.factories.directory import make_draft, make_listed_mentor
from tests.factories.programmes import make_programme


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def programme(organisation):
    return make_programme(organisation=organisation)


def words(rows):
    return [row.words for row in rows]


def test_a_new_member_finds_a_calm_desk(client_of, member):
    page = client_of(member).get("/de/desk/").content.decode()

    assert "Es wartet nichts auf Sie" in page
    assert "Schön, dass Sie da sind, Olena" in page


def test_nobody_has_a_desk_without_signing_in(db, client):
    assert client.get("/de/desk/").status_code == 302


def test_an_unfinished_profile_waits_and_a_returned_one_says_so(programme, coordinator):
    profile = make_draft(programme)
    assert words(whats_next(profile.member)) == ["Your mentor profile is not sent yet"]

    submit_profile(profile=profile)
    assert [row.words for row in whats_next(coordinator)] == [f"{profile.name} would like to be a mentor"]
    programme.refresh_from_db()
    assert words(parts(profile.member)[0].rows) == [str(programme)]

    return_profile(profile=profile, by=coordinator, reason="Bitte genauer.")
    assert words(whats_next(profile.member))[0] == "Your mentor profile came back with a question"


def test_news_of_what_stands_there_already_is_said_once(programme, coordinator):
    submit_profile(profile=make_draft(programme))

    assert len(whats_next(coordinator)) == 1


def test_an_application_that_was_begun_waits_to_be_sent(programme, member):
    mentor = make_listed_mentor(programme)
    mark_all_read(member=mentor.member)
    start_application(by=member, profile=mentor)

    assert words(whats_next(member)) == [f"Your application to {mentor.name} is not sent yet"]
    assert words(whats_next(mentor.member)) == []


def test_the_desk_costs_the_same_with_one_row_and_with_thirty(
    programme, member, client_of, django_assert_max_num_queries
):
    client = client_of(member)
    start_application(by=member, profile=make_listed_mentor(programme))
    with django_assert_max_num_queries(40) as one:
        client.get("/de/desk/")
    for _number in range(29):
        start_application(by=member, profile=make_listed_mentor(programme))

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/de/desk/")
