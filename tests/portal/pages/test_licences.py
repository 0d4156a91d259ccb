"""R2, R3: a part of the site may have a licence, a holder and a funder of its own."""

import pytest

from portal.pages.frame import frame_of
from portal.pages.models import PageLicence, SectionPage
from tests.factories import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(django_capture_on_commit_callbacks):
    """home > part > page, and a page beside the part; the part has rights of its own."""
    part = pages.add(pages.home("de"), SectionPage, slug="teil", title="Teil")
    english = pages.add(pages.home("en"), SectionPage, slug="part", title="Part", translation_of=part)
    inside = pages.add(part, pages.ArticlePage, slug="drin", title="Drin")
    beside = pages.make_article("de", slug="daneben")
    with django_capture_on_commit_callbacks(execute=True):
        PageLicence.objects.create(
            page=part.page_ptr,
            name="CC BY 4.0",
            holder="Stiftung Feld",
            funder="Gefördert vom Land",
            disclaimer_de="Nur unsere Sicht.",
            disclaimer_en="Our view alone.",
        )
    return {"part": part, "inside": inside, "beside": beside, "english": english}


def test_a_page_has_the_licence_of_the_part_it_lies_in(tree):
    names = {key: frame_of("de").rights_of(page).licence_name for key, page in tree.items()}

    assert names == {
        "part": "CC BY 4.0",
        "inside": "CC BY 4.0",
        "beside": "CC BY-SA 4.0",
        "english": "CC BY 4.0",
    }


def test_the_deeper_part_wins(tree):
    PageLicence.objects.create(page=tree["inside"].page_ptr, name="CC0")

    frame = frames_anew()

    assert (frame.rights_of(tree["inside"]).licence_name, frame.rights_of(tree["part"]).licence_name) == (
        "CC0",
        "CC BY 4.0",
    )


def frames_anew():
    from django.core.cache import caches

    caches["default"].clear()
    return frame_of("de")


def test_the_foot_names_holder_and_disclaimer_of_the_part_in_the_readers_language(tree, client):
    inside, beside, english = (
        client.get(url).content.decode() for url in ("/de/teil/drin/", "/de/daneben/", "/en/part/")
    )

    assert [("Stiftung Feld" in page, "Nur unsere Sicht." in page) for page in (inside, beside)] == [
        (True, True),
        (False, False),
    ]
    assert ("Our view alone." in english, "Nur unsere Sicht." in english) == (True, False)


def test_rights_cost_no_query_on_a_page(tree, django_assert_num_queries):
    frame_of("de")

    with django_assert_num_queries(0):
        assert frame_of("de").rights_of(tree["inside"]).funder == "Gefördert vom Land"
