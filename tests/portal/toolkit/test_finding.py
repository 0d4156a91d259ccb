"""The toolkit: everything at once, or what is left after narrowing it down."""

import re

import pytest
from django.core.cache import caches
from wagtail.models import PageViewRestriction

from portal.pages.frame import frame_of
from portal.pages.models import MentoringModule
from portal.toolkit.models import ToolkitItemPage
from tests.factories import pages
from tests.hostile import assert_harmless, payloads


@pytest.fixture
def toolkit(db):
    return pages.make_toolkit()


@pytest.fixture
def three(toolkit):
    """A checklist before the beginning for coordinators, a guide at the beginning for both, prompts at the end."""
    return [
        pages.make_tool(
            toolkit, title="Bevor es losgeht", kind="checklist", phase="before", for_coordinator=True
        ),
        pages.make_tool(
            toolkit,
            title="Das erste Treffen",
            kind="guide",
            phase="beginning",
            for_mentor=True,
            for_mentee=True,
        ),
        pages.make_tool(
            toolkit,
            title="Gut aufhören",
            kind="prompts",
            phase="closing",
            for_mentee=True,
            body=[pages.text("Abschied braucht Zeit.")],
        ),
    ]


def titles(client, query=""):
    return [item.title for item in client.get(f"/de/werkzeuge/{query}").context["items"]]


def counts(client, query=""):
    facets = client.get(f"/de/werkzeuge/{query}").context["found"].facets
    return {facet.name: {option.value: option.count for option in facet.options} for facet in facets}


def test_tools_stand_in_the_order_of_the_way(toolkit, client):
    pages.make_tool(toolkit, title="Ende", phase="closing")
    pages.make_tool(toolkit, title="Krise", phase="crisis")
    pages.make_tool(toolkit, title="Anfang", phase="before")

    assert titles(client) == ["Anfang", "Krise", "Ende"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?phase=closing", ["Gut aufhören"]),
        ("?phase=before&phase=closing", ["Bevor es losgeht", "Gut aufhören"]),
        ("?role=mentee", ["Das erste Treffen", "Gut aufhören"]),
        ("?role=mentee&kind=guide", ["Das erste Treffen"]),
        ("?kind=template", []),
        ("?q=treffen", ["Das erste Treffen"]),
        ("?q=ABSCHIED+braucht", ["Gut aufhören"]),
        ("?q=Abschied&role=coordinator", []),
        ("?language=uk", []),
        ("?language=de", ["Bevor es losgeht", "Das erste Treffen", "Gut aufhören"]),
    ],
)
def test_choices_within_a_facet_add_up_and_facets_narrow(three, client, query, left):
    assert titles(client, query) == left


def test_a_count_says_what_one_finds_by_ticking_it(three, client):
    counted = counts(client, "?role=mentee")

    assert counted["phase"] == {"before": 0, "beginning": 1, "on_the_way": 0, "crisis": 0, "closing": 1}
    assert counted["role"] == {"mentee": 2, "mentor": 1, "coordinator": 1, "trainer": 0}
    assert counted["kind"] == {"guide": 1, "checklist": 0, "prompts": 1, "template": 0, "workshop": 0}
    assert counted["language"] == {"de": 2, "en": 0, "uk": 0}


def test_a_reader_may_take_tools_from_another_language(three, toolkit, client):
    english = pages.make_toolkit("en", slug="toolkit", title="Toolkit", translation_of=toolkit)
    pages.make_tool(english, title="The first meeting", phase="before", translation_of=three[1])

    assert titles(client) == ["Bevor es losgeht", "Das erste Treffen", "Gut aufhören"]
    assert titles(client, "?language=en") == ["The first meeting"]
    assert '<h2 lang="en">' in client.get("/de/werkzeuge/?language=en").content.decode()


def test_what_is_chosen_can_be_taken_away_again(three, client):
    page = client.get("/de/werkzeuge/?role=mentee&kind=guide&q=treffen&page=1")

    assert [(str(label), url) for label, url in page.context["chips"]] == [
        ("Mentees", "/de/werkzeuge/?kind=guide&q=treffen"),
        ("Anleitung", "/de/werkzeuge/?role=mentee&q=treffen"),
    ]
    assert page.context["clear_url"] == "?q=treffen"


def test_what_is_unpublished_or_not_for_all_is_not_found(three, client, django_capture_on_commit_callbacks):
    three[0].unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=three[1], restriction_type="login")

    assert titles(client) == ["Gut aufhören"]
    assert counts(client, "?language=de")["phase"]["beginning"] == 0


def test_an_empty_selection_says_what_to_do_next(three, client):
    page = client.get("/de/werkzeuge/?kind=template").content.decode()

    assert "Kein Werkzeug passt zu allem, was" in page
    assert re.search(r'href="/de/werkzeuge/"[^>]*>\s*Alle Werkzeuge zeigen', page)


def test_twenty_stand_on_a_page(toolkit, client):
    for number in range(21):
        pages.make_tool(toolkit, title=f"Werkzeug {number:02}")

    assert len(titles(client)) == 20
    assert titles(client, "?page=2") == ["Werkzeug 20"]


def test_the_list_costs_the_same_with_one_tool_and_with_thirty(
    toolkit, client, django_assert_max_num_queries
):
    pages.make_tool(toolkit, for_mentor=True)
    client.get("/en/")
    frame_of("de")
    caches["pages"].clear()
    with django_assert_max_num_queries(12) as one:
        client.get("/de/werkzeuge/")
    for _number in range(29):
        pages.make_tool(toolkit, for_mentor=True)
    frame_of("de")
    caches["pages"].clear()

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/de/werkzeuge/?page=1")
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/de/werkzeuge/?phase=beginning&q=wozu")


def test_the_whole_list_is_kept(three, client, django_assert_num_queries):
    client.get("/de/werkzeuge/")
    with django_assert_num_queries(0):
        client.get("/de/werkzeuge/")


def test_a_new_tool_is_seen_at_once(three, toolkit, client, django_capture_on_commit_callbacks):
    client.get("/de/werkzeuge/")
    with django_capture_on_commit_callbacks(execute=True):
        pages.make_tool(toolkit, title="Ganz neu")

    assert "Ganz neu" in client.get("/de/werkzeuge/").content.decode()


def test_a_module_narrows_the_list(three, client):
    module = MentoringModule.objects.create(number=1, slug="first-steps", name={"de": "Ankommen"})
    ToolkitItemPage.objects.filter(pk=three[1].pk).update(module=module)

    assert titles(client, "?module=first-steps") == ["Das erste Treffen"]
    assert counts(client)["module"] == {"first-steps": 1}


@pytest.mark.parametrize("name", ["q", "phase", "role", "kind", "language", "module", "page"])
def test_no_address_breaks_the_list_or_writes_into_it(three, client, name):
    for junk in [*payloads()[::5], "\x00", "x" * 100_000, "-1", "1e9", "%", "'\"`"]:
        page = client.get("/de/werkzeuge/", {name: junk})

        assert page.status_code == 200
        assert_harmless(page.content.decode(), whole_page=True)
