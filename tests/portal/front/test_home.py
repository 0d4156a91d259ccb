"""The home page: two doors, a chapter, a good practice, figures that are true."""

import re
from datetime import date

import pytest
from django.core.cache import caches

from portal.front.figures import count, rounded
from portal.front.models import HomePage
from portal.front.start import make_start
from portal.pages.frame import frame_of
from tests.factories import pages
from tests.factories.directory import make_listed_mentor
from tests.factories.programmes import make_programme


@pytest.fixture
def full_home(db, organisation):
    home = pages.home("de")
    chapter = pages.make_chapter(pages.make_blueprint(), number=1, title="Anfangen")
    practice = pages.make_practice(pages.make_practices(), title="Am Küchentisch", organisation=organisation)
    home = HomePage.objects.get(pk=home.pk)
    home.chapter, home.practice = chapter, practice
    home.save_revision().publish()
    return home


def test_home_leads_to_people_to_a_chapter_and_to_a_good_practice(full_home, client):
    page = client.get("/de/").content.decode()

    assert 'action="/de/search/"' in page
    assert 'href="/de/mentors/"' in page
    assert 'href="/de/mentors/register/"' in page
    assert "Anfangen" in page
    assert "Am Küchentisch" in page


def test_P1_a_full_home_page_costs_at_most_twelve_queries(full_home, client, django_assert_max_num_queries):
    client.get("/en/")
    frame_of("de")
    caches["pages"].clear()

    with django_assert_max_num_queries(12):
        client.get("/de/")


def test_a_chapter_that_is_taken_back_leaves_the_home_page(
    full_home, client, django_capture_on_commit_callbacks
):
    assert "Anfangen" in client.get("/de/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        full_home.chapter.unpublish()

    assert "Anfangen" not in client.get("/de/").content.decode()


@pytest.mark.parametrize(("people", "shown"), [(0, 0), (9, 0), (10, 10), (14, 10), (15, 15), (412, 410)])
def test_people_are_counted_in_steps_and_small_groups_not_at_all(people, shown):
    assert rounded(people) == shown


def test_figures_are_counted_and_not_invented(db, organisation):
    programme = make_programme(organisation=organisation)
    for _number in range(11):
        make_listed_mentor(programme, languages=("de", "uk"))
    make_listed_mentor(programme, languages=("de", "ig"))

    assert count() == {"mentors": 10, "pairs": 0, "languages": 2, "answers": 0}


def test_home_without_figures_shows_none(db, client):
    pages.home()

    assert "numbers" not in client.get("/de/").content.decode()


def test_a_fresh_portal_has_a_home_page_in_each_language_and_editors_who_may_publish(db):
    from django.contrib.auth.models import Group
    from wagtail.models import GroupPagePermission

    make_start()
    make_start()

    homes = HomePage.objects.live().select_related("locale")
    assert sorted(home.locale.language_code for home in homes) == ["de", "en", "uk"]
    assert len({home.translation_key for home in homes}) == 1
    editors = Group.objects.get(name="Editors")
    rights = GroupPagePermission.objects.filter(group=editors).values_list("permission__codename", flat=True)
    assert {"add_page", "change_page", "publish_page"} <= set(rights)
    assert editors.permissions.filter(codename="access_admin").exists()


def test_home_shows_the_three_newest_in_its_language_and_no_empty_band(client, full_home):
    before = client.get("/de/").content.decode()
    german = pages.make_news_list("de")
    english = pages.make_news_list("en", slug="news")
    for day in range(1, 5):
        pages.make_news(german, title=f"Neues {day}", published_on=date(2026, 5, day))
    pages.make_news(english, title="News")
    for kept in caches.all():
        kept.clear()

    after = client.get("/de/").content.decode()

    assert "newest" not in before
    assert re.findall(r">(Neues \d|News)</a></h3>", after) == ["Neues 4", "Neues 3", "Neues 2"]
    assert 'href="/de/aktuelles/"' in after
