"""Towns: what they are called, which one somebody means, how far it is."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portal.common.places import distance_km, resolve, search, town
from portal.common.places.forms import TownField
from portal.common.places.towns import HERE, all_towns, names_of

BREMEN, HAMBURG, KYIV, COLOGNE = 2944388, 2911298, 703448, 2886242


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *[(name, KYIV) for name in ("Kyjiw", "Kiew", "Kyiv", "Kiev", "Київ", "Киев", "киЇв")],
        *[
            (name, COLOGNE)
            for name in ("Köln", "koeln", "KOLN", "Cologne", "Кельн", "Köln, Nordrhein-Westfalen")
        ],
        ("Bremen, Німеччина", BREMEN),
        ("Frankfurt, Hesse", 2925533),
        ("Frankfurt/Oder", 2925535),
        ("Bremerh", 2944368),
        ("Oldenburg", 2857458),
        (str(BREMEN), BREMEN),
    ],
)
def test_a_town_is_known_by_what_anybody_calls_it(typed, number):
    assert resolve(typed).town == town(number)


def test_of_two_frankfurts_one_has_to_choose():
    found = resolve("Frankfurt")

    assert found.town is None
    assert [one.full_label("de") for one in found.choices] == [
        "Frankfurt am Main, Hessen",
        "Frankfurt (Oder), Brandenburg",
    ]


def test_each_choice_leads_to_the_town_it_names():
    # Each in one of the languages: all of them would take long and tell no more.
    labels = {
        one: one.full_label(["de", "en", "uk"][place % 3]) for place, one in enumerate(all_towns().values())
    }

    assert {label for one, label in labels.items() if resolve(label).town != one} == set()


@pytest.mark.parametrize(
    "typed", ["", " ", "-1", "1e9", "%", "\x00", ",", ", Hessen", "'", "9" * 40, "x" * 5000]
)
def test_IN3_what_is_no_town_is_none(typed):
    assert resolve(typed).town is None
    assert search(typed) == []


def test_a_name_that_is_not_alone_shows_where_it_lies():
    with override("de"):
        assert town(BREMEN).label() == "Bremen"
        twice = next(one for one in all_towns().values() if one.names[0] == "Halle" and one.country == "DE")
        assert twice.label() == "Halle, Nordrhein-Westfalen"
    with override("uk"):
        assert town(COLOGNE).full_label() == "Кельн, Північний Рейн-Вестфалія"


def test_suggestions_begin_as_typed_and_those_of_ones_own_language_stand_first():
    assert [one.name("uk") for one in search("Фран", "uk", limit=2)] == [
        "Франкфурт-на-Майні",
        "Франкфурт-на-Одері",
    ]
    assert len(search("b", "de", limit=3)) == 3


def test_distances_are_those_on_a_globe():
    assert distance_km(town(BREMEN), town(BREMEN)) == 0
    assert round(distance_km(town(BREMEN), town(HAMBURG)), -1) == 90
    assert round(distance_km(town(BREMEN), town(KYIV)), -2) == 1500


def test_T1_no_town_is_a_part_of_a_city_or_known_more_finely_than_to_a_kilometre():
    in_berlin = [one for one in all_towns().values() if (one.country, one.region) == ("DE", "16")]

    assert [one.name("de") for one in in_berlin] == ["Berlin"]
    assert {(round(one.latitude, 2), round(one.longitude, 2)) for one in in_berlin} == {(52.52, 13.41)}
    assert all(one.latitude == round(one.latitude, 2) for one in all_towns().values())


def test_every_town_has_a_name_in_each_language_and_lies_somewhere_we_can_name():
    assert all(all(one.names) and len(one.names) == 3 for one in all_towns().values())
    assert all((one.country,) in names_of("countries") for one in all_towns().values())
    assert all(
        not one.region or (one.country, one.region) in names_of("regions")
        for one in all_towns().values()
        if one.country in {"AT", "CH", "CZ", "DE", "NL", "PL", "UA"}
    )


def test_no_ukrainian_name_has_a_letter_that_only_russian_has():
    assert [one.names[2] for one in all_towns().values() if set("ыэёъЫЭЁЪ") & set(one.names[2])] == []


def test_the_list_stays_small_and_in_order():
    lines = (HERE / "towns.tsv").read_text(encoding="utf-8").splitlines()

    assert (HERE / "towns.tsv").stat().st_size < 1_500_000
    assert [line.split("\t")[0] for line in lines] == sorted(line.split("\t")[0] for line in lines)


def test_the_field_takes_a_name_and_asks_where_it_is_unclear():
    field = TownField(required=False)

    assert field.clean("Kiew") == town(KYIV)
    assert field.clean("") is None
    with pytest.raises(Exception, match="Frankfurt am Main, Hesse"):
        field.clean("Frankfurt")
    assert field.prepare_value(BREMEN) == "Bremen"


def test_suggestions_cost_no_query_and_set_no_cookie(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = Client().get(reverse("towns"), {"q": "brem"})

    assert answer.json()["towns"][:2] == ["Bremen", "Bremerhaven, Bremen"]
    assert answer.cookies == {}
