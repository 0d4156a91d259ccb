"""The manual inside the portal: written once, then the editors' own."""

import re

import pytest

from portal.front.start import make_start
from portal.manual import texts
from portal.manual.models import ManualIndexPage, ManualPage, Role
from portal.manual.services import load_manual
from tests.factories import pages

LANGUAGES = ("de", "en", "uk")


@pytest.fixture
def manual(db):
    make_start()
    return load_manual()


def part(role, language="de"):
    return ManualPage.objects.get(role=role, locale__language_code=language)


def test_every_role_has_its_part_in_every_language(manual):
    assert len(manual) == len(Role) * len(LANGUAGES)
    for role in Role.values:
        found = ManualPage.objects.live().filter(role=role)
        assert {page.locale.language_code for page in found} == set(LANGUAGES)
        assert len({page.translation_key for page in found}) == 1
        assert len({tuple(section["anchor"] for section in page.sections) for page in found}) == 1


def test_a_second_time_nothing_is_written_over_and_nothing_comes_back(manual):
    changed = part("mentor")
    changed.title = "Unser eigener Titel"
    changed.save_revision().publish()
    part("expert").delete()

    assert load_manual() == []
    assert part("mentor").title == "Unser eigener Titel"
    assert not ManualPage.objects.filter(role="expert", locale__language_code="de").exists()


def test_without_the_page_above_them_the_parts_stay_away(manual):
    for index in ManualIndexPage.objects.all():
        index.delete()

    assert load_manual() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_opens_and_leads_to_the_others(manual, client, language):
    index = ManualIndexPage.objects.get(locale__language_code=language)
    assert client.get(index.get_url()).content.decode().count("<h2><a ") == len(Role)

    for role in Role.values:
        page = client.get(part(role, language).get_url()).content.decode()
        assert page.count("<h1>") == 1
        assert all(
            other.get_url() in page
            for other in ManualPage.objects.filter(locale=index.locale).exclude(role=role)
        )


def test_the_foot_of_every_page_leads_to_the_manual(manual, client):
    assert '<a href="/de/handbuch/">Handbuch</a>' in re.sub(r"\s+", " ", client.get("/de/").content.decode())


@pytest.mark.parametrize("role", Role.values)
def test_a_part_says_the_same_in_three_languages(role):
    for key in ("slug", "title", "lede"):
        assert set(texts.read(role)[key]) == set(LANGUAGES)
    for section in texts.read(role)["sections"]:
        for key in ("paragraphs", "steps", "items"):
            if key in section:
                assert {len(section[key][language]) for language in LANGUAGES} == {len(section[key]["de"])}, (
                    section["anchor"]
                )
        assert set(section["title"]) == set(LANGUAGES)


@pytest.mark.parametrize("role", Role.values)
def test_a_part_is_long_enough_to_help(role):
    assert len(texts.read(role)["sections"]) >= 4


def test_one_page_costs_the_same_whatever_the_number_of_parts(manual, client, django_assert_max_num_queries):
    address = part("visitor").get_url()
    client.get(address)
    from django.core.cache import caches

    caches["pages"].clear()
    with django_assert_max_num_queries(12):
        client.get(address)
    with django_assert_max_num_queries(0):
        client.get(address)


def test_pages_that_are_not_the_manuals_are_left_alone(db):
    chapter = pages.make_chapter(pages.make_blueprint())
    before = chapter.latest_revision_id
    load_manual()
    chapter.refresh_from_db()
    assert chapter.latest_revision_id == before
