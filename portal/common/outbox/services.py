import logging
import smtplib
from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.message import sanitize_address
from django.db import transaction
from django.db.models import F

from portal.common.clock import now

from .models import MAX_ATTEMPTS, OutgoingMail

logger = logging.getLogger(__name__)

BATCH = 100
# A mail that is "on its way" for longer lost its worker: handing one over takes seconds.
CUT_OFF_AFTER = timedelta(minutes=10)
KEPT_FOR = timedelta(days=14)
State = OutgoingMail.State


class StoredMessage(EmailMessage):
    """A row of the outbox in the shape that Django's mail backends send: byte for byte what was written."""

    def __init__(self, mail: OutgoingMail):
        super().__init__(from_email=mail.sender, to=mail.recipients)
        self.bytes = bytes(mail.message)

    def recipients(self) -> list[str]:
        return self.to

    def message(self, **_options) -> "StoredMessage":
        return self

    def as_bytes(self, *_args, **_options) -> bytes:
        return self.bytes


def post_mail(*, message: EmailMessage, at: datetime | None = None) -> OutgoingMail:
    """Write a mail down to be sent. A line break in a name or subject becomes a blank; in an address it is refused."""
    encoding = message.encoding or settings.DEFAULT_CHARSET
    sender = parseaddr(sanitize_address(message.from_email, encoding))[1]
    message.subject = _one_line(message.subject)
    message.extra_headers = {
        # Python would take the name of this machine, after asking the network for it.
        "Message-ID": make_msgid(domain=sender.rpartition("@")[2] or "localhost"),
        "Auto-Submitted": "auto-generated",
    } | {name: _one_line(value) for name, value in message.extra_headers.items()}
    return OutgoingMail.objects.create(
        sender=sender,
        recipients=[parseaddr(sanitize_address(address, encoding))[1] for address in message.recipients()],
        message=message.message().as_bytes(linesep="\r\n"),
        next_attempt_at=at or now(),
    )


def deliver_due(*, at: datetime | None = None, limit: int = BATCH) -> int:
    """Send the mails whose turn it is; returns how many went out. Safe to call from many workers at once."""
    moment = at or now()
    due = list(OutgoingMail.objects.due(at=moment).values_list("pk", flat=True)[:limit])
    if not due:
        return 0
    connection = get_connection(settings.OUTBOX_DELIVERY_BACKEND)
    sent = 0
    try:
        for pk in due:
            try:
                _open(connection)
            except (OSError, smtplib.SMTPException) as error:
                # Nothing was handed over, so nothing can have arrived: all of them simply wait.
                logger.warning("mail_server_unreachable", extra={"failure": type(error).__name__})
                for unsent in due[due.index(pk) :]:
                    _postpone(pk=unsent, at=moment, error=error)
                break
            sent += _deliver(pk=pk, connection=connection, at=moment)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
    return sent


def mark_cut_off(*, at: datetime | None = None) -> int:
    """Name the mails whose worker died while handing them over. They may have arrived, so no machine repeats them."""
    moment = at or now()
    return OutgoingMail.objects.filter(state=State.SENDING, claimed_at__lt=moment - CUT_OFF_AFTER).update(
        state=State.UNCLEAR, failure="WorkerLost", updated_at=moment
    )


def retry_troubled(*, at: datetime | None = None) -> int:
    """An operator's wish: try again what was given up or cut off (the second kind may arrive twice)."""
    moment = at or now()
    return (
        OutgoingMail.objects.in_trouble()
        .exclude(message=b"")
        .update(state=State.WAITING, attempts=0, next_attempt_at=moment, updated_at=moment)
    )


def done_with(at: datetime):
    """Mails that nobody asks after any more."""
    old = OutgoingMail.objects.exclude(state__in=[State.WAITING, State.SENDING])
    return old.filter(updated_at__lt=at - KEPT_FOR)


def _deliver(*, pk, connection, at: datetime) -> int:
    """Claim one mail, hand it over, say how it went: 1 when it went out."""
    # One conditional UPDATE: of two workers exactly one gets the mail. Committed before anything is sent.
    claimed = OutgoingMail.objects.filter(pk=pk, state=State.WAITING, next_attempt_at__lte=at).update(
        state=State.SENDING, claimed_at=at, attempts=F("attempts") + 1, updated_at=at
    )
    if not claimed:
        return 0
    mail = OutgoingMail.objects.get(pk=pk)
    try:
        connection.send_messages([StoredMessage(mail)])
    except (
        smtplib.SMTPRecipientsRefused,
        smtplib.SMTPResponseException,
        smtplib.SMTPNotSupportedError,
    ) as error:
        _refused(mail, error, at=at)
        return 0
    except (OSError, smtplib.SMTPException) as error:
        # The line broke while the mail was being handed over: it may have arrived, and a second one must not.
        _close(mail, State.UNCLEAR, at=at, failure=type(error).__name__)
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
        return 0
    _close(mail, State.SENT, at=at, sent_at=at, **({} if settings.OUTBOX_KEEPS_TEXT else {"message": b""}))
    return 1


def _open(connection) -> None:
    """A line that is known to work, so that a mail is claimed only when it can be handed over."""
    smtp = getattr(connection, "connection", None)
    if smtp is not None:
        try:
            if smtp.noop()[0] == 250:
                return
        except (OSError, smtplib.SMTPException):
            pass
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
        connection.connection = None
    connection.open()


def _refused(mail: OutgoingMail, error: smtplib.SMTPException, *, at: datetime) -> None:
    """The server said no: for good (5xx) is the end, for now (4xx) waits."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _answer in error.recipients.values()]
    else:
        codes = [getattr(error, "smtp_code", 500)]
    if all(code >= 500 for code in codes) or mail.attempts >= MAX_ATTEMPTS:
        _close(mail, State.GIVEN_UP, at=at, failure=type(error).__name__)
        return
    _close(
        mail,
        State.WAITING,
        at=at,
        failure=type(error).__name__,
        next_attempt_at=at + mail.wait,
        claimed_at=None,
    )


@transaction.atomic
def _postpone(*, pk, at: datetime, error: Exception) -> None:
    """Let a mail wait longer each time, and give up in the end; one that another worker took stays untouched."""
    mail = OutgoingMail.objects.select_for_update().filter(pk=pk, state=State.WAITING).first()
    if mail is None or mail.next_attempt_at > at:
        return
    mail.attempts += 1
    mail.failure = type(error).__name__
    mail.next_attempt_at = at + mail.wait
    if mail.attempts >= MAX_ATTEMPTS:
        mail.state = State.GIVEN_UP
    mail.save(update_fields=["state", "attempts", "failure", "next_attempt_at", "updated_at"])


def _close(mail: OutgoingMail, state: str, *, at: datetime, **fields) -> None:
    """End an attempt. Only the worker that claimed the mail gets here."""
    OutgoingMail.objects.filter(pk=mail.pk, state=State.SENDING).update(state=state, updated_at=at, **fields)


def _one_line(value) -> str:
    return " ".join(str(value).split()) if any(ch in str(value) for ch in "\r\n") else str(value)
