"""What frames every page."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from portal.common.navigation import foot_links, register_foot_link
from portal.pages import frame as frames
from portal.pages.frame import address_of, frame_of
from portal.pages.models import Partner, SiteSettings
from tests.factories import pages


def change_settings(**fields):
    chosen = SiteSettings.load()
    for name, value in fields.items():
        setattr(chosen, name, value)
    chosen.full_clean()
    chosen.save()


def test_the_frame_costs_no_query_once_it_is_known(db, django_assert_num_queries):
    frame_of("de")

    with django_assert_num_queries(0):
        assert frame_of("de").name == "Wegweiser"


@pytest.mark.django_db
def test_a_change_of_the_settings_shows_at_once(client, django_capture_on_commit_callbacks):
    pages.home()
    before = client.get("/de/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        change_settings(name="Brückenbau")

    after = client.get("/de/").content.decode()

    assert ("Brückenbau" in before, "Brückenbau" in after) == (False, True)


def test_a_page_with_a_purpose_is_linked_at_the_foot_in_its_language_alone(db, client):
    pages.make_article("de", purpose="privacy", title="Datenschutz", slug="datenschutz")

    assert (address_of("privacy", "de"), address_of("privacy", "en")) == ("/de/datenschutz/", None)
    assert 'href="/de/datenschutz/"' in client.get("/de/").content.decode()


def test_the_links_at_the_foot_stand_under_what_somebody_looks_for_there(db, rf):
    for purpose in ("imprint", "how_it_works", "privacy"):
        pages.make_article("en", purpose=purpose, title=purpose, slug=purpose.replace("_", "-"))

    with translation.override("en"):
        shown = {
            group["key"]: [link["key"] for link in group["links"]] for group in foot_links(rf.get("/en/"))
        }

    assert shown == {
        "way": ["how_it_works"],
        "reach": ["contact", "barrier", "report"],
        "rules": ["privacy", "imprint"],
    }


def test_a_link_under_no_heading_of_the_foot_is_a_mistake_of_the_app():
    with pytest.raises(ValueError, match="no group elsewhere"):
        register_foot_link("lost", "Lost", "door", group="elsewhere", order=1)


def test_the_demo_settings_claim_no_funding(db, client):
    pages.home()

    assert (frame_of("de").rights.funder, frame_of("de").rights.disclaimer) == ("", "")


def test_the_disclaimer_of_a_funder_stands_at_the_foot_in_the_readers_language(db, client):
    pages.home()
    change_settings(
        funder="Stiftung Feld", disclaimer_de="Nur unsere Sicht.", disclaimer_en="Our view alone."
    )

    german, english = (client.get(f"/{language}/").content.decode() for language in ("de", "en"))

    assert ("Nur unsere Sicht." in german, "Our view alone." in german) == (True, False)
    assert ("Nur unsere Sicht." in english, "Our view alone." in english) == (False, True)


@pytest.mark.parametrize("colour", ["#FFFF00", "#EFA36D", "teal", "#12345"])
def test_a_colour_that_is_hard_to_read_or_none_is_refused(db, colour):
    with pytest.raises(ValidationError):
        change_settings(action_colour=colour)


def test_a_colour_of_its_own_comes_as_a_stylesheet(db, client):
    pages.home()
    change_settings(action_colour="#5A1E6E")

    page = client.get("/de/").content.decode()
    stylesheet = client.get(frame_of("de").stylesheet_url)

    assert frame_of("de").stylesheet_url in page
    assert stylesheet["Content-Type"] == "text/css; charset=utf-8"
    assert "--teal:light-dark(#5A1E6E,#84CFC5)" in stylesheet.content.decode()


def test_german_pages_show_both_forms_where_the_site_asks_for_it(
    db, client, django_capture_on_commit_callbacks
):
    pages.make_article(
        "de", title="Für Mentor:innen", slug="fuer", body=[pages.text("Jede:r Mentor:in zählt.")]
    )
    with django_capture_on_commit_callbacks(execute=True):
        change_settings(gender_style="paired")

    page = client.get("/de/fuer/").content.decode().partition("<body")[2]

    assert "Für Mentorinnen und Mentoren" in page
    assert "Jede Mentorin und jeder Mentor zählt." in page
    assert "Mentor:in" not in page


def test_what_was_read_before_a_change_does_not_outlive_it(
    db, monkeypatch, django_capture_on_commit_callbacks
):
    """While one reader's frame is being read, another commits a change: the old one must not be kept."""
    real = frames._partners

    def read_slowly(language):
        read = real(language)
        if not Partner.objects.exists():
            with django_capture_on_commit_callbacks(execute=True):
                Partner.objects.create(name="Klinik Aue")
        return read

    monkeypatch.setattr(frames, "_partners", read_slowly)

    assert [partner.name for partner in frame_of("de").partners] == []
    assert [partner.name for partner in frame_of("de").partners] == ["Klinik Aue"]


@pytest.mark.django_db
def test_AC8_a_restricted_page_stays_so_wherever_editors_move_it_or_its_neighbours(
    client, django_capture_on_commit_callbacks
):
    index = pages.make_blueprint(slug="leitfaden")
    first, second, hidden = (
        pages.make_chapter(index, number=number, slug=f"kapitel-{number}") for number in (1, 2, 3)
    )
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)

    def again(page):
        return Page.objects.get(pk=page.pk).specific

    def ways_in():
        return [client.get(f"/de/leitfaden/kapitel-{number}/").status_code for number in (1, 2, 3)]

    assert ways_in() == [200, 200, 302]
    with django_capture_on_commit_callbacks(execute=True):
        again(hidden).move(again(first), pos="left")
    assert ways_in() == [200, 200, 302]
    # One that is moved takes the place of another in the tree.
    with django_capture_on_commit_callbacks(execute=True):
        again(second).move(again(hidden), pos="left")
    assert ways_in() == [200, 200, 302]
