"""The ways into a space that is not open, and the ways out that are remembered."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.clock import now
from portal.common.models import Record

from ..querysets import DepartureQuerySet, InvitationQuerySet, JoinRequestQuerySet
from .space import Space

# After a "no" nobody is asked again for so long (RA2).
QUIET = timedelta(days=30)
# An invitation holds as long as one to the portal itself.
INVITATION_HOLDS = timedelta(days=14)


class JoinRequest(Record):
    """That somebody would like to belong. Her words go with the answer, the row some weeks later."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="requests")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="space_requests"
    )
    words = models.CharField(_("a sentence about you"), max_length=300, blank=True)
    # The version of the house rules she said yes to when she asked.
    rules_version = models.PositiveSmallIntegerField(_("version of the house rules"))
    state = models.CharField(_("where it stands"), max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "member"], condition=Q(state="waiting"), name="asks_once_at_a_time"
            )
        ]
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")


class Invitation(Record):
    """That somebody may join if she likes: a member, or an address without an account. Goes when it has run out."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="invitations")
    # Who invites. If she leaves the portal, nobody invites any longer.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # One of the two: chosen by name, or by an address. An address is never turned into a name for the one who invites.
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="space_invitations",
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    state = models.CharField(_("where it stands"), max_length=10, choices=State, default=State.OPEN)
    invited_at = models.DateTimeField(_("invited"))
    expires_at = models.DateTimeField(_("holds until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "member"],
                condition=Q(state="open", member__isnull=False),
                name="a_member_is_invited_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["space", "email"],
                condition=Q(state="open") & ~Q(email=""),
                name="an_address_is_invited_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=False, email="") | (Q(member__isnull=True) & ~Q(email="")),
                name="an_invitation_goes_to_one",
            ),
        ]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def get_absolute_url(self) -> str:
        return reverse("spaces:invitation_detail", args=[self.pk])

    @property
    def name(self) -> str:
        """Whom the one who invites has named, and nothing she did not know before."""
        return self.member.display_name if self.member else self.email

    def holds(self, *, at: datetime | None = None) -> bool:
        return self.state == self.State.OPEN and self.expires_at > (at or now())


class Departure(Record):
    """That somebody left where her standing would seat her again, or was asked to leave. Kept for a year."""

    class Kind(models.TextChoices):
        LEFT = "left", _("left")
        REMOVED = "removed", _("asked to leave")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="departures")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="space_departures"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    # Written by the moderator to the member, who reads it as it is.
    reason = models.CharField(_("reason"), max_length=600, blank=True)
    at = models.DateTimeField(_("when"))

    objects = DepartureQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["space", "member"], name="departs_once")]
        verbose_name = _("departure")
        verbose_name_plural = _("departures")
