"""Similar things while somebody writes: hers to see, hers to ignore, and without a script a button away."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import Block
from search.alike import like_what_is_read, like_what_is_written
from tests.search.test_contract import HOSTILE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

ADDRESS = "/de/search/alike/"


@pytest.fixture
def client(client_of, make_member):
    return client_of(make_member())


def asked(client, text, *kinds):
    return client.post(ADDRESS, {"text": text, "kind": kinds or ["book", "map"]})


def test_the_kind_that_is_named_first_fills_the_list(client, library):
    for number in range(7):
        library.add(f"Anerkennung {number}", kind="map", language="de")
    book = library.add("Anerkennung als Ärztin")

    both = asked(client, "Wie geht die Anerkennung?", "book", "map").json()
    maps = asked(client, "Wie geht die Anerkennung?", "map", "book").json()

    assert both["lines"][0] == {
        "title": "Anerkennung als Ärztin",
        "url": f"/book/{book.slug}/",
        "kind": "book",
        "language": "",
    }
    assert [line["kind"] for line in both["lines"]] == ["book", "map", "map", "map", "map"]
    assert {line["kind"] for line in maps["lines"]} == {"map"}
    assert both["said"] == "Weiter unten stehen 5 ähnliche Einträge"


def test_nothing_similar_says_nothing(client, library):
    library.add("Anerkennung")

    assert asked(client, "Xylophon").json() == {"lines": [], "said": ""}
    assert asked(client, "Anerkennung", "unknown").json() == {"lines": [], "said": ""}


def test_the_answer_is_kept_nowhere_and_given_to_no_visitor(client, library):
    library.add("Anerkennung")

    assert asked(client, "Anerkennung")["Cache-Control"] == "private, no-store"
    assert asked(Client(), "Anerkennung").status_code == 302
    assert client.get(ADDRESS).status_code == 405


def test_HD3_a_page_of_somebody_else_cannot_ask(client_of, make_member):
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = client_of(make_member()).cookies

    assert asked(careful, "Anerkennung").status_code == 403


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_IN3_nothing_that_can_be_written_breaks_it(text, client, library):
    library.add("Geheimschatz", audience="person:x", text="geheim a b c x ab titel")

    assert asked(client, text, text[:50], "book").json() == {"lines": [], "said": ""}


# --- beside what is read -------------------------------------------------------------------------------------------


def test_what_is_kept_is_keys_and_rights_are_asked_each_time(library, make_member):
    reader = make_member()
    own = library.add("Anerkennung als Ärztin")
    near, far = library.add("Anerkennung als Ärztin in Bremen"), library.add("Anerkennung")
    library.add("Xylophon")

    assert like_what_is_read("book", own, asker=reader) == [near, far]
    type(near).objects.filter(pk=near.pk).update(slug="withdrawn")
    assert like_what_is_read("book", own, asker=reader) == [far]


def test_AC13_a_block_ends_it_at_once(library, make_member):
    reader, other = make_member(), make_member()
    own, theirs = library.add("Anerkennung"), library.add("Anerkennung in Bremen", owner=other.pk)

    assert like_what_is_read("book", own, asker=reader) == [theirs]
    Block.objects.create(blocker=other, blocked=reader)
    assert like_what_is_read("book", own, asker=reader) == []


def test_while_it_is_kept_it_costs_two_queries(library, make_member, django_assert_num_queries):
    reader, own = make_member(), library.add("Anerkennung")
    library.add("Anerkennung in Bremen")
    first = like_what_is_read("book", own, asker=reader)

    with django_assert_num_queries(2):
        assert like_what_is_read("book", own, asker=reader) == first


def test_it_costs_the_same_with_one_and_with_thirty(library):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            like_what_is_written("Anerkennung", kinds=("book",), asker=AnonymousUser())
        return len(counted)

    library.add("Anerkennung")
    few = queries()
    for number in range(29):
        library.add(f"Anerkennung {number}")

    assert queries() == few
