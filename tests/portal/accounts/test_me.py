"""The pages of "me": what the portal knows, who may see it, who saw it, what was agreed."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from portal.accounts import looks
from portal.accounts.models import Block, Consent, FieldVisibility, Look
from portal.accounts.services import block, give_consent, record_look
from portal.common.clock import now
from portal.common.models import Topic

pytestmark = pytest.mark.django_db


def page_of(client, name):
    return client.get(reverse(f"accounts:{name}")).content.decode()


def test_the_overview_shows_what_she_told_and_who_may_see_it(client_of, member):
    client = client_of(member)
    client.post(reverse("accounts:place"), {"region": "NI", "step": "members"})

    page = page_of(client, "me")
    assert "Niedersachsen" in page
    assert "alle Mitglieder" in page


def test_PR11_a_group_without_a_word_is_open_to_coordinators_only(client_of, member):
    steps = client_of(member).get(reverse("accounts:me")).context["steps"]

    assert {str(step) for step in steps.values()} == {"nur die Koordination"}
    assert set(steps) == set(FieldVisibility.Group.values)


def test_a_name_is_changed_and_shown_as_she_wishes(client_of, member):
    client_of(member).post(
        reverse("accounts:name"),
        {
            "given_name": "Olha",
            "family_name": "Kovalenko",
            "shown_as": "pseudonym",
            "pseudonym": "Möwe",
            "step": "pair",
        },
    )
    member.refresh_from_db()

    assert member.display_name == "Möwe"
    assert FieldVisibility.objects.step_of(member, "name") == "pair"


def test_languages_are_written_line_by_line_and_an_emptied_line_is_gone(client_of, member):
    client = client_of(member)
    rows = {
        "spoken-TOTAL_FORMS": "3",
        "spoken-INITIAL_FORMS": "0",
        "spoken-0-language": "uk",
        "spoken-0-level": "native",
        "spoken-1-language": "de",
        "spoken-1-level": "good",
        "step": "members",
    }
    client.post(reverse("accounts:languages"), rows)
    assert dict(member.spoken_languages.values_list("language", "level")) == {"uk": "native", "de": "good"}

    client.post(reverse("accounts:languages"), {**rows, "spoken-INITIAL_FORMS": "2", "spoken-1-language": ""})
    assert dict(member.spoken_languages.values_list("language", "level")) == {"uk": "native"}


STATION = {
    "stations-TOTAL_FORMS": "1",
    "stations-INITIAL_FORMS": "0",
    "stations-0-role": "Lehrerin",
    "stations-0-organisation_name": "Schule 7",
    "stations-0-from_year": "2009",
    "stations-0-to_year": "2016",
    "step": "coordinators",
}


def test_a_station_of_a_working_life_is_kept(client_of, member):
    client_of(member).post(reverse("accounts:career"), STATION)

    station = member.stations.get()
    assert (station.role, station.years) == ("Lehrerin", "2009–2016")


@pytest.mark.parametrize(
    "wrong",
    [
        {"stations-0-to_year": "2001"},
        {"stations-0-from_year": str(now().year + 1)},
        {"stations-0-role": ""},
        {"stations-0-from_year": "1"},
    ],
)
def test_a_station_that_cannot_be_is_refused_and_nothing_typed_is_lost(client_of, member, wrong):
    response = client_of(member).post(reverse("accounts:career"), {**STATION, **wrong})

    assert response.status_code == 200
    assert "Schule 7" in response.content.decode()
    assert not member.stations.exists()


def test_skills_come_from_the_vocabulary(client_of, member):
    nursing = Topic.objects.create(name="Nursing", slug="nursing", name_de="Pflege")
    client_of(member).post(reverse("accounts:skills"), {"topics": [str(nursing.pk)], "step": "programme"})

    assert list(member.skills.all()) == [nursing]


def test_mails_follow_the_language_she_chooses(client_of, member):
    client_of(member).post(reverse("accounts:writing_language"), {"language": "uk"})
    member.refresh_from_db()

    assert member.language == "uk"


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_the_pages_speak_the_language_of_their_address(client_of, member, language):
    titles = {"de": "Meine Daten", "en": "My data", "uk": "Мої дані"}

    assert titles[language] in client_of(member).get(f"/{language}/me/").content.decode()


# --- AU1: who has seen my data -------------------------------------------------------------------------------------


@pytest.fixture
def cv():
    looks.register("tests.cv", "Ihr Lebenslauf")
    yield "tests.cv"
    looks._words.pop("tests.cv")


def test_AU1_she_sees_who_looked_at_what_and_why(client_of, member, coordinator, cv):
    record_look(by=coordinator, subject=member, what=cv, reason="Prüfung vor der Freigabe")

    page = page_of(client_of(member), "looks")
    assert "Ihr Lebenslauf" in page
    assert "Prüfung vor der Freigabe" in page
    assert coordinator.display_name in page


def test_AU1_nobody_sees_the_looks_at_somebody_else(client_of, member, make_member, coordinator, cv):
    record_look(by=coordinator, subject=member, what=cv, reason="Prüfung vor der Freigabe")

    assert "Prüfung" not in page_of(client_of(make_member()), "looks")
    assert "Prüfung" not in page_of(client_of(coordinator), "looks")


def test_looking_at_ones_own_data_is_nobodys_business(member):
    assert record_look(by=member, subject=member, what="cv", reason="") is None
    assert not Look.objects.exists()


def test_a_look_stays_when_whoever_looked_has_left(client_of, member, coordinator, cv):
    record_look(by=coordinator, subject=member, what=cv, reason="Prüfung")
    coordinator.grants.all().delete()
    coordinator.delete()

    assert "Prüfung" in page_of(client_of(member), "looks")


@pytest.mark.parametrize("name", ["looks", "consents", "blocks"])
def test_L3_thirty_rows_cost_no_more_questions_than_one(
    client_of, member, make_member, name, django_assert_max_num_queries, django_assert_num_queries
):
    def add():
        other = make_member()
        record_look(by=other, subject=member, what="x", reason="y")
        block(by=member, member=other)
        give_consent(member=member, kind="listing", version="1", scope=f"person:{other.pk}")

    client = client_of(member)
    add()
    page_of(client, name)  # what the portal remembers from now on
    with django_assert_max_num_queries(12) as asked:
        page_of(client, name)
    for _number in range(29):
        add()
    with django_assert_num_queries(len(asked.captured_queries)):
        page_of(client, name)


# --- consents and blocks -------------------------------------------------------------------------------------------


def test_PR12_a_yes_is_taken_back_with_one_press(client_of, member):
    consent = give_consent(member=member, kind="photo", version="2026-11", at=now() - timedelta(days=3))
    client = client_of(member)
    [address] = re.findall(r'action="([^"]*/withdraw/)"', page_of(client, "consents"))

    client.post(address)

    consent.refresh_from_db()
    assert consent.withdrawn_at is not None
    assert "/withdraw/" not in page_of(client, "consents")


def test_the_agreement_an_account_rests_on_ends_with_the_account(client_of, member):
    terms = give_consent(member=member, kind="terms", version="2026-11")

    assert client_of(member).post(reverse("accounts:withdraw", args=[terms.pk])).status_code == 404
    assert Consent.objects.standing().filter(pk=terms.pk).exists()


def test_a_block_is_lifted_again_by_her_alone(client_of, member, make_member):
    other = make_member()
    made = block(by=member, member=other)

    assert client_of(other).post(reverse("accounts:lift_block", args=[made.pk])).status_code == 404
    assert other.display_name in page_of(client_of(member), "blocks")
    client_of(member).post(reverse("accounts:lift_block", args=[made.pk]))
    assert not Block.objects.exists()


def test_the_blocked_one_is_not_told(client_of, member, make_member):
    other = make_member()
    block(by=member, member=other)

    assert member.display_name not in page_of(client_of(other), "blocks")
