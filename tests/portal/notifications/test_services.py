"""One door for everything the portal has to say to a member."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from portal.common.clock import now
from portal.notifications import services
from portal.notifications.models import Notification
from portal.notifications.services import AddressLeadsAway, forget, mark_all_read, mark_read, notify

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(django_capture_on_commit_callbacks, settings):
    """Tell and commit: `told(to=…, notice=…)`."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def tell(**words):
        with django_capture_on_commit_callbacks(execute=True):
            return notify(**{"url": "/de/notices/", **words})

    return tell


def test_a_notice_is_a_row_and_a_mail(told, member, answered):
    notification = told(to=member, notice=answered)

    assert Notification.objects.visible_to(member).unread().get() == notification
    assert [message.to for message in mail.outbox] == [[member.email]]


def test_the_same_is_not_told_twice_while_it_is_unread(told, member, organisation, answered):
    first = told(to=member, notice=answered, about=organisation)
    second = told(to=member, notice=answered, about=organisation)

    assert first == second
    assert len(mail.outbox) == 1


def test_what_was_read_may_be_told_again(told, member, organisation, answered):
    mark_read(notification=told(to=member, notice=answered, about=organisation))
    told(to=member, notice=answered, about=organisation)

    assert Notification.objects.visible_to(member).count() == 2
    assert len(mail.outbox) == 2


def test_another_thing_or_another_member_is_told_of_her_own(
    told, member, make_member, organisation, answered
):
    told(to=member, notice=answered, about=organisation)
    told(to=member, notice=answered, about=member)
    told(to=make_member(), notice=answered, about=organisation)

    assert Notification.objects.count() == 3


def test_RE8_the_database_itself_refuses_a_second_unread_row(member, answered):
    row = {"member": member, "notice": answered.key, "url": "/de/", "about": "x"}
    Notification.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        Notification.objects.create(**row)


def test_nothing_is_mailed_when_the_act_is_undone(
    member, answered, django_capture_on_commit_callbacks, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError), transaction.atomic():
        notify(to=member, notice=answered, url="/de/")
        raise RuntimeError

    assert mail.outbox == []
    assert not Notification.objects.exists()


def test_a_kind_that_is_quiet_by_nature_sends_no_mail(told, member, quiet):
    told(to=member, notice=quiet)

    assert Notification.objects.count() == 1
    assert mail.outbox == []


def test_who_wants_no_mail_of_a_kind_gets_none_and_still_sees_the_notice(told, member, answered):
    services.set_mail_preference(member=member, notice=answered, wants_mail=False)
    told(to=member, notice=answered)

    assert Notification.objects.count() == 1
    assert mail.outbox == []


def test_who_asks_for_mails_of_a_quiet_kind_gets_them(told, member, quiet):
    services.set_mail_preference(member=member, notice=quiet, wants_mail=True)
    told(to=member, notice=quiet)

    assert len(mail.outbox) == 1


def test_who_may_no_longer_sign_in_gets_no_mail(told, make_member, answered):
    told(to=make_member(is_active=False), notice=answered)

    assert mail.outbox == []


@pytest.mark.parametrize(
    "url", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:x", ""]
)
def test_a_notice_leads_to_no_other_place(member, answered, url):
    with pytest.raises(AddressLeadsAway):
        notify(to=member, notice=answered, url=url)


def test_all_are_read_up_to_a_moment(told, member, answered):
    told(to=member, notice=answered)
    moment = now()
    told(to=member, notice=answered, url="/de/later/")

    assert mark_all_read(member=member, at=moment) == 1
    assert Notification.objects.visible_to(member).unread().get().url == "/de/later/"


def test_notices_about_a_thing_go_with_it(told, member, organisation, answered):
    told(to=member, notice=answered, about=organisation)
    kept = told(to=member, notice=answered)

    forget(about=organisation)

    assert list(Notification.objects.all()) == [kept]
