"""The page for two."""

import pytest
from django.urls import reverse

from mentors.matching.services import accept_application
from mentors.mentorship.models import Mentorship, Participant
from mentors.mentorship.services import open_mentorship
from portal.accounts.models import Tie
from portal.notifications.models import Notification
from tests.factories import matching as factory
from tests.factories.directory import make_listed_mentor
from tests.factories.programmes import make_programme


@pytest.fixture
def mentorship(organisation, make_member):
    programme = make_programme(organisation)
    factory.make_forms(programme)
    profile = make_listed_mentor(programme, make_member(given_name="Oksana"))
    application = factory.make_application(profile, make_member(given_name="Iryna"))
    return accept_application(application=application, by=profile.member).mentorship


@pytest.fixture
def mentor(mentorship):
    return mentorship.match.mentor


@pytest.fixture
def mentee(mentorship):
    return mentorship.match.mentee


def test_a_match_has_one_page_however_often_it_is_told(mentorship):
    assert open_mentorship(match=mentorship.match) == mentorship
    assert (Mentorship.objects.count(), Participant.objects.count()) == (1, 2)


def test_the_two_are_tied_as_a_pair(mentor, mentee):
    assert Tie.objects.between(mentor, mentee).filter(kind="pair").count() == 1
    assert Tie.objects.between(mentee, mentor).filter(kind="pair").count() == 1


def test_AC11_both_see_the_page_and_nobody_else(
    client, client_of, mentorship, mentor, mentee, coordinator, make_member
):
    address = mentorship.get_absolute_url()

    assert [client_of(person).get(address).status_code for person in (mentor, mentee)] == [200, 200]
    assert client_of(coordinator, second_factor=True).get(address).status_code == 404
    assert client_of(make_member()).get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_one_tells_the_other_how_to_be_reached(client_of, mentorship, mentor, mentee):
    client_of(mentor).post(
        reverse("mentorship:reach_me", args=[mentorship.pk]), {"reach_me": "abends, 0421 555"}
    )

    assert "abends, 0421 555" in client_of(mentee).get(mentorship.get_absolute_url()).content.decode()
    assert "mentorship.reachable" in Notification.objects.filter(member=mentee).values_list(
        "notice", flat=True
    )


def test_too_long_a_sentence_comes_back_with_what_was_typed(client_of, mentorship, mentor):
    page = client_of(mentor).post(
        reverse("mentorship:reach_me", args=[mentorship.pk]), {"reach_me": "x" * 201}
    )

    assert page.status_code == 422
    assert "x" * 201 in page.content.decode()
