import email
import email.policy
from datetime import datetime, timedelta
from email.message import EmailMessage

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.common.record import Record

MAX_ATTEMPTS = 12
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)


class OutgoingMailQuerySet(models.QuerySet):
    def waiting(self) -> "OutgoingMailQuerySet":
        return self.filter(state=OutgoingMail.State.WAITING)

    def due(self, *, at: datetime) -> "OutgoingMailQuerySet":
        """Those whose turn has come, the longest waiting first."""
        return self.waiting().filter(next_attempt_at__lte=at).order_by("next_attempt_at", "created_at")

    def to(self, address: str) -> "OutgoingMailQuerySet":
        """Those with this address among their recipients."""
        return self.filter(recipients__icontains=f'"{address}"')

    def in_trouble(self) -> "OutgoingMailQuerySet":
        """Those that a person has to look at: given up, or nobody knows whether they arrived."""
        return self.filter(state__in=[OutgoingMail.State.GIVEN_UP, OutgoingMail.State.UNCLEAR])


class OutgoingMail(Record):
    """One mail on its way. Text kept until it is sent (sign-in codes!), the row 14 days, to answer "did it go out?"."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("mail", "waiting")
        SENDING = "sending", pgettext_lazy("mail", "on its way")
        SENT = "sent", pgettext_lazy("mail", "sent")
        UNCLEAR = "unclear", pgettext_lazy("mail", "cut off while sending")
        GIVEN_UP = "given_up", pgettext_lazy("mail", "given up")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    sender = models.CharField(_("from"), max_length=320)
    recipients = models.JSONField(_("to"))
    # The whole mail as it travels, so that a second attempt is the same mail with the same Message-ID.
    message = models.BinaryField(_("message"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"))
    claimed_at = models.DateTimeField(_("claimed"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    # The class of the error alone: a server's answer may repeat the address.
    failure = models.CharField(_("reason"), max_length=80, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["next_attempt_at"], name="mail_due", condition=Q(state="waiting")),
            models.Index(fields=["state", "updated_at"], name="mail_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="a_sent_mail_has_its_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} · {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def parsed(self) -> EmailMessage:
        """The mail taken apart, for people to read."""
        return email.message_from_bytes(bytes(self.message), policy=email.policy.default)

    @property
    def subject(self) -> str:
        return self.parsed["Subject"] or "–"

    @property
    def text(self) -> str:
        """What the mail says in plain words."""
        body = self.parsed.get_body(("plain", "html"))
        return body.get_content() if body else ""

    @property
    def wait(self) -> timedelta:
        """How long until the next attempt: one minute, doubled each time, six hours at most."""
        return min(FIRST_WAIT * 2 ** max(self.attempts - 1, 0), LONGEST_WAIT)
