"""Mail in tests: what the outbox would send, and a real SMTP server to send it to."""

import email
import email.policy
import re
import socket
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage

from aiosmtpd.controller import Controller


@dataclass
class Mail:
    """A mail as it arrived."""

    recipients: list[str]
    message: EmailMessage

    @property
    def to(self) -> str:
        return self.recipients[0]

    @property
    def subject(self) -> str:
        return self.message["Subject"]

    @property
    def text(self) -> str:
        return self.message.get_body(("plain", "html")).get_content()

    @property
    def links(self) -> list[str]:
        return re.findall(r"https?://[^\s<>\"]+", self.text)


def sent_mails() -> list[Mail]:
    """Have the outbox deliver everything that waits, then return all mails of this test, oldest first."""
    from django.core import mail

    from portal.common.clock import now
    from portal.common.outbox.services import deliver_due

    # A little later than now, so that a mail of this very moment is due.
    while deliver_due(at=now() + timedelta(seconds=1)):
        pass
    return [Mail(list(stored.to), _parse(stored.bytes)) for stored in mail.outbox]


@dataclass
class MailServer:
    """An SMTP server that keeps what it is given; `answer` makes it refuse, e.g. "550 No such mailbox"."""

    mails: list[Mail] = field(default_factory=list)
    answer: str = ""

    def __post_init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = None

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self.answer:
            return self.answer
        self.mails.append(Mail(list(envelope.rcpt_tos), _parse(envelope.content)))
        return "250 OK"


def _parse(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)
