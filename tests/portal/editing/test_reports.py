"""The reports: what was found, which links to confirm, what waits."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from portal.accounts.services import grant_role
from portal.editing import services
from portal.editing.models import OutsideLink, PageCheck
from tests.factories import pages

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def index(db):
    return pages.make_blueprint("de", slug="leitfaden", lede="Worum es geht.")


@pytest.fixture
def editor(make_member, client_of):
    member = make_member()
    grant_role(member=member, role="editor")
    return client_of(member, second_factor=True)


def with_link(index, number, address="https://example.org/a"):
    return pages.make_chapter(
        index,
        number=number,
        body=[pages.text(f'<a href="{address}">Studie</a> <a href="/de/nirgends/">dort</a>')],
    )


def test_publishing_checks_the_page_and_what_refers_to_it(
    index, django_capture_on_commit_callbacks, run_tasks
):
    with django_capture_on_commit_callbacks(execute=True):
        target = pages.make_chapter(index, number=1, body=[])
        body = [pages.text(f'<a linktype="page" id="{target.pk}">dort</a>')]
        referrer = pages.make_chapter(index, number=2, body=body)
    run_tasks()
    before = PageCheck.objects.get(page=referrer).count

    with django_capture_on_commit_callbacks(execute=True):
        target.unpublish()
    run_tasks()

    assert PageCheck.objects.get(page=referrer).count == before + 1
    assert not PageCheck.objects.filter(page=target).exists()


def test_checking_twice_changes_nothing(index):
    page = with_link(index, 1)

    first = services.check_page(page=page, at=MONDAY)
    second = services.check_page(page=page, at=MONDAY)

    assert (first.pk, first.findings) == (second.pk, second.findings)
    assert OutsideLink.objects.count() == 1


def test_every_page_is_looked_at_once_a_day(index):
    pages.make_chapter(index)
    everything = services.check_aged(at=MONDAY)

    assert services.check_aged(at=MONDAY + timedelta(hours=23)) == 0
    assert services.check_aged(at=MONDAY + timedelta(hours=25)) == everything > 1


def test_a_link_that_no_page_has_any_more_is_forgotten(index):
    one, other = with_link(index, 1), with_link(index, 2)
    services.check_page(page=one)
    services.check_page(page=other)
    assert OutsideLink.objects.get().pages.count() == 2

    services.forget_page(page_id=one.pk)
    assert OutsideLink.objects.get().pages.count() == 1

    other.delete()
    assert not OutsideLink.objects.exists()


def test_the_report_names_pages_with_something_to_mend(index, editor):
    services.check_page(page=with_link(index, 1))

    report = editor.get(reverse("editing:page_checks")).content.decode()

    assert "Der Link „dort“ führt ins Leere (/de/nirgends/)." in report


def test_a_link_to_another_site_is_asked_again_after_half_a_year(index, editor):
    services.check_page(page=with_link(index, 1))
    link = OutsideLink.objects.get()
    assert "https://example.org/a" in editor.get(reverse("editing:outside_links")).content.decode()

    editor.post(reverse("editing:confirm_link", args=[link.pk]), {"works": "yes"})

    link.refresh_from_db()
    assert link.works is True
    assert not OutsideLink.objects.to_confirm(at=link.confirmed_at + timedelta(days=179)).exists()
    assert OutsideLink.objects.to_confirm(at=link.confirmed_at + timedelta(days=181)).exists()


def test_a_link_that_does_not_work_stays_on_the_list(index, editor):
    services.check_page(page=with_link(index, 1))
    link = OutsideLink.objects.get()

    editor.post(reverse("editing:confirm_link", args=[link.pk]), {"works": "no"})

    assert "https://example.org/a" in editor.get(reverse("editing:outside_links")).content.decode()


@pytest.mark.parametrize("name", ["page_checks", "outside_links", "waiting"])
def test_a_report_costs_the_same_for_one_page_and_for_thirty(
    index, editor, name, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert editor.get(reverse(f"editing:{name}")).status_code == 200
        return len(captured)

    services.check_page(page=with_link(index, 1, "https://example.org/1"))
    editor.get(reverse(f"editing:{name}"))
    one = cost()
    for number in range(2, 31):
        services.check_page(page=with_link(index, number, f"https://example.org/{number}"))

    assert cost() == one


@pytest.mark.parametrize("name", ["page_checks", "outside_links", "waiting"])
def test_a_member_sees_no_report(index, member, client_of, name):
    assert client_of(member).get(reverse(f"editing:{name}")).status_code == 404


def test_a_member_confirms_no_link(index, member, client_of):
    services.check_page(page=with_link(index, 1))
    link = OutsideLink.objects.get()

    client_of(member, second_factor=True).post(
        reverse("editing:confirm_link", args=[link.pk]), {"works": "yes"}
    )

    link.refresh_from_db()
    assert link.works is None
