"""The demo as a whole: loaded once, complete in three languages, refused where it must not be."""

import pytest
from django.core.management import CommandError, call_command

from portal.blueprint.models import ChapterPage
from portal.demo.accounts import PASSWORD, demo_accounts
from portal.demo.services import PARTS, load_demo
from portal.goodpractice.models import GoodPracticePage

LANGUAGES = ("de", "en", "uk")
CHAPTERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The whole demo, loaded once for this module and undone after it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo()
        transaction.set_rollback(True)


def test_a_part_stands_once():
    names = [part.name for part in PARTS]

    assert len(names) == len(set(names))


def test_every_part_is_loaded(db, loaded):
    assert loaded == [part.name for part in PARTS]


def test_a_second_time_it_asks_one_question_and_goes(db, loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert load_demo() == []


def test_the_blueprint_has_every_chapter_and_a_roadmap_in_each_language(db, loaded):
    for language in LANGUAGES:
        chapters = ChapterPage.objects.live().filter(locale__language_code=language).in_order()
        assert [chapter.number for chapter in chapters] == CHAPTERS
        assert "roadmap" in {block.block_type for block in chapters.get(number=10).body}
    assert ChapterPage.objects.values("translation_key").distinct().count() == len(CHAPTERS)


def test_anchors_are_the_same_in_every_language(db, loaded):
    from portal.pages.blocks import anchored_values

    for number in CHAPTERS:
        chapters = ChapterPage.objects.filter(number=number)
        assert len({tuple(part["anchor"] for part in anchored_values(page.body)) for page in chapters}) == 1


def test_six_good_practices_stand_in_each_language_with_their_topics(db, loaded):
    for language in LANGUAGES:
        practices = GoodPracticePage.objects.live().filter(locale__language_code=language)
        assert practices.count() == 6
        assert all(page.topics.exists() and page.organisation and page.settings for page in practices)


def test_news_and_guests_stand_in_each_language_and_guests_are_named(db, loaded):
    from portal.news.models import NewsPage, SeriesPage

    for language in LANGUAGES:
        news = NewsPage.objects.live().filter(locale__language_code=language)
        series = SeriesPage.objects.live().filter(locale__language_code=language)
        assert (news.count(), series.count()) == (10, 2)
        assert [len(each.parts()) for each in series] == [3, 3]
        assert all(page.author_name and page.author_role for page in news.filter(kind="guest"))
        assert not news.filter(tagged_topics=None).exists()


def test_whoever_is_quoted_finds_her_consent_with_its_day(db, loaded):
    from portal.accounts.models import Consent
    from portal.news.models import Testimonial

    said = Testimonial.objects.standing()
    consents = Consent.objects.filter(kind=Consent.Kind.TESTIMONIAL, withdrawn_at=None)

    assert said.count() == 9
    assert {(each.member_id, each.consent_scope, each.agreed_on) for each in said} == {
        (consent.member_id, consent.scope, consent.given_at.date()) for consent in consents
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_of_the_demo_opens(db, loaded, client, language):
    from wagtail.models import Page

    pages = Page.objects.live().filter(depth__gt=1, locale__language_code=language)

    assert {page.title: client.get(page.get_url()).status_code for page in pages} == {
        page.title: 200 for page in pages
    }


def test_the_directory_has_mentors_with_and_without_a_free_place(db, loaded):
    from mentors.directory.models import MentorProfile

    listed = MentorProfile.objects.listed()

    assert listed.count() >= 20
    assert listed.filter(places_free=0).exists() and listed.filter(places_free__gt=0).exists()


def test_one_application_waits_one_was_declined_and_one_opened_a_mentorship(db, loaded):
    from mentors.matching.models import Application
    from mentors.mentorship.models import Mentorship

    states = set(Application.objects.values_list("state", flat=True))

    assert {"submitted", "declined", "accepted"} <= states
    assert Mentorship.objects.count() == Application.objects.filter(state="accepted").count()


def test_desks_and_mailbox_begin_empty(db, loaded):
    from portal.common.outbox.models import OutgoingMail
    from portal.notifications.models import Notification

    assert (OutgoingMail.objects.count(), Notification.objects.filter(read_at=None).count()) == (0, 0)


def test_AN7_printed_staff_accounts_come_with_a_recovery_code(db, loaded, client):
    accounts = demo_accounts()

    assert client.login(username=accounts[0].email, password=PASSWORD)
    assert {bool(account.recovery_codes) for account in accounts if account.is_staff} == {True}
    assert len({account.email for account in accounts if account.is_staff}) >= 3


def test_a_real_portal_refuses_the_demo(db, settings):
    settings.DEMO_ALLOWED = False

    with pytest.raises(CommandError):
        call_command("load_demo")
