from datetime import date

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portal.common.languages import language_name
from portal.common.models import Record, Topic

from ..querysets import AnswerQuerySet
from .form import FormField, FormVersion


class AnswerSheet(Record):
    """One person's answers to one form version. Kept with the thing that points here (an application, a profile)."""

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="sheets")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="answer_sheets"
    )

    class Meta:
        verbose_name = _("answer sheet")
        verbose_name_plural = _("answer sheets")


class Answer(Record):
    """One answer to one question, so that questions may come and go. Kept with its sheet."""

    sheet = models.ForeignKey(AnswerSheet, on_delete=models.CASCADE, related_name="answers")
    field = models.ForeignKey(FormField, on_delete=models.PROTECT, related_name="answers")
    # Text, a list of values, a number or an ISO date, as the question's kind says.
    value = models.JSONField(_("what was answered"))

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["field__order"]
        verbose_name = _("answer to a question of a form")
        verbose_name_plural = _("answers to questions of forms")
        constraints = [models.UniqueConstraint(fields=["sheet", "field"], name="an_answer_once_a_question")]

    @property
    def in_words(self) -> str:
        """The answer as a reader sees it."""
        kind, value = self.field.kind, self.value
        if kind in {FormField.Kind.CHOICE, FormField.Kind.CHOICES}:
            labels = dict(self.field.choices_for_reader())
            return ", ".join(labels.get(one, one) for one in (value if isinstance(value, list) else [value]))
        if kind == FormField.Kind.TAGS:
            return ", ".join(topic.label for topic in Topic.objects.filter(pk__in=value))
        if kind == FormField.Kind.LANGUAGES:
            return ", ".join(language_name(code) for code in value)
        if kind == FormField.Kind.DATE:
            return date_format(date.fromisoformat(value))
        return str(value)
