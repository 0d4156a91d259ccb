"""Wagtail's own search survives whatever is typed into its box, and editors keep synonyms beside it."""

import pytest
from django.urls import reverse
from modelsearch.query import And, Fuzzy, Not, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.backoffice import WordsOnly, cleaned
from search.models import Synonyms

pytestmark = pytest.mark.django_db


def test_only_words_reach_the_backend():
    assert cleaned('"a\x00b* (c) %s') == "a b c s"
    assert cleaned('"') == ""
    assert cleaned(PlainText('"')) == ""
    assert cleaned(Phrase('a "b')).query_string == "a b"
    assert cleaned(Fuzzy("a")).query_string == "a"
    assert cleaned(And([PlainText("a"), Phrase('"')])).query_string == "a"
    assert cleaned(Not(PlainText('"'))) == ""


@pytest.mark.parametrize("text", ['"', "\x00", "   ", "%", "((", '"' * 10_000])
def test_a_text_without_words_finds_nothing_in_the_back_office(text):
    backend = get_search_backend()

    assert isinstance(backend, WordsOnly)
    assert list(backend.search(text, Page)) == []
    assert list(backend.autocomplete(text, Page)) == []


@pytest.mark.parametrize("text", ['"', "\x00", "   "])
def test_the_search_box_of_the_back_office_never_breaks(editor, client_of, text):
    client = client_of(editor, second_factor=True)

    assert client.get(reverse("wagtailadmin_pages:search"), {"q": text}).status_code == 200


def test_editors_keep_synonyms_and_members_do_not(editor, member, client_of):
    client = client_of(editor, second_factor=True)

    client.post(reverse("synonyms:add"), {"words": "Lebenslauf, CV", "language": ""})

    assert list(Synonyms.objects.values_list("words", flat=True)) == ["Lebenslauf, CV"]
    assert client_of(member).get(reverse("synonyms:index")).status_code in {302, 404}
