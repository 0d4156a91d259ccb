from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from ..querysets import PracticeDraftQuerySet


class PracticeDraft(Record):
    """What a member tells, as she typed it, and how far it has come. Kept until she deletes it or leaves."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        SUBMITTED = "submitted", _("The editors are reading it")
        RETURNED = "returned", _("Came back with a question")
        PUBLISHED = "published", _("Published")
        TAKEN_DOWN = "taken_down", _("No longer published")

    EDITABLE = (State.DRAFT, State.RETURNED)

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="practice_drafts"
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    # By the keys of `questions.py`; unchecked, because a draft may be unfinished.
    answers = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    # What an editor asked when it came back.
    reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True)
    # The page that was made of it; there from the first time it was sent.
    page = models.ForeignKey(
        "goodpractice.GoodPracticePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tellings",
    )

    objects = PracticeDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        verbose_name = _("told good practice")
        verbose_name_plural = _("told good practices")

    def __str__(self) -> str:
        return self.title or str(_("Untitled"))

    def get_absolute_url(self) -> str:
        return reverse("goodpractice:telling", args=[self.pk])

    @property
    def title(self) -> str:
        return str(self.answers.get("title", "")).strip()

    @property
    def is_editable(self) -> bool:
        return self.state in self.EDITABLE

    @property
    def is_public(self) -> bool:
        """Whether readers see it now, also while a change of it is being written or read."""
        return self.page is not None and self.page.live

    @property
    def consent_scope(self) -> str:
        return f"practice:{self.pk}"
