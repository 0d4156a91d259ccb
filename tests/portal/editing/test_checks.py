"""What an editor is asked to look at, and where links lead."""

import pytest
from django.conf import settings
from django.utils import translation

from portal.editing.checks import Look
from portal.editing.links import Link, is_broken
from portal.editing.reading_ease import lix
from tests.factories import pages


@pytest.fixture
def index(db):
    return pages.make_blueprint("de", slug="leitfaden", lede="Worum es geht.")


def keys(page):
    return [finding.key for finding in Look(page).findings if finding.key != "not_translated"]


def chapter(index, *blocks, **fields):
    return pages.make_chapter(index, body=list(blocks), **fields)


def test_a_page_in_order_has_nothing_to_mend_but_its_missing_languages(index):
    page = chapter(index, pages.text("Kurz und gut."), pages.heading("Danach", "after"))

    assert [str(finding) for finding in Look(page).findings] == [
        "In dieser Sprache gibt es noch keine Fassung: English.",
        "In dieser Sprache gibt es noch keine Fassung: Українська.",
    ]


def test_a_translation_that_is_published_is_not_missing(index):
    english = pages.make_blueprint("en", slug="blueprint", translation_of=index, lede="About.")

    assert [finding.named for finding in Look(english).findings] == [{"language": "Українська"}]


@pytest.mark.parametrize(
    ("address", "broken"),
    [
        ("/de/leitfaden/", False),
        ("/de/leitfaden/kapitel/#first", False),
        ("/de/leitfaden/kapitel/#gone", True),
        ("/de/leitfaden/nirgends/", True),
        ("/de/mentors/", False),
        ("/de/", False),
        ("/xx/", True),
        ("/no/such/place", True),
        ("#here", False),
        ("#elsewhere", True),
        ("#", True),
        ("", True),
        ("javascript:alert(1)", True),
        ("mailto:post@example.org", False),
        ("mailto:", True),
        ("https://example.org/a", False),
        ("https://localhost", True),
        ("http://[broken", True),
        ("/documents/4711/plan.pdf", True),
    ],
)
def test_an_address_inside_leads_somewhere_or_nowhere(index, address, broken):
    chapter(index, pages.heading("Da", "first"), slug="kapitel")
    here = chapter(index, pages.heading("Hier", "here"), slug="hier", number=2)

    assert is_broken(Link(address, "Wort"), here) is broken


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_whatever_language_the_editor_works_in_an_address_is_as_good(index, language):
    with translation.override(language):
        assert is_broken(Link("/de/leitfaden/", "Wort"), index) is False
        assert is_broken(Link("/de/mentors/", "Wort"), index) is False
        assert is_broken(Link("/de/nirgends/", "Wort"), index) is True


def test_a_full_address_of_the_portal_itself_is_looked_up(index):
    assert is_broken(Link(f"{settings.PUBLIC_URL}/de/nirgends/", "Wort"), index) is True
    assert is_broken(Link(f"{settings.PUBLIC_URL}/de/leitfaden/", "Wort"), index) is False


def test_a_link_to_a_page_that_is_gone_is_found_in_the_text(index):
    target = chapter(index, slug="ziel", number=2)
    page = chapter(index, pages.text(f'Siehe <a linktype="page" id="{target.pk}">dort</a>.'))
    assert keys(page) == []

    target.delete()

    assert keys(page) == ["broken_link"]


def test_a_long_text_without_headings_and_one_that_is_hard_to_read_are_named(index):
    plain = chapter(index, pages.text("Wir gehen los. " * 210))
    official = "Verwaltungsverfahrensrechtliche Zuständigkeitsvoraussetzungen berücksichtigend "
    hard = chapter(index, pages.text(official * 30 + "."), number=2)

    assert keys(plain) == ["no_headings"]
    assert keys(hard) == ["hard_to_read"]


def test_reading_ease_is_sentence_length_plus_the_share_of_long_words():
    ten_words = "eins zwei drei vier fünf sechs sieben acht neun Wortungetüm. "

    assert lix(ten_words * 10) == 10 + 10
    assert lix(ten_words) is None


def test_a_page_that_says_nothing_of_itself_is_named(index):
    assert keys(chapter(index, lede="")) == ["no_description"]


def test_headings_that_skip_a_level_are_named(index):
    page = chapter(index, pages.text("Wort"))
    page.body[0].value.source = "<h2>Eins</h2><h4>Zwei</h4><h2></h2>"

    assert keys(page) == ["heading_skips", "heading_empty"]


def test_a_picture_named_like_its_file_needs_words(index):
    page = chapter(index, pages.text("Wort"))
    page.body[
        0
    ].value.source = '<p><img src="/media/a.webp" alt="IMG_2031.jpg"><img src="/b.webp" alt="Eine Tür"></p>'

    assert keys(page) == ["picture_without_words"]
