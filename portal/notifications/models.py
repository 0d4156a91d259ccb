from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from .notices import Notice, find
from .querysets import NotificationQuerySet


class Notification(Record):
    """That something happened which concerns a member. Kept until she leaves, so that she finds her way back."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    notice = models.CharField(_("kind"), max_length=64)
    url = models.CharField(_("address"), max_length=400)
    # What it is about, as "app.model:key"; where nothing is named, the address.
    about = models.CharField(max_length=400)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["member", "-created_at"], name="notices_of_a_member")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "notice", "about"],
                condition=Q(read_at__isnull=True),
                name="an_unread_notice_once",
            )
        ]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def kind(self) -> Notice | None:
        return find(self.notice)

    @property
    def sentence(self):
        """What happened, in the reader's language."""
        return self.kind.sentence if self.kind else _("Something has changed.")


class MailPreference(Record):
    """That a member wants, or does not want, mails of one kind. Kept until she leaves; without a row the kind decides."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_preferences"
    )
    notice = models.CharField(_("kind"), max_length=64)
    wants_mail = models.BooleanField(_("by mail"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "notice"], name="a_mail_preference_once")]
        verbose_name = _("mail preference")
        verbose_name_plural = _("mail preferences")
