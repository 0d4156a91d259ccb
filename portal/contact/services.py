from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import Grant, Member
from portal.common.clock import now
from portal.notifications.services import notify

from .models import KEPT_DAYS, ContactMessage
from .notices import ARRIVED

# The same words from the same address within this time are one message.
SAME_WITHIN = timedelta(days=1)
# An address gets one receipt in this time: nobody fills another's mailbox with ours.
ONE_RECEIPT_WITHIN = timedelta(hours=1)


@transaction.atomic
def leave_message(
    *,
    topic: str,
    email: str,
    text: str,
    submission: UUID,
    name: str = "",
    page: str = "",
    language: str = settings.LANGUAGE_CODE,
    at: datetime | None = None,
) -> ContactMessage:
    """Take a message in, tell those who read here, and give the writer a receipt. Sent twice it is one message."""
    moment = at or now()
    same = ContactMessage.objects.of_address(email).since(moment - SAME_WITHIN).filter(topic=topic, text=text)
    if there := same.first():
        return there
    had_receipt = ContactMessage.objects.of_address(email).since(moment - ONE_RECEIPT_WITHIN).exists()
    words = {
        "topic": topic,
        "email": email.lower(),
        "text": text,
        "name": name,
        "page": page,
        "language": language,
    }
    message, is_new = ContactMessage.objects.get_or_create(submission=submission, defaults=words)
    if is_new:
        # The list and not the message: until she has looked there, a reader is told once, however many come in.
        for reader in readers():
            notify(to=reader, notice=ARRIVED, url=reverse("contact_messages:index"))
        if not had_receipt:
            transaction.on_commit(partial(send_receipt, message))
    return message


def readers() -> list[Member]:
    """Who reads what comes in: the administrators."""
    grants = Grant.objects.filter(role=Grant.Role.ADMINISTRATOR)
    return list(Member.objects.filter(pk__in=grants.values("member"), is_active=True))


def send_receipt(message: ContactMessage) -> None:
    """That something came in, in the language it was written in; no name, no topic, no word of it (PR9)."""
    with translation.override(message.language):
        words = {"site_name": settings.SITE_NAME}
        subject = render_to_string("emails/contact/receipt_subject.txt", words).strip()
        text = render_to_string("emails/contact/receipt_message.txt", words)
    EmailMessage(subject, text, to=[message.email]).send()


@transaction.atomic
def settle_message(*, message: ContactMessage, state: str, note: str, by: Member) -> ContactMessage:
    """Say how a message stands. Who answered it first stays written down until it is opened again."""
    message.note = note
    if state != message.state:
        answered = state == ContactMessage.State.ANSWERED
        message.state = state
        message.answered_at, message.answered_by = (now(), by) if answered else (None, None)
    message.save(update_fields=["note", "state", "answered_at", "answered_by", "updated_at"])
    return message


def kept_long_enough(at: datetime):
    """What came in more than half a year ago, answered or not."""
    return ContactMessage.objects.before(at - timedelta(days=KEPT_DAYS))
