"""The list of notices, the way from a mail to the thing, and the way out of mails."""

import pytest
from django.urls import reverse

from portal.notifications.models import MailPreference, Notification
from portal.notifications.services import notify, unsubscribe_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def notification(member, answered):
    return notify(to=member, notice=answered, url="/de/notices/mails/")


def test_the_list_shows_what_is_new(client_of, member, notification):
    page = client_of(member).get(reverse("notices:list"))

    assert page.status_code == 200
    assert "Your question has a new answer." in page.content.decode()


def test_L3_thirty_notices_cost_no_more_questions_than_one(
    client_of, member, answered, django_assert_max_num_queries, django_assert_num_queries
):
    client = client_of(member)
    notify(to=member, notice=answered, url="/de/1/")
    client.get(reverse("notices:list"))  # what the portal remembers from now on
    with django_assert_max_num_queries(12) as asked:
        client.get(reverse("notices:list"))
    for number in range(2, 32):
        notify(to=member, notice=answered, url=f"/de/{number}/")

    # A second page costs nothing but its own count, which is asked in any case.
    with django_assert_num_queries(len(asked.captured_queries)):
        client.get(reverse("notices:list"))


def test_opening_a_notice_leads_to_the_thing_and_marks_it_read(client_of, member, notification):
    response = client_of(member).get(reverse("notices:open", args=[notification.pk]))

    assert response["Location"] == "/de/notices/mails/"
    assert not Notification.objects.unread().exists()


def test_a_notice_can_be_marked_read_without_opening_it(client_of, member, notification):
    client_of(member).post(reverse("notices:read", args=[notification.pk]))

    assert not Notification.objects.unread().exists()


def test_HD4_marking_needs_a_post(client_of, member, notification):
    client = client_of(member)

    assert client.get(reverse("notices:read", args=[notification.pk])).status_code == 405
    assert client.get(reverse("notices:read_all")).status_code == 405
    assert Notification.objects.unread().count() == 1


def test_all_can_be_marked_read_at_once(client_of, member, notification):
    client_of(member).post(reverse("notices:read_all"))

    assert not Notification.objects.unread().exists()


@pytest.mark.parametrize(("name", "method"), [("open", "get"), ("read", "post")])
def test_AC4_a_notice_of_somebody_else_is_not_there(client_of, make_member, notification, name, method):
    response = getattr(client_of(make_member()), method)(reverse(f"notices:{name}", args=[notification.pk]))

    assert response.status_code == 404
    assert Notification.objects.unread().count() == 1


def test_a_member_chooses_her_mails_kind_by_kind(client_of, member, answered, quiet):
    client_of(member).post(reverse("notices:mails"), {"mails": [quiet.key]})

    said = dict(MailPreference.objects.filter(member=member).values_list("notice", "wants_mail"))
    assert said[answered.key] is False
    assert said[quiet.key] is True


def test_HD4_the_link_of_a_mail_changes_nothing_until_the_button_is_pressed(client, member, answered):
    address = reverse("notices:unsubscribe", args=[unsubscribe_token(member, answered.key)])

    assert client.get(address).status_code == 200
    assert not MailPreference.objects.exists()

    assert client.post(address).status_code == 200
    assert MailPreference.objects.get().wants_mail is False
    assert MailPreference.objects.get().member == member


def test_a_forged_link_stops_nobodys_mails(client, member, answered):
    token = unsubscribe_token(member, answered.key)

    assert client.post(reverse("notices:unsubscribe", args=[f"x{token}"])).status_code == 404
    assert not MailPreference.objects.exists()


def test_the_header_counts_what_is_unread(client_of, member, notification):
    page = client_of(member).get(reverse("notices:list"))

    assert page.context["unread_notices"] == 1
