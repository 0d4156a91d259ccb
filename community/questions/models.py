from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from portal.common.models import Record, TaggedTopic

from .querysets import AnswerQuerySet, QuestionQuerySet


class Question(Record):
    """Something a member wants to know, asked in a space. Kept as long as the space: others learn from it.

    When the member leaves, her name goes and the words stay.
    """

    space = models.ForeignKey("community_spaces.Space", on_delete=models.CASCADE, related_name="questions")
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="questions"
    )
    title = models.CharField(_("your question in one sentence"), max_length=160)
    body = models.TextField(_("what one needs to know to answer"), blank=True)
    # Markdown is turned into markup once, when it is written; `body` stays the source.
    body_html = models.TextField(editable=False, blank=True)
    # For screen readers and browsers: the language in which the writer reads the portal.
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, editable=False)
    # The sender's token of the form: the same form sent twice is one question.
    submission = models.UUIDField(null=True, editable=False)
    accepted_answer = models.OneToOneField(
        "Answer", on_delete=models.SET_NULL, null=True, blank=True, related_name="accepted_for"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    # Set while a decision about a report holds: it is there for nobody.
    hidden_at = models.DateTimeField(null=True, editable=False)

    topics = TaggableManager(verbose_name=_("topics"), through=TaggedTopic, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["asker", "submission"], name="a_question_is_sent_once")
        ]
        indexes = [models.Index(fields=["space", "-created_at"])]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("questions:question_detail", args=[self.pk])

    @property
    def is_settled(self) -> bool:
        return self.accepted_answer_id is not None


class Answer(Record):
    """What a member knows about a question. Kept with the question; when the member leaves, her name goes."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="answers"
    )
    body = models.TextField(_("your answer"))
    body_html = models.TextField(editable=False, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, editable=False)
    submission = models.UUIDField(null=True, editable=False)
    hidden_at = models.DateTimeField(null=True, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["author", "submission"], name="an_answer_is_sent_once")
        ]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"{self.question}: {self.author or '–'}"

    @property
    def written_on(self) -> date:
        """The day in the reader's time zone; the hour is nobody's business."""
        return timezone.localtime(self.created_at).date()

    def get_absolute_url(self) -> str:
        return f"{self.question.get_absolute_url()}#answer-{self.pk}"
