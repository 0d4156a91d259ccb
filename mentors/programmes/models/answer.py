from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

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
    value = models.JSONField(_("answer"))

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["field__order"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["sheet", "field"], name="an_answer_once_a_question")]
