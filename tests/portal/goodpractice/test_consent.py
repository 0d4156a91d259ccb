"""A practice whose teller took her consent back stays hidden, on every way on which a page can be published."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from portal.accounts.models import Consent
from portal.common.clock import now
from portal.goodpractice import services
from portal.goodpractice.models import GoodPracticePage, PracticeDraft
from portal.notifications.models import Notification
from portal.pages.objections import NotForReaders
from portal.pages.review import send_to_review
from portal.pages.tasks import publish_scheduled
from tests.factories import goodpractice, pages


@pytest.fixture
def told(index, member, editor):
    """Published once; then she took her yes back."""
    draft = goodpractice.approve(goodpractice.submitted(member), editor)
    services.take_down(draft=draft)
    return PracticeDraft.objects.get(pk=draft.pk)


@pytest.fixture
def page(told):
    return GoodPracticePage.objects.get(pk=told.page_id)


@pytest.fixture
def desk(editor, client_of):
    return client_of(editor, second_factor=True)


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def said(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def who_heard(notice="pages.not_published") -> set:
    return {told.member for told in Notification.objects.filter(notice=notice)}


def test_approving_it_at_the_desk_is_stopped_and_says_why(page, desk, author):
    send_to_review(page=page, by=author)
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    answer = desk.post(address, {"comment": ""}, follow=True)

    assert (is_live(page), answer.redirect_chain[-1][0].startswith(f"/admin/pages/{page.pk}/edit/")) == (
        False,
        True,
    )
    assert "Das Mitglied hat seine Einwilligung zurückgenommen" in said(answer)


def test_a_review_that_a_program_ends_publishes_nothing_and_says_nothing_false(page, editor, author):
    state = send_to_review(page=page, by=author)
    Notification.objects.all().delete()

    state.finish(user=editor)

    assert (is_live(page), who_heard(), who_heard("pages.review_published")) == (False, {editor}, set())


def test_the_clock_publishes_nothing_tries_it_once_and_tells_the_editors(page, editor):
    page.go_live_at = now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)

    publish_scheduled()

    assert (is_live(page), who_heard()) == (False, {editor})
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_the_clock_goes_on_with_what_nothing_speaks_against(page, index):
    other = pages.make_practice(index, live=False)
    for each, minutes in ((page, 2), (other, 1)):
        each.go_live_at = now() - timedelta(minutes=minutes)
        each.save_revision(approved_go_live_at=each.go_live_at)

    call_command("publish_scheduled")

    assert (is_live(page), is_live(other)) == (False, True)


def test_it_cannot_be_given_an_hour_either(page, editor):
    page.go_live_at = now() + timedelta(days=1)
    page.save_revision().publish()

    assert (Page.objects.get(pk=page.pk).approved_schedule, who_heard()) == (False, {editor})


@pytest.mark.parametrize("from_above", [False, True])
def test_many_pages_are_not_published_with_it(page, index, desk, from_above):
    other = pages.make_practice(index, title="Die andere", live=False)
    chosen = [index] if from_above else [page, other]
    ids = "&".join(f"id={each.pk}" for each in chosen)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = desk.post(
        f"{address}?{ids}&next=/admin/", {"include_descendants": "on"} if from_above else {}, follow=True
    )

    assert (is_live(page), is_live(other)) == (False, False)
    assert page.title in said(answer)


def test_its_translation_is_not_published(page, index, editor, django_capture_on_commit_callbacks):
    english = pages.make_practices("en", translation_of=index)
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english.locale)

    with django_capture_on_commit_callbacks(execute=True):
        source.create_or_update_translation(english.locale, fallback=True)

    translated = translation.get_target_instance()
    assert (translated.live, who_heard()) == (False, {editor})


def test_PR12_no_program_publishes_a_revision_or_writes_the_page_as_shown(page, editor):
    page.get_latest_revision().publish()
    page.live = True
    with pytest.raises(NotForReaders):
        page.save()

    assert (is_live(page), who_heard()) == (False, {editor})


def test_the_address_for_wagtails_own_programs_is_closed_too(page, desk):
    answer = desk.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))

    assert (answer.status_code, is_live(page)) == (403, False)


def test_PR12_no_copy_is_made_that_would_outlive_her_consent(index, member, editor, desk):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)
    for chosen in (draft.page, index):
        desk.post(
            reverse("wagtailadmin_pages:copy", args=[chosen.pk]),
            {
                "new_title": "Kopie",
                "new_slug": "kopie",
                "new_parent_page": chosen.get_parent().pk,
                "copy_subpages": "on",
                "publish_copies": "on",
            },
        )

    assert GoodPracticePage.objects.count() == 1


def test_what_she_took_back_before_anybody_read_it_takes_her_yes_with_it(told, page, member, editor):
    services.reopen_telling(draft=told)
    services.submit_telling(draft=PracticeDraft.objects.get(pk=told.pk))
    services.withdraw_telling(draft=PracticeDraft.objects.get(pk=told.pk))

    page.get_latest_revision().publish(user=editor)

    assert is_live(page) is False
    assert not Consent.objects.standing().filter(member=member, kind=Consent.Kind.PUBLISHING).exists()


def test_with_her_new_yes_it_is_published_again(told, page, editor):
    services.reopen_telling(draft=told)
    draft = services.submit_telling(draft=PracticeDraft.objects.get(pk=told.pk))

    goodpractice.approve(draft, editor)

    assert (is_live(page), who_heard()) == (True, set())
