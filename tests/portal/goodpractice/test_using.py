"""Members report that they used a practice; editors glance at it before it stands on the page."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from portal.accounts.models import Block
from portal.common import privacy
from portal.goodpractice import services
from portal.goodpractice.models import PracticeUse
from portal.notifications.models import Notification
from tests.factories import goodpractice, pages

State = PracticeUse.State


@pytest.fixture
def practice(index):
    return pages.make_practice(index, title="Am Küchentisch")


def told(member) -> list[str]:
    return list(Notification.objects.filter(member=member).values_list("notice", flat=True))


def test_a_report_waits_for_an_editor_and_then_stands_on_the_page_without_a_name(
    practice, member, editor, organisation, client, client_of
):
    client_of(member).post(
        reverse("goodpractice:use", args=[practice.translation_key]),
        {"did": "Wir kochten in der Bibliothek.", "differed": "Ohne Herd.", "organisation": organisation.pk},
    )
    use = PracticeUse.objects.get()
    assert use.state == State.WAITING
    assert told(editor) == ["goodpractice.use_waiting"]
    assert "Bibliothek" not in client.get(practice.get_url()).content.decode()

    client_of(editor, second_factor=True).post(
        reverse("goodpractice_admin:use", args=[use.pk]), {"release": "1"}
    )

    caches["pages"].clear()
    page = client.get(practice.get_url()).content.decode()
    for words in ("Wir kochten in der Bibliothek.", "Ohne Herd.", organisation.name, "1 weiteren"):
        assert words in page
    assert member.display_name not in page
    assert told(member) == ["goodpractice.use_released"]


def test_a_report_counts_for_the_practice_in_every_language(practice, member, editor, client):
    english = pages.make_practice(pages.make_practices("en"), translation_of=practice)
    services.release_use(use=goodpractice.report(practice, member), by=editor)

    assert "1 report by others" in client.get(english.get_url()).content.decode()


def test_a_changed_report_waits_anew_and_an_unchanged_one_does_not(practice, member, editor):
    use = services.release_use(use=goodpractice.report(practice, member), by=editor)

    assert goodpractice.report(practice, member).state == State.RELEASED
    assert goodpractice.report(practice, member, did="Anders.").state == State.WAITING
    assert PracticeUse.objects.get() == use


def test_a_report_that_is_not_shown_says_why_and_may_be_written_anew(practice, member, editor, client_of):
    use = goodpractice.report(practice, member)
    client = client_of(editor, second_factor=True)
    address = reverse("goodpractice_admin:use", args=[use.pk])

    assert client.post(address, {"decline": "1", "reason": ""}).status_code == 200
    client.post(address, {"decline": "1", "reason": "Bitte ohne den Namen der Mentee."})

    page = client_of(member).get(use.get_absolute_url()).content.decode()
    assert "Bitte ohne den Namen der Mentee." in page
    assert told(member) == ["goodpractice.use_declined"]


def test_whose_practice_it_is_hears_of_it_unless_one_has_blocked_the_other(
    index, member, editor, make_member, organisation
):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)
    stranger, neighbour = make_member(), make_member()
    Block.objects.create(blocker=member, blocked=stranger)

    services.release_use(use=goodpractice.report(draft.page, stranger), by=editor)
    assert "goodpractice.used" not in told(member)
    services.release_use(use=goodpractice.report(draft.page, neighbour), by=editor)
    assert "goodpractice.used" in told(member)


@pytest.mark.parametrize("typed", ["", "x" * 501, "x" * 100_000, "a\x00b"])
def test_what_does_not_fit_is_said_and_nothing_is_kept(practice, member, client_of, typed):
    page = client_of(member).post(
        reverse("goodpractice:use", args=[practice.translation_key]), {"did": typed, "differed": "Ohne Herd."}
    )

    assert page.status_code == 200
    assert "field__error" in page.content.decode()
    assert "Ohne Herd." in page.content.decode()
    assert not PracticeUse.objects.exists()


def test_a_report_is_deleted_by_its_writer_with_her_account_and_with_the_practice(
    practice, member, client_of
):
    goodpractice.report(practice, member)
    client_of(member).post(reverse("goodpractice:delete_use", args=[practice.translation_key]))
    assert not PracticeUse.objects.exists()

    goodpractice.report(practice, member)
    declaration = next(each for each in privacy.declarations() if each.model is PracticeUse)
    assert [row["did"] for row in declaration.export(member)] == ["Wir haben es in der Bibliothek getan."]
    declaration.erase(member)
    assert not PracticeUse.objects.exists()

    goodpractice.report(practice, member)
    practice.delete()
    assert not PracticeUse.objects.exists()


def test_there_is_nothing_to_report_on_what_is_not_public(index, member, client_of):
    hidden = pages.make_practice(index, live=False)

    assert (
        client_of(member).get(reverse("goodpractice:use", args=[hidden.translation_key])).status_code == 404
    )


@pytest.mark.parametrize("address", ["goodpractice_admin:use_list", "goodpractice:mine"])
def test_a_list_costs_the_same_with_one_report_and_with_thirty(
    index, practice, member, make_member, editor, client_of, address, django_assert_max_num_queries
):
    # In the back office all that were written, on her own page her own.
    is_office = address == "goodpractice_admin:use_list"
    client = client_of(editor if is_office else member, second_factor=is_office)

    def one_more():
        goodpractice.make_telling(member)
        goodpractice.report(pages.make_practice(index), make_member() if is_office else member)

    one_more()
    client.get(reverse(address))
    with django_assert_max_num_queries(80) as one:
        client.get(reverse(address))
    for _number in range(29):
        one_more()

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(reverse(address))
