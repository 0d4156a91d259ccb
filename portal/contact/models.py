from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from .querysets import ContactMessageQuerySet

# Longer than this nobody needs a message; a job deletes it by the date it came in.
KEPT_DAYS = 183


class ContactMessage(Record):
    """What somebody wrote to the people who run the portal. Kept half a year, so that it can be answered and looked up."""

    class Topic(models.TextChoices):
        GENERAL = "general", _("Something general")
        PARTNER = "partner", _("Becoming a partner")
        PRACTICE = "practice", _("Telling a good practice")
        PRESS = "press", _("Press")
        PRIVACY = "privacy", _("Data protection")
        BARRIER = "barrier", _("A barrier on this site")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ANSWERED = "answered", _("answered")

    topic = models.CharField(_("what it is about"), max_length=10, choices=Topic)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"))
    text = models.TextField(_("message"))
    # Where a barrier was met: a path in the portal, as the reader gave it.
    page = models.CharField(_("page"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    # The number of the form it was written in: sent twice it is one message.
    submission = models.UUIDField(unique=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("For the others who read here, e.g. what was agreed on.")
    )

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        # Open ones first: "open" comes after "answered" in the alphabet.
        ordering = ["-state", "-created_at"]
        indexes = [models.Index(fields=["email", "created_at"], name="messages_of_an_address")]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return str(self.get_topic_display())
