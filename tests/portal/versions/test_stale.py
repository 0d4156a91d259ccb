"""Who changes a section goes ahead; the other languages say so until they follow, by hand or by wagtail-localize."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource

from portal.common.clock import now
from portal.versions.models import SectionState
from portal.versions.services import confirm_in_step
from tests.factories import pages

from .conftest import body, states


def stale(page):
    page = type(page).objects.get(pk=page.pk)
    return {section.anchor: [newer.language for newer in section.newer] for section in page.standing.stale}


def test_pages_written_by_hand_begin_in_step(trio):
    assert [stale(page) for page in trio.values()] == [{}, {}, {}]


def test_a_changed_section_makes_the_other_languages_stale(trio, publish):
    publish(trio["de"], body=body("Neu"))

    assert stale(trio["de"]) == {}
    assert stale(trio["en"]) == stale(trio["uk"]) == {"first": ["de"]}


def test_publishing_a_translation_brings_it_in_step_and_leads_nobody(trio, publish):
    publish(trio["de"], body=body("Neu"))
    publish(trio["en"], body=body("New", intro="Begin"))

    assert stale(trio["en"]) == stale(trio["de"]) == {}
    assert stale(trio["uk"]) == {"first": ["de", "en"]}


def test_a_translation_that_goes_ahead_itself_makes_the_others_stale(trio, publish):
    publish(trio["en"], body=body("New", intro="Begin"))

    assert stale(trio["de"]) == stale(trio["uk"]) == {"first": ["en"]}


def test_a_small_correction_leaves_the_others_in_peace(trio, publish):
    publish(trio["de"], body=body("Neu"), change_is_small=True)

    assert stale(trio["en"]) == {}
    assert trio["de"].reader_versions.count() == 2


def test_a_new_section_is_missing_elsewhere_and_a_removed_one_is_said(trio, publish):
    publish(trio["de"], body=[*body(), pages.heading("Zweiter Teil", "second"), pages.text("Dazu")])
    assert stale(trio["en"]) == {"second": ["de"]}

    publish(trio["de"], body=body()[:1])
    assert stale(trio["en"]) == {"first": ["de"]}
    found = type(trio["en"]).objects.get(pk=trio["en"].pk).standing.stale
    assert [(section.is_there, section.newer[0].is_there) for section in found] == [(True, False)]


def test_saying_that_nothing_is_to_be_translated_is_enough(trio, publish, member):
    publish(trio["de"], body=body("Neu"))
    confirm_in_step(page=trio["uk"], by=member)

    assert stale(trio["uk"]) == {}
    assert stale(trio["en"]) == {"first": ["de"]}


def test_an_unpublished_page_is_ahead_of_nobody(trio, publish):
    publish(trio["de"], body=body("Neu")).unpublish()

    assert stale(trio["en"]) == {}
    assert not SectionState.objects.stale().exists()


def test_a_page_that_comes_later_is_in_step_with_what_it_found(chapter, publish):
    publish(chapter, body=body("Neu"))
    index = pages.make_blueprint("en", translation_of=chapter.get_parent().specific)
    later = pages.make_chapter(index, body=body("New"), translation_of=chapter)

    assert stale(later) == {}
    assert states(later) == states(chapter)


def test_readers_are_told_at_the_section_and_once_at_the_top(trio, publish, client):
    publish(trio["de"], body=body("Neu"))

    page = client.get(trio["uk"].url).content.decode()
    assert page.count('class="newer newer--page"') == 1
    assert '<a href="/de/leitfaden/anfangen/#first" hreflang="de">' in page
    assert "newer--page" not in client.get(trio["de"].url).content.decode()


def test_a_restricted_original_is_not_named(trio, publish, client):
    from wagtail.models import PageViewRestriction

    publish(trio["de"], body=body("Neu"))
    PageViewRestriction.objects.create(page=trio["de"], restriction_type="login")

    assert 'class="newer' not in client.get(trio["uk"].url).content.decode()


@pytest.fixture
def localized(chapter):
    """The chapter with an English translation made by wagtail-localize; gives (source, translation page)."""
    english = Locale.objects.get(language_code="en")
    pages.make_blueprint("en", translation_of=chapter.get_parent().specific)
    source, _made = TranslationSource.get_or_create_from_instance(chapter)
    work = Translation.objects.create(source=source, target_locale=english)
    translate(source, english, " in English")
    work.save_target()
    return source, chapter.get_translation(english)


def translate(source, locale, suffix):
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": segment.string.data + suffix},
        )


@pytest.mark.django_db(transaction=True)
def test_wagtail_localize_stays_behind_its_source_until_it_is_published_again(localized, publish, chapter):
    source, english = localized
    assert stale(english) == {}
    publish(chapter, body=body("Neu"), change_reason="Weil.")
    assert stale(english) == {"first": ["de"]}

    # Published from what the translators had before: still behind.
    Translation.objects.get(source=source).save_target()
    assert stale(english) == {"first": ["de"]}

    source.update_from_db()
    translate(source, english.locale, " in English")
    Translation.objects.get(source=source).save_target()
    assert stale(english) == {}
    version = english.reader_versions.get(number=2)
    assert version.reason == "Translation updated"
    # A translation made from a source does not lead it.
    assert stale(chapter) == {}


@pytest.mark.django_db(transaction=True)
def test_who_translates_it_now_finds_the_new_words_and_what_was_translated_before(
    localized, publish, chapter, editor, client_of
):
    source, english = localized
    publish(chapter, body=body("Neu"), change_reason="Weil.")
    office = client_of(editor, second_factor=True)
    address = reverse("versions_admin:in_step", args=[english.pk])
    assert 'name="translate"' in office.get(address).content.decode()
    assert missing(source, english.locale) == set()

    answer = office.post(address, {"translate": "1"})

    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert missing(source, english.locale) == {"Neu"}
    # Nothing is said to be in step by that.
    assert stale(english) == {"first": ["de"]}


def missing(source, locale) -> set[str]:
    segments = source.stringsegment_set.all().annotate_translation(locale)
    return set(segments.filter(translation=None).values_list("string__data", flat=True))


def test_a_page_written_by_hand_is_simply_opened(trio, publish, editor, client_of):
    publish(trio["de"], body=body("Neu"))
    address = reverse("versions_admin:in_step", args=[trio["en"].pk])

    answer = client_of(editor, second_factor=True).post(address, {"translate": "1"})

    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[trio["en"].pk])
    assert stale(trio["en"]) == {"first": ["de"]}


@pytest.mark.django_db(transaction=True)
def test_the_reason_is_not_translated(localized):
    source, english = localized
    strings = String.objects.filter(segments__source=source).values_list("data", flat=True)

    assert all("Weil" not in words for words in strings)
    assert "change_reason" not in source.stringsegment_set.values_list("context__path", flat=True)
    assert english.change_reason == ""


def test_a_mark_of_a_change_goes_after_ninety_days(trio, publish):
    german = publish(trio["de"], body=body("Neu"))
    assert german.standing.changed_lately("first") is not None
    assert german.standing.changed_lately("") is None

    SectionState.objects.filter(page=german.pk).update(changed_at=now() - timedelta(days=91))
    assert type(german).objects.get(pk=german.pk).standing.changed_lately("first") is None
