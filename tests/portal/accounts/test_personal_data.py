"""What a member says of herself is written once and reused."""

from portal.accounts.models import Organisation
from portal.accounts.services import (
    affiliate,
    change_name,
    enter_company,
    replace_languages,
    replace_stations,
)


def test_a_name_is_shown_as_its_owner_wants(member):
    change_name(
        member=member, given_name="Olena", family_name="Koval", pseudonym="Mavka", shown_as="pseudonym"
    )

    member.refresh_from_db()
    assert member.display_name == "Mavka"


def test_stations_and_languages_are_written_anew(member):
    replace_stations(member=member, stations=[{"role": "Nurse", "from_year": 2010}])
    replace_stations(member=member, stations=[{"role": "Head nurse", "from_year": 2015}])
    replace_languages(member=member, languages={"uk": "native", "de": "good"})
    replace_languages(member=member, languages={"de": "fluent"})

    assert [station.role for station in member.stations.all()] == ["Head nurse"]
    assert [(spoken.language, spoken.level) for spoken in member.spoken_languages.all()] == [("de", "fluent")]


def test_belonging_somewhere_is_noted_once(member, organisation):
    affiliate(member=member, organisation=organisation, kind="alumna")
    affiliate(member=member, organisation=organisation, kind="alumna")

    assert member.affiliations.count() == 1


def test_a_company_is_entered_once_whatever_its_capitals(db):
    first = enter_company(name="Haddad & Töchter")
    again = enter_company(name="haddad & töchter".title())

    assert first.kind == "company"
    assert again == first
    assert Organisation.objects.count() == 1


def test_two_companies_with_like_names_have_different_addresses(db):
    assert enter_company(name="Nord+").slug != enter_company(name="Nord").slug
    assert enter_company(name="Зоря").slug
