"""Those who answer for the portal read what came in; it goes after half a year, or when its writer asks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.services import grant_role
from portal.common import privacy
from portal.common.retention import keep_terms
from portal.contact.models import ContactMessage
from portal.contact.services import settle_message
from tests.factories.contact import make_message

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(make_member):
    member = make_member(given_name="Ada", family_name="Beck")
    grant_role(member=member, role="administrator")
    return member


@pytest.mark.parametrize(
    ("role", "status"), [("administrator", 200), ("editor", 404), ("moderator", 404), (None, 404)]
)
def test_only_administrators_read_messages(make_member, client_of, role, status):
    member = make_member()
    if role:
        grant_role(member=member, role=role)
    message = make_message()
    addresses = [
        reverse("contact_messages:index"),
        reverse("contact_messages:edit", args=[message.pk]),
        reverse("contact_messages:delete", args=[message.pk]),
    ]

    answers = {client_of(member, second_factor=True).get(address).status_code for address in addresses}

    # Who has no part in the back office at all is sent away before it.
    assert answers == {status} or (role in {None, "moderator"} and 200 not in answers)


def test_a_message_is_read_answered_and_noted(administrator, client_of):
    message = make_message(name="Vera Sand", text="<b>Wann?</b>")
    address = reverse("contact_messages:edit", args=[message.pk])
    client = client_of(administrator, second_factor=True)

    page = client.get(address).content.decode()
    client.post(address, {"state": "answered", "note": "Termin genannt."})
    message.refresh_from_db()

    assert 'href="mailto:vera.sand@example.org"' in page
    assert "&lt;b&gt;Wann?&lt;/b&gt;" in page
    assert (message.state, message.note, message.answered_by) == (
        "answered",
        "Termin genannt.",
        administrator,
    )
    assert message.text == "<b>Wann?</b>"


def test_opening_a_message_again_takes_back_who_answered_it(administrator):
    message = settle_message(message=make_message(), state="answered", note="", by=administrator)
    settle_message(message=message, state="open", note="Noch eine Frage.", by=administrator)

    assert (message.answered_at, message.answered_by, message.note) == (None, None, "Noch eine Frage.")


def test_messages_are_found_by_address(administrator, client_of):
    make_message(email="vera.sand@example.org")
    make_message(email="jo.muster@example.org")

    page = (
        client_of(administrator, second_factor=True)
        .get(reverse("contact_messages:index"), {"q": "vera.sand"})
        .content.decode()
    )

    assert ("vera.sand@example.org" in page, "jo.muster@example.org" in page) == (True, False)


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(
    administrator, client_of, count, django_assert_max_num_queries
):
    client = client_of(administrator, second_factor=True)
    client.get(reverse("contact_messages:index"))
    for number in range(count):
        make_message(text=f"Nachricht {number}", email=f"vera{number}@example.org")

    with django_assert_max_num_queries(32):
        client.get(reverse("contact_messages:index"))


def test_a_message_goes_half_a_year_after_it_came_in_by_the_clock():
    at = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)
    for days in (10, 182, 184, 400):
        message = make_message(text=f"vor {days} Tagen")
        ContactMessage.objects.filter(pk=message.pk).update(created_at=at - timedelta(days=days))

    assert (keep_terms(at=at), keep_terms(at=at)) == ({"contact.ContactMessage": 2}, {})
    assert set(ContactMessage.objects.values_list("text", flat=True)) == {"vor 10 Tagen", "vor 182 Tagen"}


def test_the_job_forgets_and_run_twice_it_is_the_same():
    old, new = make_message(text="alt"), make_message(text="neu")
    ContactMessage.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=200))

    keep_terms()
    keep_terms()

    assert list(ContactMessage.objects.all()) == [new]


def test_a_member_takes_her_messages_along_and_they_go_with_her(make_member):
    member = make_member(email="vera.sand@example.org")
    make_message(email="Vera.Sand@example.org", text="Von mir.")
    other = make_message(email="jo@example.org")
    declaration = next(each for each in privacy.declarations() if each.model is ContactMessage)

    exported = list(declaration.export(member))
    declaration.erase(member)

    assert [(row["text"], "note" in row, "submission" in row) for row in exported] == [
        ("Von mir.", False, False)
    ]
    assert list(ContactMessage.objects.all()) == [other]
