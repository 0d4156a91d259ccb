"""How pages introduce themselves: to readers, to search engines, to the language switch."""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from portal.pages.frame import frame_of
from tests.factories import pages


@pytest.fixture
def site(db):
    """A blueprint in German and English with two chapters; the second one is not translated."""
    german, english = pages.make_blueprint("de", slug="leitfaden"), None
    english = pages.make_blueprint("en", slug="blueprint", title="Blueprint", translation_of=german)
    first = pages.make_chapter(german, number=1, title="Anfang", slug="anfang", seo_title="Anfang finden")
    pages.make_chapter(english, number=1, title="Beginning", slug="beginning", translation_of=first)
    pages.make_chapter(german, number=2, title="Weiter", slug="weiter")
    return german


def test_title_description_and_preview_say_what_the_page_is(site, client):
    page = client.get("/de/leitfaden/anfang/").content.decode()

    assert "<title>Anfang finden – Wegweiser</title>" in page
    assert '<meta name="description" content="Worum es geht.">' in page
    assert '<meta property="og:title" content="Anfang finden">' in page
    assert '<meta property="og:locale" content="de_DE">' in page
    assert '<link rel="canonical" href="http://localhost:8000/de/leitfaden/anfang/">' in page


def test_translations_are_named_to_search_engines(site, client):
    page = client.get("/de/leitfaden/anfang/").content.decode()

    assert re.findall(r'hreflang="(\w+)" href="(http[^"]+)"', page) == [
        ("de", "http://localhost:8000/de/leitfaden/anfang/"),
        ("en", "http://localhost:8000/en/blueprint/beginning/"),
    ]


def test_the_language_switch_keeps_the_page_and_never_leads_to_nowhere(site, client):
    context = client.get("/de/leitfaden/anfang/").context

    assert context["language_urls"] == {
        "de": "/de/leitfaden/anfang/",
        "en": "/en/blueprint/beginning/",
        "uk": None,
    }


def test_the_path_to_a_page_leads_back_up(site, client):
    page = client.get("/de/leitfaden/anfang/")

    assert [(str(label), url) for label, url in page.context["crumbs"]] == [
        ("Leitfaden", "/de/leitfaden/"),
        ("Kapitel 1", None),
    ]


def test_the_sitemap_lists_public_pages_with_their_translations(site, client):
    pages.make_article("de", title="Entwurf", slug="entwurf", live=False)

    sitemap = client.get("/sitemap.xml").content.decode()

    assert "<loc>http://localhost:8000/en/blueprint/beginning/</loc>" in sitemap
    assert 'hreflang="en" href="http://localhost:8000/en/blueprint/beginning/"' in sitemap
    assert "entwurf" not in sitemap


def test_AC7_a_restricted_page_stands_in_no_sitemap_and_no_language_switch(site, client):
    from wagtail.models import PageViewRestriction

    restricted = pages.add(
        pages.home("uk"), type(site), title="Порадник", slug="poradnyk", translation_of=site
    )
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)

    assert "poradnyk" not in client.get("/sitemap.xml").content.decode()
    assert client.get("/de/leitfaden/").context["language_urls"]["uk"] is None


def test_robots_are_told_what_is_not_for_them(db, client):
    pages.home()

    robots = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in robots
    assert "Sitemap: http://localhost:8000/sitemap.xml" in robots


@pytest.mark.parametrize(
    ("asked", "led"), [("uk,en;q=0.8", "/uk/"), ("en-GB", "/en/"), ("fr", "/de/"), ("", "/de/")]
)
def test_the_front_door_leads_to_the_readers_language_and_is_never_kept(db, client, asked, led):
    response = client.get("/", headers={"accept-language": asked})

    assert (response.status_code, response["Location"]) == (302, led)
    assert "Accept-Language" in response["Vary"]
    assert "no-store" in response["Cache-Control"]


def test_SE7_a_reader_gets_no_cookie_and_no_session(site, django_assert_num_queries):
    from django.contrib.sessions.models import Session

    reader = Client()
    for address in (
        "/",
        "/de/",
        "/de/leitfaden/",
        "/de/leitfaden/anfang/",
        "/en/blueprint/",
        "/sitemap.xml",
    ) * 17:
        response = reader.get(address)
        assert response.status_code in (200, 302)
        assert "Set-Cookie" not in response

    assert Session.objects.count() == 0


def test_P1_a_kept_page_costs_no_query(site, client, django_assert_num_queries):
    client.get("/de/leitfaden/anfang/")

    with django_assert_num_queries(0):
        assert client.get("/de/leitfaden/anfang/").status_code == 200


@pytest.mark.parametrize("address", ["/de/", "/de/leitfaden/", "/de/leitfaden/anfang/"])
def test_P1_a_page_costs_at_most_twelve_queries_when_nothing_is_kept(
    site, client, address, django_assert_max_num_queries
):
    client.get("/en/blueprint/")
    frame_of("de")
    caches["pages"].clear()

    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


def test_PR1_no_page_asks_another_host_for_anything(site, client):
    page = client.get("/de/leitfaden/anfang/").content.decode()

    loaded = re.findall(r'(?:src|srcset|action)="([^"]+)"', page) + re.findall(
        r'<link rel="(?:stylesheet|icon|preload|manifest)" href="([^"]+)"', page
    )
    assert [address for address in loaded if not address.startswith(("/", "#"))] == []


def test_a_section_lists_what_lies_below_it(db, client):
    from portal.pages.models import ArticlePage, SectionPage

    section = pages.add(pages.home("de"), SectionPage, title="Hilfen", slug="hilfen")
    pages.add(section, ArticlePage, title="Checkliste", slug="checkliste", lede="Zehn Fragen.")

    page = client.get("/de/hilfen/").content.decode()

    assert '<a href="/de/hilfen/checkliste/">Checkliste</a>' in page
    assert "Zehn Fragen." in page


def test_an_empty_section_says_what_comes(db, client):
    from portal.pages.models import SectionPage

    pages.add(pages.home("de"), SectionPage, title="Hilfen", slug="hilfen")

    assert "Hier ist noch nichts" in client.get("/de/hilfen/").content.decode()


def test_the_page_with_help_in_need_can_be_left_at_once(db, client):
    pages.make_article("de", purpose="help_in_need", slug="hilfe")
    pages.make_article("de", purpose="privacy", slug="datenschutz")

    assert "Seite verlassen" in client.get("/de/hilfe/").content.decode()
    assert "Seite verlassen" not in client.get("/de/datenschutz/").content.decode()
