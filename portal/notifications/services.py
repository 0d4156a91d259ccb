from datetime import datetime
from functools import partial

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import translation

from portal.accounts.models import Member
from portal.common.clock import now
from portal.common.links import absolute, is_ours

from .models import MailPreference, Notification
from .notices import Notice, find
from .rules import wants_mail

UNSUBSCRIBING = "portal.notifications.unsubscribe"


class AddressLeadsAway(ValueError):
    """A notice leads to a place in the portal, never out of it."""


class LinkIsStale(Exception):
    """The link of a mail is broken or leads to nobody."""


@transaction.atomic
def notify(*, to: Member, notice: Notice, url: str, about: models.Model | None = None) -> Notification:
    """Tell a member that something happened. While she has not read it, the same is not told twice."""
    if not is_ours(url):
        raise AddressLeadsAway(url)
    told, is_new = Notification.objects.get_or_create(
        member=to,
        notice=notice.key,
        about=f"{about._meta.label_lower}:{about.pk}" if about is not None else url,
        read_at=None,
        defaults={"url": url},
    )
    if is_new and to.is_active and wants_mail(to, notice):
        transaction.on_commit(partial(send_mail, told))
    return told


def send_mail(told: Notification) -> None:
    """One mail in the reader's language: that there is something, and where. Who and what stay in the portal."""
    language = told.member.language
    stop_url = absolute("notices:unsubscribe", language, token=unsubscribe_token(told.member, told.notice))
    words = {
        "url": absolute("notices:open", language, pk=told.pk),
        "stop_url": stop_url,
        "site_name": settings.SITE_NAME,
    }
    with translation.override(language):
        subject = render_to_string("emails/notice/subject.txt", words).strip()
        text = render_to_string("emails/notice/message.txt", words)
    EmailMessage(subject, text, to=[told.member.email], headers={"List-Unsubscribe": f"<{stop_url}>"}).send()


@transaction.atomic
def mark_read(*, notification: Notification, at: datetime | None = None) -> None:
    Notification.objects.unread().filter(pk=notification.pk).update(read_at=at or now())


@transaction.atomic
def mark_all_read(*, member: Member, at: datetime | None = None) -> int:
    """Everything up to this moment; returns how many were new."""
    at = at or now()
    return Notification.objects.visible_to(member).unread().filter(created_at__lte=at).update(read_at=at)


@transaction.atomic
def forget(*, about: models.Model, notice: Notice | None = None, to: Member | None = None) -> None:
    """Take back every notice about a thing that is gone (or those of one kind, or to one reader): none leads nowhere."""
    told = Notification.objects.filter(about=f"{about._meta.label_lower}:{about.pk}")
    told = told.filter(notice=notice.key) if notice else told
    (told.filter(member=to) if to else told).delete()


@transaction.atomic
def set_mail_preference(*, member: Member, notice: Notice, wants_mail: bool) -> None:
    MailPreference.objects.update_or_create(
        member=member, notice=notice.key, defaults={"wants_mail": wants_mail}
    )


def unsubscribe_token(member: Member, notice_key: str) -> str:
    """What a mail's link carries: who and which kind, signed, so that nobody ends another's mails."""
    return signing.dumps([str(member.pk), notice_key], salt=UNSUBSCRIBING)


def read_unsubscribe_token(token: str) -> tuple[Member, Notice]:
    try:
        member_id, key = signing.loads(token, salt=UNSUBSCRIBING)
        return Member.objects.get(pk=member_id), find(key) or Notice(key, "")
    except (signing.BadSignature, Member.DoesNotExist) as reason:
        raise LinkIsStale from reason


@transaction.atomic
def unsubscribe(*, token: str) -> Notice:
    """No more mails of the kind that the link names; doing it twice changes nothing."""
    member, notice = read_unsubscribe_token(token)
    set_mail_preference(member=member, notice=notice, wants_mail=False)
    return notice
