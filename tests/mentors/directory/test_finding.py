"""The directory: who is found, by what, in which order, and what it costs."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Member
from portal.accounts.services import block, change_name, replace_languages, replace_stations
from search.models import Entry
from tests.factories.directory import make_listed_mentor, make_mentor_member, make_submitted
from tests.factories.programmes import make_programme

LIST = reverse("directory:profile_list")


@pytest.fixture
def visitor(db):
    return Client()


@pytest.fixture
def reader(client_of, member):
    return client_of(member)


@pytest.fixture
def listed(programme, coordinator):
    def make(name=None, **fields):
        person = make_mentor_member(given_name=name, family_name="") if name else None
        return make_listed_mentor(programme, person, by=coordinator, **fields)

    return make


def names(response) -> set[str]:
    return {profile.name for profile in response.context["listing"].profiles}


def counts(response, facet: str) -> dict[str, int]:
    [found] = [one for one in response.context["listing"].facets if one.name == facet]
    return {option.value: option.count for option in (*found.options, *found.more)}


def test_AC7_visitors_see_only_mentors_who_chose_public(visitor, reader, listed):
    listed("Anna", audience="public")
    listed("Berta", audience="members")

    assert names(visitor.get(LIST)) == {"Anna"}
    assert names(reader.get(LIST)) == {"Anna", "Berta"}


def test_a_mentor_is_found_by_the_languages_and_stations_she_wrote_last(listed):
    profile = listed("Anna", audience="public")

    replace_languages(member=profile.member, languages={"fa": "native"})
    replace_stations(
        member=profile.member,
        stations=[{"role": "Glasbläserin", "organisation_name": "Hütte", "from_year": 2001, "to_year": 2010}],
    )

    entry = Entry.objects.get(kind="mentor")
    assert list(entry.facets.filter(key="spoken").values_list("value", flat=True)) == ["fa"]
    assert "Glasbläserin" in entry.text


def test_an_organisations_audience_is_its_people(reader, client_of, coordinator, listed, organisation):
    listed("Carla", audience=f"organisation:{organisation.pk}")

    assert names(reader.get(LIST)) == set()
    assert names(client_of(coordinator).get(LIST)) == {"Carla"}


def test_who_is_not_listed_is_not_there(reader, programme):
    make_submitted(programme)

    assert names(reader.get(LIST)) == set()


def test_AC13_people_who_blocked_each_other_do_not_meet_here(reader, member, listed):
    hers, his = listed("Dora"), listed("Emil")
    block(by=member, member=hers.member)
    block(by=his.member, member=member)

    assert names(reader.get(LIST)) == set()
    assert reader.get(hers.get_absolute_url()).status_code == 404
    assert reader.get(his.get_absolute_url()).status_code == 404


def test_words_find_names_headlines_topics_and_texts(reader, listed):
    listed("Ольга", headline="Медсестра", topics=["Pflege"])
    listed("Jürgen", headline="Lehrer", about="Früher Geiger", topics=["Lehramt"])

    assert names(reader.get(LIST, {"q": "juergen"})) == {"Jürgen"}
    assert names(reader.get(LIST, {"q": "МЕДСЕСТ"})) == {"Ольга"}
    assert names(reader.get(LIST, {"q": "pfleg"})) == {"Ольга"}
    assert names(reader.get(LIST, {"q": "geiger lehr"})) == {"Jürgen"}
    assert names(reader.get(LIST, {"q": "geiger pflege"})) == set()


def test_who_has_the_word_in_the_headline_comes_first(reader, listed):
    for number in range(4):
        listed(f"A{number}", headline="Lehrerin", about="Pflege war mein erster Beruf", topics=["Lehramt"])
    listed("Z", headline="Pflege seit 2010", topics=["Lehramt"])

    found = reader.get(LIST, {"q": "pflege"}).context["listing"].profiles

    assert found[0].name == "Z"


def test_T1_the_name_she_hides_finds_nobody(reader, listed):
    profile = listed("Svitlana")
    change_name(
        member=profile.member,
        given_name="Svitlana",
        family_name="",
        pseudonym="Mavka",
        shown_as=Member.ShownAs.PSEUDONYM,
    )

    assert names(reader.get(LIST, {"q": "svitlana"})) == set()
    assert names(reader.get(LIST, {"q": "mavka"})) == {"Mavka"}


@pytest.fixture
def four(listed):
    listed("Anna", languages=["de", "uk"], topics=["Pflege"], region="HB", kind="alumna", places=1)
    listed("Berta", languages=["de"], topics=["Pflege", "Recht"], region="NI", kind="staff", in_person=True)
    listed(
        "Carla", languages=["uk"], topics=["Recht"], region="NI", kind="expert", online=False, in_person=True
    )
    listed("Dora", languages=["en"], topics=["Musik"], region="BE", one_to_one=False, in_groups=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Anna", "Berta", "Carla", "Dora"}),
        ("language=de", {"Anna", "Berta"}),
        ("language=de&language=en", {"Anna", "Berta", "Dora"}),
        ("topic=pflege&language=uk", {"Anna"}),
        ("how=online&how=one_to_one", {"Anna", "Berta"}),
        ("how=online&how=in_person&region=NI", {"Berta", "Carla"}),
        ("how=online&how=in_person", {"Anna", "Berta", "Carla", "Dora"}),
        ("how=in_groups", {"Dora"}),
        ("kind=expert", {"Carla"}),
        ("region=NI&kind=staff", {"Berta"}),
        ("free=now", {"Anna", "Berta", "Carla", "Dora"}),
        ("region=XX&kind=wizard&how=flying&language=klingon&free=never", {"Anna", "Berta", "Carla", "Dora"}),
        ("topic=no-such-topic", set()),
    ],
)
def test_choices_narrow_between_facets_and_widen_within(reader, four, query, expected):
    assert names(reader.get(f"{LIST}?{query}")) == expected


def test_each_count_is_taken_under_all_other_choices(reader, four):
    response = reader.get(LIST, {"topic": "pflege"})

    assert counts(response, "language") == {"de": 2, "uk": 1}
    assert counts(response, "topic") == {"pflege": 2, "recht": 2, "musik": 1}
    assert counts(response, "kind") == {"alumna": 1, "staff": 1, "expert": 0}
    assert counts(response, "region") == {"HB": 1, "NI": 1}
    assert counts(response, "how") == {"one_to_one": 2, "in_groups": 0, "online": 2, "in_person": 1}
    assert counts(response, "free") == {"now": 2}
    assert response.context["listing"].total == 2


def test_what_is_chosen_stays_to_be_taken_away_even_when_nobody_is_left(reader, four):
    response = reader.get(LIST, {"topic": "musik", "language": "uk"})

    assert names(response) == set()
    assert [label for label, _url in response.context["listing"].chips] == ["Українська", "Musik"]
    assert dict(response.context["listing"].chips)["Musik"] == f"{LIST}?language=uk"


def test_free_places_are_counted_as_they_are_taken(reader, listed):
    from mentors.directory.services import take_place

    profile = listed("Anna", places=1)
    take_place(profile=profile)

    assert names(reader.get(LIST, {"free": "now"})) == set()
    assert names(reader.get(LIST)) == {"Anna"}


def test_RA6_twenty_a_page_in_an_order_that_stays_and_tells_not_who_is_new(reader, listed):
    made = [listed() for _ in range(23)]

    first, second = reader.get(LIST).context["listing"].profiles, reader.get(LIST, {"page": 2}).context["listing"].profiles

    assert (len(first), len(second)) == (20, 3)
    in_order = [profile.pk for profile in (*first, *second)]
    assert in_order == sorted(profile.pk for profile in made)
    assert [profile.pk for profile in reader.get(LIST).context["listing"].profiles] == in_order[:20]


@pytest.mark.parametrize(
    "strange", ['"', "\x00", "' OR 1=1 --", "%", "x" * 3000, "<script>alert(1)</script>"]
)
def test_strange_words_break_nothing(reader, listed, strange):
    listed("Anna")

    response = reader.get(LIST, {"q": strange, "page": strange, "language": strange, "topic": strange})

    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_L3_the_list_costs_the_same_for_one_and_for_thirty_and_at_most_fifteen(
    reader, listed, django_assert_max_num_queries
):
    query = {"q": "bau", "language": "de", "topic": "pflege", "how": "online"}
    listed(languages=["de", "uk"], topics=["Pflege", "Recht"])
    reader.get(LIST, query)
    with django_assert_max_num_queries(15) as one:
        assert len(reader.get(LIST, query).context["listing"].profiles) == 1
    for _ in range(29):
        listed(languages=["de", "uk"], topics=["Pflege", "Recht"])
    with django_assert_max_num_queries(15) as thirty:
        assert len(reader.get(LIST, query).context["listing"].profiles) == 20

    assert len(one) == len(thirty)


def test_a_visitors_list_and_profile_set_no_cookie_SE7(visitor, listed):
    profile = listed("Anna", audience="public")

    for address in (LIST, f"{LIST}?q=anna", profile.get_absolute_url()):
        assert visitor.get(address).cookies == {}


def test_a_mentor_in_two_programmes_is_found_in_both(reader, listed, organisation, coordinator):
    profile = listed("Anna")
    make_listed_mentor(make_programme(organisation), profile.member, by=coordinator)

    assert len(reader.get(LIST).context["listing"].profiles) == 2
    assert counts(reader.get(LIST), "language") == {"de": 2}
