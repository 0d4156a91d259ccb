import pytest
from django.core.mail import send_mail
from django.test import Client

from portal.common.outbox.models import OutgoingMail

pytestmark = pytest.mark.django_db


def test_the_mailbox_shows_what_was_written_with_links_to_click():
    send_mail(
        "Ihr Code", "Hier: http://testserver/de/x/?a=1 <script>alert(1)</script>", None, ["olena@example.org"]
    )
    shown = Client().get("/en/mailbox/").content.decode()
    mail = OutgoingMail.objects.get()
    assert "Ihr Code" in shown
    assert f"/en/mailbox/{mail.pk}/" in shown
    text = Client().get(f"/en/mailbox/{mail.pk}/").content.decode()
    assert 'href="http://testserver/de/x/?a=1"' in text
    assert "<script>alert(1)" not in text


def test_the_mailbox_has_an_address_without_language():
    assert Client().get("/mailbox/", follow=True).status_code == 200


def test_the_mailbox_is_no_part_of_production():
    from portal.config.settings import base

    assert base.PORTAL_MAILBOX is False
