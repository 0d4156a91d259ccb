"""The directory: who is found, by what, in which order, and what it costs."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Member
from portal.accounts.services import block, change_name, replace_languages, replace_stations
from search.marks import read
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
    assert [value for key, value in read(entry.marks).values() if key == "spoken"] == ["fa"]
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

    first, second = (
        reader.get(LIST).context["listing"].profiles,
        reader.get(LIST, {"page": 2}).context["listing"].profiles,
    )

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
    query = {"q": "bauingenieurin", "town": "Bremen", "language": "de", "topic": "pflege", "how": "online"}
    listed(languages=["de", "uk"], topics=["Pflege", "Recht"], town_id=2944388, shows_town=True)
    reader.get(LIST, query)
    with django_assert_max_num_queries(15) as one:
        assert len(reader.get(LIST, query).context["listing"].profiles) == 1
    for _ in range(29):
        listed(languages=["de", "uk"], topics=["Pflege", "Recht"], town_id=2944388, shows_town=True)
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


def test_each_row_shows_its_own_topics(reader, listed):
    listed("Anna", topics=["Pflege", "Recht"])
    listed("Berta", topics=["Musik"])

    shown = reader.get(LIST).context["listing"].profiles

    assert {profile.name: {topic.slug for topic in profile.topics_shown} for profile in shown} == {
        "Anna": {"pflege", "recht"},
        "Berta": {"musik"},
    }


# --- near a town ---------------------------------------------------------------------------------------------------

BREMEN, DELMENHORST, HAMBURG, KYIV = 2944388, 2938323, 2911298, 703448


@pytest.fixture
def scattered(listed):
    """Four who show their town, and one who keeps hers to herself."""
    listed("Bea", town_id=BREMEN, shows_town=True, headline="Lehrerin")
    listed("Dana", town_id=DELMENHORST, shows_town=True)
    listed("Hanna", town_id=HAMBURG, shows_town=True, headline="Lehrerin", languages=["uk"])
    listed("Kateryna", town_id=KYIV, shows_town=True)
    listed("Verena", town_id=BREMEN, shows_town=False)


def ordered(response) -> list[str]:
    return [profile.name for profile in response.context["listing"].profiles]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("town=Bremen&radius=10", ["Bea"]),
        ("town=Bremen&radius=20", ["Bea", "Dana"]),
        ("town=Бремен", ["Bea", "Dana"]),
        (f"town={HAMBURG}&radius=200", ["Hanna", "Bea", "Dana"]),
        ("town=Bremen&radius=200&language=uk", ["Hanna"]),
        ("town=Bremen&radius=200&q=lehrerin&order=near", ["Bea", "Hanna"]),
        ("town=Hamburg&radius=200&q=lehrerin&order=near", ["Hanna", "Bea"]),
    ],
)
def test_a_town_and_a_radius_find_those_who_show_where_they_live_the_nearest_first(
    reader, scattered, query, expected
):
    assert ordered(reader.get(f"{LIST}?{query}")) == expected


def test_counts_hold_within_the_circle_and_nobody_hidden_is_in_them(reader, scattered):
    response = reader.get(LIST, {"town": "Bremen", "radius": 100})

    assert counts(response, "language") == {"de": 2, "uk": 1}
    assert response.context["listing"].total == 3


def test_how_far_it_is_says_ten_kilometres_at_the_finest(reader, scattered):
    found = reader.get(LIST, {"town": "Bremen", "radius": 200}).context["listing"].profiles

    assert [(profile.name, profile.kilometres) for profile in found] == [
        ("Bea", 10),
        ("Dana", 20),
        ("Hanna", 100),
    ]


def test_a_name_of_two_towns_is_asked_for_and_narrows_nothing_yet(reader, scattered):
    response = reader.get(LIST, {"town": "Frankfurt"})

    listing = response.context["listing"]
    assert listing.total == 5
    assert [label.split(",")[0] for label, _url in listing.town_choices] == [
        "Frankfurt am Main",
        "Frankfurt (Oder)",
    ]
    assert reader.get(listing.town_choices[1][1]).context["listing"].selection.town.id == 2925535


def test_the_place_is_a_chip_that_can_be_taken_away_and_an_address_that_can_be_kept(reader, scattered):
    listing = reader.get(f"{LIST}?radius=20&language=de&town=бремен&page=1&nonsense=1").context["listing"]

    assert listing.selection.address == f"{LIST}?language=de&town=Bremen&radius=20"
    assert dict(listing.chips)["Bremen, bis 20 km"] == f"{LIST}?language=de"
    assert names(reader.get(listing.selection.address)) == {"Bea", "Dana"}


def test_where_nobody_is_near_the_page_offers_a_larger_circle(reader, scattered):
    listing = reader.get(LIST, {"town": "Lviv"}).context["listing"]

    assert (listing.total, listing.wider) == (0, (100, f"{LIST}?town=Lwiw%2C+Ukraine&radius=100"))


@pytest.mark.parametrize(
    "query",
    [
        "town=Bremen&radius=1e9",
        "town=Bremen&radius=nan",
        "town=Bremen&radius=-10",
        "town=Bremen&radius=15",
        "town=Bremen&radius=10&radius=inf",
        "town=Bremen&order=newest",
    ],
)
def test_IN3_a_strange_radius_is_the_usual_one(reader, scattered, query):
    response = reader.get(f"{LIST}?{query}")

    assert response.context["listing"].selection.radius == 50
    assert ordered(response) == ["Bea", "Dana"]


@pytest.mark.parametrize(
    "town", ["-1", "0", "999999999", "1e9", "nan%", "%00", "' OR 1=1 --", "<script>", "x" * 3000, "🏠"]
)
@pytest.mark.parametrize("page", ["", "-1", "9" * 30, "nan", "٣"])
def test_IN3_a_strange_town_narrows_nothing(reader, town, page):
    response = reader.get(LIST, {"town": town, "page": page, "radius": "50", "order": "near"})

    assert response.status_code == 200
    assert response.context["listing"].selection.town is None
    assert b"<script>&" not in response.content


def test_a_slip_of_the_finger_is_forgiven_and_said(reader, listed):
    listed("Anna")

    response = reader.get(LIST, {"q": "Bauingeneurin"})

    assert names(response) == {"Anna"}
    assert response.context["listing"].result.suggestion == "Bauingenieurin"
    assert "Bauingeneurin" in response.content.decode()


def test_a_place_taken_or_given_back_is_counted_in_the_same_moment(reader, listed):
    from mentors.directory.services import give_back_place, set_places, take_place

    profile = listed("Anna", places=1)
    free = []
    for deed in (take_place, give_back_place, take_place):
        deed(profile=profile)
        free.append(counts(reader.get(LIST), "free")["now"])
    set_places(profile=profile, places=2)
    free.append(counts(reader.get(LIST), "free")["now"])

    assert free == [0, 1, 0, 1]


def test_a_place_that_an_application_takes_is_no_longer_free(reader, listed, make_member):
    from mentors.matching.services import accept_application
    from tests.factories.matching import make_application

    profile = listed("Anna", places=1)
    accept_application(application=make_application(profile, make_member()), by=profile.member)

    assert counts(reader.get(LIST), "free") == {"now": 0}


def test_the_last_page_stands_in_for_one_that_is_no_more(reader, listed):
    listed("Anna")

    response = reader.get(LIST, {"page": 7})

    assert names(response) == {"Anna"}
    assert response.context["listing"].page.number == 1


# --- only what changes ---------------------------------------------------------------------------------------------


def test_a_tick_brings_the_part_that_changes_and_its_clean_address(reader, scattered):
    answer = reader.get(f"{LIST}?how=online&town=&radius=50&q=", headers={"HX-Request": "true"})
    page = answer.content.decode()

    assert "<html" not in page
    assert {
        part for part in ("results", "facets", "kept", "told", "which-town") if f'id="{part}"' in page
    } == {
        "results",
        "facets",
        "kept",
        "told",
        "which-town",
    }
    assert answer.headers["HX-Push-Url"] == f"{LIST}?how=online"
    assert "HX-Request" in answer.headers["Vary"]


def test_whoever_goes_back_gets_the_whole_page(reader, scattered):
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}

    assert b"<html" in reader.get(LIST, headers=back).content
