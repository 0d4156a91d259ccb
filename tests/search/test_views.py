"""The page of results and the list of suggestions, as somebody meets them: words in, words out, nothing of others."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from portal.accounts.models import Block
from search import sources
from tests.search.test_contract import HOSTILE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def address(name, language="de"):
    with override(language):
        return reverse(f"search:{name}")


@pytest.fixture
def page():
    def opened(text=None, *, client=None, read_in="de", **query):
        asked = query if text is None else {"q": text, **query}
        return (client or Client()).get(address("results", read_in), asked)

    return opened


@pytest.fixture
def suggested():
    def asked(text, *, client=None, language="de"):
        return (client or Client()).get(address("suggest", language), {"q": text})

    return asked


def said(response) -> str:
    """The words on a page, without its markup."""
    from html.parser import HTMLParser

    words = []
    parser = HTMLParser()
    parser.handle_data = words.append
    parser.feed(response.content.decode())
    return " ".join(" ".join(words).split())


# --- the page ------------------------------------------------------------------------------------------------------


def test_without_words_the_page_invites(page, library):
    response = page()

    assert response.status_code == 200
    assert response.context["found"] is None
    assert {way["key"] for way in response.context["ways"]} >= {"community"}


def test_a_hit_names_its_kind_and_language_and_marks_what_was_meant(page, library):
    library.add("Die Brücke", text="Über eine Brücke <b>gehen</b>.", language="de")

    response = page("bruecke")

    assert "book · Deutsch" in said(response)
    assert "<mark>Brücke</mark>" in response.content.decode()
    assert "&lt;b&gt;gehen&lt;/b&gt;" in response.content.decode()


def test_a_part_names_the_whole_it_belongs_to(page, library):
    thing = library.add_several(
        [sources.Words(title="Vier Grundsätze", text="", audience="public", part="vier")], "book"
    )

    response = page("grundsätze")

    assert [row.within for row in response.context["found"].rows] == [str(thing)]
    assert f'href="/book/{thing.slug}/vier"' in response.content.decode()


def test_the_kinds_are_tabs_with_counts_in_one_order(page, library):
    for number in range(3):
        library.add(f"Brücke {number}")
    library.add("Brücke", kind="map")

    found = page("brücke").context["found"]

    assert [(words, here) for words, _url, here in found.tabs] == [
        ("Alles (4)", True),
        ("book (3)", False),
        ("map (1)", False),
    ]
    narrowed = Client().get(found.tabs[2][1]).context["found"]
    assert [row.hit.kind for row in narrowed.rows] == ["map"]
    assert [words for words, _url, _here in narrowed.tabs] == [words for words, _url, _here in found.tabs]


def test_what_narrows_one_kind_has_words_and_counts_and_leaves_the_tabs_alone(page, library):
    library.add("Brücke rot", facets={"colour": ["red"], "secret": ["x"]})
    library.add("Brücke blau", facets={"colour": ["blue", "nameless"]})
    library.add("Brücke", kind="map")

    everything = page("brücke").context["found"]
    found = page("brücke", kind="book").context["found"]
    red = page("brücke", kind="book", colour=["red", "nameless", "'"])

    assert [group.name for group in everything.groups] == ["language"]
    assert [(group.legend, [(o.label, o.count) for o in group.options]) for group in found.groups[1:]] == [
        ("Farbe", [("Blau", 1), ("Rot", 1)])
    ]
    assert [row.hit.title for row in red.context["found"].rows] == ["Brücke rot"]
    assert [words for words, _url, _here in red.context["found"].tabs] == ["Alles (3)", "book (2)", "map (1)"]
    assert [words for words, _url in red.context["found"].chips] == ["Rot"]


def test_a_slip_is_answered_and_may_be_refused(page, library):
    library.add("Pflege")

    response = page("Pfelge")
    found = response.context["found"]

    assert "1 Ergebnis für „Pflege“" in said(response)
    exactly = Client().get(found.exact_url)
    assert exactly.context["found"].result.total == 0
    assert "Dazu haben wir nichts gefunden" in said(exactly)


def test_my_language_comes_first_and_another_is_one_click_away(page, library):
    library.add("Brücke", language="uk")
    library.add("Brücke Halmstein", language="de")
    library.add("Brücke überall")

    german, english = page("halmstein"), page("halmstein", read_in="en")
    assert german.context["found"].result.total == 1
    assert english.context["found"].result.total == 0
    [(name, count, url)] = english.context["found"].elsewhere
    assert (name, count) == ("Deutsch", 1)
    assert [row.hit.title for row in Client().get(url).context["found"].rows] == ["Brücke Halmstein"]

    everywhere = Client().get(page("brücke").context["found"].every_language_url)
    assert everywhere.context["found"].result.total == 3


def test_the_newest_may_come_first_but_not_among_people(page, library, monkeypatch):
    from datetime import UTC, datetime

    for year in (2024, 2026, 2025):
        library.add(f"Brücke {year}", at=datetime(year, 1, 1, tzinfo=UTC))

    newest = page("brücke", order="newest").context["found"]

    assert [row.hit.title for row in newest.rows] == ["Brücke 2026", "Brücke 2025", "Brücke 2024"]
    assert [here for _words, _url, here in newest.orders] == [False, True]
    monkeypatch.setitem(sources._sources, "book", library.source("book", dated=False))
    shy = page("brücke", kind="book", order="newest").context["found"]
    assert (shy.orders, shy.selection.order) == ([], "relevance")


def test_pages_keep_the_question_and_one_behind_the_last_shows_the_last(page, library):
    for number in range(25):
        library.add(f"Brücke {number:02}")

    response = page("brücke", kind="book", page="9999")

    assert len(response.context["found"].rows) == 5
    assert 'href="?q=br%C3%BCcke&amp;kind=book&amp;page=1"' in response.content.decode()


def test_the_answer_tells_when_it_comes_from_the_simpler_engine(page, library, monkeypatch):
    from dataclasses import replace

    from search import page as search_page

    library.add("Brücke")
    assert "größere Suche ruht" not in said(page("brücke"))
    find = search_page.find
    monkeypatch.setattr(search_page, "find", lambda query: replace(find(query), fallback=True))

    assert "größere Suche ruht" in said(page("brücke"))


def test_the_page_is_kept_only_as_long_as_nobody_has_asked_anything(page, library, django_assert_num_queries):
    page()
    with django_assert_num_queries(0):
        assert page()["Cache-Control"] == "no-cache"

    asked = page("brücke")

    assert asked["Cache-Control"] == "private, no-store"
    assert (asked["X-Robots-Tag"], asked.cookies.output()) == ("noindex", "")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_IN3_nothing_that_can_be_typed_breaks_a_page_or_opens_anything(text, page, suggested, library):
    library.add("Geheimschatz", audience="members", text="geheim a b c x ab", facets={"colour": ["red"]})

    response = page(text, kind="book", colour=text[:500])
    assert response.status_code == 200
    assert "Geheimschatz" not in response.content.decode()
    assert page("brücke", kind=text, language=text, order=text, page=text, exact=text).status_code == 200
    assert suggested(text).json()["groups"] == []


def test_a_search_costs_the_same_with_one_and_with_thirty_of_each_kind(library, client_of, make_member):
    client = client_of(make_member())

    def queries(**query):
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address("results"), {"q": "brücke", **query})
        assert response.status_code == 200
        return len(asked)

    def fill(count):
        for number in range(count):
            for kind in ("book", "map"):
                library.add(f"Brücke {number}", kind=kind, facets={"colour": ["red", "blue"]}, language="de")

    fill(1)
    # What frames every page is read once and kept.
    queries()
    few = [queries(), queries(kind="book"), queries(kind="book", colour="red")]
    fill(29)
    many = [queries(), queries(kind="book"), queries(kind="book", colour="red")]

    assert many == few


# --- suggestions ---------------------------------------------------------------------------------------------------


def test_suggestions_stand_under_their_kinds_and_are_counted(suggested, library):
    bridge, chart = library.add("Brücke am Hafen"), library.add("Brücken auf einer Karte", kind="map")

    response = suggested("brü")

    assert response.json() == {
        "groups": [
            {"label": "book", "items": [{"title": "Brücke am Hafen", "url": f"/book/{bridge.slug}/"}]},
            {
                "label": "map",
                "items": [{"title": "Brücken auf einer Karte", "url": f"/map/{chart.slug}/"}],
            },
        ],
        "said": "2 Vorschläge",
    }
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")
    assert suggested("").json() == {"groups": [], "said": "Keine Vorschläge"}


def test_suggestions_are_each_readers_own(suggested, library, client_of, make_member):
    reader, blocked = make_member(), make_member()
    library.add("Brücke der Mitglieder", audience="members")
    library.add("Brücke einer Gesperrten", owner=blocked.pk)
    Block.objects.create(blocker=reader, blocked=blocked)

    def titles(client):
        groups = suggested("brücke", client=client).json()["groups"]
        return [item["title"] for group in groups for item in group["items"]]

    assert titles(Client()) == ["Brücke einer Gesperrten"]
    assert titles(client_of(reader)) == ["Brücke der Mitglieder"]


def test_suggestions_cost_the_same_with_one_and_with_thirty_of_each_kind(suggested, library):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            suggested("brü")
        return len(asked)

    for kind in ("book", "map"):
        library.add("Brücke", kind=kind)
    queries()
    few = queries()
    for number in range(29):
        for kind in ("book", "map"):
            library.add(f"Brücke {number}", kind=kind)

    assert queries() == few
