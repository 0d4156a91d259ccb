"""References that would lead nowhere, on every way of publishing: stopped where somebody can be asked, named where not."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page

from portal.common.clock import now
from portal.editing.checks import Look
from portal.editing.models import PageCheck
from portal.editing.services import check_page
from portal.pages.review import send_to_review
from tests.factories import pages

SENTENCE = "Mehr dazu im dritten Kapitel."


@pytest.fixture
def index(editor):
    return pages.make_blueprint(slug="leitfaden")


@pytest.fixture
def target(index):
    return pages.make_chapter(index, number=3, title="Grundsätze", slug="grundsaetze", live=False)


@pytest.fixture
def desk(editor, client_of):
    return client_of(editor, second_factor=True)


def draft(index, target, section="first", **fields):
    """A chapter that is not published and refers to another."""
    body = [
        pages.block("cross_reference", {"text": SENTENCE, "page": target.pk, "section": section}),
    ]
    page = pages.make_chapter(index, number=1, body=body, live=False, **fields)
    page.save_revision()
    return page


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def said(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def approve(desk, page):
    """The button on the dashboard."""
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return desk.post(address, {"comment": ""}, follow=True)


def test_approving_is_stopped_and_says_where_to_mend_it(index, target, desk, make_member):
    page = draft(index, target)
    send_to_review(page=page, by=make_member())

    answer = approve(desk, page)

    assert (is_live(page), answer.redirect_chain[-1][0].startswith(f"/admin/pages/{page.pk}/edit/")) == (
        False,
        True,
    )
    assert f"Nicht veröffentlicht: Der Verweis „{SENTENCE}“ führt nirgendwohin." in said(answer)


def test_approving_goes_on_once_the_target_is_there(index, target, desk, make_member):
    page = draft(index, target)
    send_to_review(page=page, by=make_member())
    target.save_revision().publish()

    approve(desk, page)

    assert is_live(page)


def bulk_publish(desk, *chosen, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={page.pk}" for page in chosen)
    return desk.post(f"{address}?{ids}&next=/admin/", data, follow=True)


def test_many_pages_are_published_together_or_not_at_all(index, target, desk):
    page = draft(index, target, title="Der Verweisende")
    other = pages.make_chapter(index, number=4, live=False)

    answer = bulk_publish(desk, page, other)

    assert (is_live(page), is_live(other)) == (False, False)
    assert "Der Verweisende" in said(answer)


def test_pages_that_lead_to_each_other_are_published_together(index, target, desk):
    page = draft(index, target)

    bulk_publish(desk, page, target)

    assert (is_live(page), is_live(target)) == (True, True)


def test_what_lies_below_a_page_is_looked_at_as_well(index, target, desk):
    page = draft(index, target, section="nowhere")

    bulk_publish(desk, index, include_descendants="on")

    assert (is_live(page), is_live(target)) == (False, False)


def test_a_page_published_by_the_clock_shows_plain_words_and_is_reported(index, target, client):
    page = draft(index, target)
    page.go_live_at = now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled")

    check_page(page=page)

    shown = client.get(Page.objects.get(pk=page.pk).url).content.decode()
    assert (is_live(page), SENTENCE in shown, "grundsaetze" in shown) == (True, True, False)
    assert "lost_reference" in [found["key"] for found in PageCheck.objects.get(page=page).findings]


def test_a_revision_published_by_a_program_is_reported_until_its_target_is_there(index, target):
    page = draft(index, target)
    page.get_latest_revision().publish()
    page.refresh_from_db()

    def lost():
        return [str(finding) for finding in Look(page).findings if finding.key == "lost_reference"]

    assert lost() == [
        f"Der Verweis „{SENTENCE}“ führt nirgendwohin: Seine Seite ist nicht veröffentlicht, "
        "oder seinen Abschnitt gibt es nicht."
    ]
    target.save_revision().publish()
    caches["pages"].clear()
    page = type(page).objects.get(pk=page.pk)
    assert lost() == []
