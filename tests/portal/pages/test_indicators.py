"""Live figures on a roadmap: shown where a part of the portal counts them, with a date and the way to what was counted."""

import re

import pytest

from mentors.programmes.models import Cohort
from portal.common.clock import now
from portal.pages import indicators
from portal.pages.indicators import Indicator, reading
from tests.factories import pages
from tests.factories.programmes import make_cohort, make_programme


@pytest.fixture
def registered(monkeypatch):
    """Register figures for one test: `registered(key, figure)`."""
    monkeypatch.setattr(indicators, "_indicators", {})

    def register(key, figure, **more):
        indicators.register(key, "Vorlagen", lambda: figure, lambda: "/de/belege/", **more)

    return register


def roadmap_with(*signs):
    block = pages.roadmap()
    block["value"]["phases"][0]["indicators"] = list(signs)
    return block


def signs(client, *lines):
    """The signs of the first phase as its card shows them."""
    index = pages.make_blueprint(slug="leitfaden")
    pages.make_chapter(index, slug="fahrplan", body=[roadmap_with(*lines)])
    page = client.get("/de/leitfaden/fahrplan/").content.decode()
    cards = page[page.index("road__cards") :]
    return " ".join(
        re.sub(r"<(?!a )[^>]*>", " ", re.search(r'<ul class="signs">(.*?)</ul>', cards, re.S)[1]).split()
    )


@pytest.mark.django_db
def test_a_line_with_a_key_shows_the_figure_its_date_and_the_way_to_the_evidence(client, registered):
    registered("templates", 7)

    shown = signs(client, {"text": "Vorlagen werden genutzt", "key": "templates"})

    day = now().strftime("%-d")
    assert shown.startswith('Vorlagen werden genutzt <a href="/de/belege/">Vorlagen: 7 Stand')
    assert day in shown


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "nobody-counts-this"])
def test_without_a_registration_there_are_only_words(client, registered, key):
    assert signs(client, {"text": "Vorlagen werden genutzt", "key": key}) == "Vorlagen werden genutzt"


@pytest.mark.django_db
def test_what_was_written_as_one_text_is_read_as_lines(client):
    index = pages.make_blueprint(slug="leitfaden")
    block = pages.roadmap()
    block["value"]["phases"][0]["indicators"] = "Erstens\nZweitens\n"
    chapter = pages.make_chapter(index, body=[block])

    chapter.refresh_from_db()
    first = chapter.body[0].value["phases"][0]["indicators"]

    assert [line["text"] for line in first] == ["Erstens", "Zweitens"]
    assert len(chapter.body.stream_block.get_prep_value(chapter.body)[0]["value"]["phases"]) == 2


@pytest.mark.parametrize(("people", "said"), [(9, None), (10, 10), (14, 10), (15, 15)])
def test_PR7_a_number_of_people_is_rounded_and_a_small_one_says_nothing(registered, people, said):
    registered("mentees", people, counts_people=True)

    found = reading("mentees")

    assert (found.figure if found else None) == said


def test_an_indicator_that_has_nothing_to_tell_says_nothing(registered):
    registered("adoptions", None)

    assert reading("adoptions") is None


def test_completed_runs_are_counted_and_listed(organisation, client):
    today = now().date()
    programme, hidden = make_programme(organisation), make_programme(organisation, is_public=False)
    for of in (programme, hidden):
        over = make_cohort(
            of, starts_on=today.replace(year=today.year - 2), name={"de": f"Lauf {of.is_public}"}
        )
        Cohort.objects.filter(pk=over.pk).update(ends_on=today.replace(year=today.year - 1))
        make_cohort(of)

    found = reading("completed_cohorts")
    page = client.get(found.evidence_url).content.decode()

    assert (found.figure, "Lauf True" in page, "Lauf False" in page) == (1, True, False)


def test_good_practices_are_counted_once_for_all_languages(db):
    german, english = pages.make_practices(slug="praxis"), pages.make_practices("en", slug="practice")
    first = pages.make_practice(german)
    pages.make_practice(english, translation_of=first)
    pages.make_practice(german, live=False)

    assert (reading("good_practices").figure, reading("good_practices").evidence_url) == (1, "/de/praxis/")


def test_every_registered_indicator_names_itself():
    assert all(isinstance(each, Indicator) and str(each.label) for each in indicators._indicators.values())
