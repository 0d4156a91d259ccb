"""Editors: the reason is asked for when it is needed, and stale translations can be found and settled."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from portal.common.privacy import declarations
from portal.versions.models import PageVersion
from portal.versions.receivers import _first_versions
from tests.factories import pages

from .conftest import body

SAVE, PUBLISH, SUBMIT = {}, {"action-publish": "1"}, {"action-submit": "1"}


@pytest.fixture
def office(editor, client_of):
    return client_of(editor, second_factor=True)


def send(office, page, action, **changes):
    changes.setdefault("text", "<p>Neu</p>")
    latest = page.get_latest_revision()
    opened = {
        "loaded_revision_id": latest.pk,
        "loaded_revision_created_at": latest.created_at.isoformat(),
    }
    return office.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), pages.edited(page, **changes) | opened | action
    )


def error_of(response):
    return [str(each) for each in response.context["form"].errors.get("change_reason", [])]


def test_publishing_a_change_of_a_public_page_asks_why(office, chapter):
    refused = send(office, chapter, PUBLISH, reason="  ")
    assert len(error_of(refused)) == 1
    assert "Neu" in refused.content.decode()
    assert chapter.reader_versions.count() == 1

    assert send(office, chapter, PUBLISH, reason="Ein Fehler war darin.").status_code == 302
    assert chapter.reader_versions.get(number=2).reason == "Ein Fehler war darin."


def test_a_draft_and_a_first_publication_need_no_reason(office, chapter):
    assert send(office, chapter, SAVE, reason="").status_code == 302

    draft = pages.make_chapter(chapter.get_parent(), live=False)
    draft.save_revision()
    assert send(office, draft, PUBLISH, reason="").status_code == 302
    assert draft.reader_versions.get().number == 1


def test_whoever_published_is_kept_and_never_shown(office, editor, chapter, client):
    send(office, chapter, PUBLISH, reason="Weil.")

    assert chapter.reader_versions.get(number=2).by == editor
    assert "Edda" not in client.get(f"{chapter.url}versions/").content.decode()
    declaration = next(each for each in declarations() if each.model is PageVersion)
    assert [row["reason"] for row in declaration.export(editor)] == ["Weil."]
    declaration.erase(editor)
    assert chapter.reader_versions.get(number=2).by is None


@pytest.mark.parametrize("reason", ["x" * 100_000, "a\x00b", "<script>alert(1)</script>" * 5000])
def test_a_broken_reason_gives_a_sentence_and_loses_nothing(office, chapter, reason):
    refused = send(office, chapter, PUBLISH, reason=reason)

    assert refused.status_code == 200
    assert len(error_of(refused)) == 1
    assert "<script>alert" not in refused.content.decode()
    assert chapter.reader_versions.count() == 1


def test_a_scheduled_change_becomes_a_version_when_its_hour_has_come(chapter):
    from django.core.management import call_command

    chapter.go_live_at = timezone.now() + timedelta(hours=1)
    chapter.body, chapter.change_reason = "[]", "Zum Jahreswechsel."
    chapter.save_revision().publish()
    assert chapter.reader_versions.count() == 1

    revision = chapter.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert chapter.reader_versions.get(number=2).reason == "Zum Jahreswechsel."


def test_in_moderation_the_reason_travels_with_the_text(office, chapter, publish):
    chapter.change_reason = "Vorgeschlagen."
    chapter.body = "[]"
    revision = chapter.save_revision()
    # A later draft does not take it away.
    chapter.change_reason = ""
    chapter.title = "Noch im Entwurf"
    chapter.save_revision()

    revision.publish()
    assert chapter.reader_versions.get(number=2).reason == "Vorgeschlagen."


def test_the_report_names_the_page_the_sections_and_settles_them_with_one_click(office, trio, publish):
    publish(trio["de"], body=body("Neu"))
    report = office.get(reverse("versions_admin:stale"))
    assert [(page.pk, page.stale_titles) for page in report.context["object_list"]] == [
        (trio["en"].pk, "Erster Teil"),
        (trio["uk"].pk, "Erster Teil"),
    ]

    settle = reverse("versions_admin:in_step", args=[trio["uk"].pk])
    assert settle in report.content.decode()
    assert "<ins>" in office.get(settle).content.decode()
    assert office.post(settle).status_code == 302
    left = office.get(reverse("versions_admin:stale")).context["object_list"]
    assert [page.pk for page in left] == [trio["en"].pk]


def test_the_editing_page_of_a_stale_translation_says_so(office, trio, publish):
    publish(trio["de"], body=body("Neu"))

    page = office.get(reverse("wagtailadmin_pages:edit", args=[trio["uk"].pk])).content.decode()
    assert reverse("versions_admin:in_step", args=[trio["uk"].pk]) in page
    current = office.get(reverse("wagtailadmin_pages:edit", args=[trio["de"].pk])).content.decode()
    assert "versions_admin" not in current and "stale-translations/" + str(trio["de"].pk) not in current


def test_the_report_costs_the_same_with_one_page_and_with_thirty(
    office, trio, publish, django_assert_max_num_queries
):
    publish(trio["de"], body=body("Neu"))
    address = reverse("versions_admin:stale_results")
    office.get(address)
    with django_assert_max_num_queries(60) as one:
        office.get(address)
    english = trio["en"].get_parent()
    for number in range(2, 16):
        german = pages.make_chapter(trio["de"].get_parent(), number=number, body=body())
        pages.make_chapter(english, number=number, body=body("x"), translation_of=german)
        publish(german, body=body("Neu"))

    with django_assert_max_num_queries(len(one.captured_queries)):
        assert len(office.get(address).context["object_list"]) == 16


def test_only_editors_settle_and_only_versioned_pages(office, trio, client_of, make_member, publish):
    publish(trio["de"], body=body("Neu"))
    settle = reverse("versions_admin:in_step", args=[trio["uk"].pk])
    stranger = client_of(make_member(), second_factor=True)

    assert stranger.post(settle).status_code in (302, 403, 404)
    assert type(trio["uk"]).objects.get(pk=trio["uk"].pk).standing.stale != []
    home = Page.objects.get(pk=trio["uk"].get_parent().pk)
    assert office.post(reverse("versions_admin:in_step", args=[home.pk])).status_code == 404


def test_pages_from_before_there_were_versions_get_their_first(chapter):
    PageVersion.objects.all().delete()
    chapter.section_states.all().delete()

    _first_versions(sender=None, using="default")
    _first_versions(sender=None, using="default")

    assert [version.number for version in chapter.reader_versions.all()] == [1]
