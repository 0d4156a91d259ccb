"""The blueprint: chapters in order, each with its contents, its neighbours and its time to read."""

import re

import pytest
from django.core.cache import caches
from wagtail.models import PageViewRestriction

from portal.blueprint.models import ChapterPage
from portal.pages.frame import frame_of
from tests.factories import pages


@pytest.fixture
def index(db):
    return pages.make_blueprint(slug="leitfaden")


def test_contents_list_the_chapters_by_number_and_their_sections(index, client):
    pages.make_chapter(index, number=2, title="Begleiten", slug="begleiten")
    pages.make_chapter(index, number=1, title="Anfangen", slug="anfangen")

    page = client.get("/de/leitfaden/").content.decode()

    assert page.index("Anfangen") < page.index("Begleiten")
    assert 'href="/de/leitfaden/anfangen/#first"' in page


def test_an_empty_blueprint_says_what_comes(index, client):
    assert "Das erste Kapitel entsteht gerade" in client.get("/de/leitfaden/").content.decode()


def test_contents_cost_the_same_with_one_chapter_and_with_thirty(
    index, client, django_assert_max_num_queries
):
    pages.make_chapter(index, number=1)
    client.get("/en/")
    frame_of("de")
    caches["pages"].clear()
    with django_assert_max_num_queries(12) as one:
        client.get("/de/leitfaden/")
    for number in range(2, 31):
        pages.make_chapter(index, number=number)
    caches["pages"].clear()

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/de/leitfaden/")


def test_the_first_and_the_last_chapter_have_one_neighbour(index, client):
    for number, slug in enumerate(("eins", "zwei", "drei"), start=1):
        pages.make_chapter(index, number=number, slug=slug)

    neighbours = {
        slug: re.findall(
            r'rel="(prev|next)" href="([^"]+)"', client.get(f"/de/leitfaden/{slug}/").content.decode()
        )
        for slug in ("eins", "zwei", "drei")
    }

    assert neighbours == {
        "eins": [("next", "/de/leitfaden/zwei/")],
        "zwei": [("prev", "/de/leitfaden/eins/"), ("next", "/de/leitfaden/drei/")],
        "drei": [("prev", "/de/leitfaden/zwei/")],
    }


def test_a_draft_is_nobodys_neighbour_and_cannot_be_read(index, client):
    pages.make_chapter(index, number=1, slug="eins")
    pages.make_chapter(index, number=2, slug="entwurf", live=False)

    assert "entwurf" not in client.get("/de/leitfaden/eins/").content.decode()
    assert client.get("/de/leitfaden/entwurf/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (190, 1), (191, 2), (1900, 10)])
def test_the_time_to_read_follows_from_the_words(words, minutes):
    chapter = ChapterPage(number=1, title="x")
    chapter.body = [("text", " ".join(["Wort"] * words))]

    assert chapter.minutes == minutes


def test_a_roadmap_takes_the_whole_width_between_two_runs_of_text(index):
    body = [pages.text("a"), pages.heading("b", "b"), pages.roadmap(), pages.text("c")]
    chapter = pages.make_chapter(index, body=body)

    assert [(wide, [block.block_type for block in run]) for wide, run in chapter.parts] == [
        (False, ["text", "heading"]),
        (True, ["roadmap"]),
        (False, ["text"]),
    ]
    assert [section["anchor"] for section in chapter.sections] == ["b", "roadmap"]


def test_R8_the_roadmap_names_every_phase_in_its_table_and_on_its_cards(index, client):
    pages.make_chapter(index, slug="fahrplan", body=[pages.roadmap()])

    page = client.get("/de/leitfaden/fahrplan/").content.decode()

    assert [page.count(f"Phase {number}") for number in (1, 2)] == [2, 2]
    assert re.findall(r'<th scope="row">(\w+)</th>', page) == ["Ziel", "Wer", "Was", "Woran"]


def test_AC7_a_chapter_behind_a_door_is_named_on_no_page_in_front_of_it(
    index, client, django_capture_on_commit_callbacks
):
    home = pages.home()
    home.chapter = pages.make_chapter(index, number=1, slug="eins", title="Anfangen")
    home.save_revision().publish()
    body = [pages.heading("Was nur wir lesen", "secret")]
    hidden = pages.make_chapter(index, number=2, slug="zwei", title="Nur für uns", body=body)
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    for address in ("/de/", "/de/leitfaden/", "/de/leitfaden/eins/"):
        page = client.get(address).content.decode()
        assert "Anfangen" in page, address
        assert "Nur für uns" not in page and "Was nur wir lesen" not in page, address


def test_whoever_has_passed_the_door_of_the_blueprint_finds_its_chapters(
    index, member, client_of, django_capture_on_commit_callbacks
):
    pages.make_chapter(index, number=1, slug="eins", title="Anfangen")
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=index, restriction_type="login")

    assert "Anfangen" in client_of(member).get("/de/leitfaden/").content.decode()
