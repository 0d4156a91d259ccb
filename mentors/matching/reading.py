"""What an application shows to whom: the answers, question by question, with who reads them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mentors.programmes.models import Answer, AnswerSheet, FormField
from portal.common.languages import language_name
from portal.common.models import Topic

from .models import Application, DeclineReason
from .reasons import in_words

SeenBy = FormField.SeenBy


@dataclass(frozen=True)
class Written:
    """One question and what was answered; `mentor_reads` is False for what only coordinators see."""

    key: str
    question: str
    answer: str
    mentor_reads: bool
    is_missing: bool = False


@dataclass(frozen=True)
class WrittenFile:
    name: str
    label: str
    file: object
    url: str


@dataclass(frozen=True)
class WhatWasWritten:
    """The two parts of an application and its files."""

    about_me: list[Written]
    questions: list[Written]
    files: list[WrittenFile]

    @property
    def both(self) -> tuple[list[Written], list[Written]]:
        return self.about_me, self.questions

    @property
    def is_complete(self) -> bool:
        return not any(part.is_missing for part in [*self.about_me, *self.questions])


def what_was_written(application: Application, *, reader=None) -> WhatWasWritten:
    """Everything for the mentee and a coordinator with a reason; for the mentor what is meant for her.

    Signs the addresses of the files for the reader; the files have a rule of their own.
    """
    reader = reader or application.mentee
    for_mentor = reader.pk == application.profile.member_id
    files = [
        WrittenFile(name, label, stored, stored.url_for(reader))
        for name, label, stored in (
            ("cv", _("CV"), application.cv),
            ("letter", _("Letter"), application.letter),
        )
        if stored is not None
    ]
    return WhatWasWritten(
        about_me=_answers(application.intake.answers, for_mentor),
        questions=_answers(application.answers, for_mentor),
        files=files,
    )


def steps_of() -> list[str]:
    return [_("What I bring and seek"), _("What I wish for"), _("Look over and send")]


def reasons_with_words() -> list[tuple[str, str]]:
    """Each reason to say no with what the mentee will read."""
    return [(label, in_words(value)) for value, label in DeclineReason.choices]


def _answers(sheet: AnswerSheet | None, for_mentor: bool) -> list[Written]:
    if sheet is None:
        return []
    given = {answer.field_id: answer for answer in Answer.objects.filter(sheet=sheet).select_related("field")}
    questions = sheet.version.fields.all()
    if for_mentor:
        questions = [question for question in questions if question.seen_by != SeenBy.COORDINATORS]
    shown = [
        Written(
            key=question.key,
            question=str(question.label),
            answer=_in_words(question, given[question.pk].value) if question.pk in given else "",
            mentor_reads=question.seen_by != SeenBy.COORDINATORS,
            is_missing=question.required and question.pk not in given,
        )
        for question in questions
    ]
    return [part for part in shown if part.answer or (part.is_missing and not for_mentor)]


def _in_words(question: FormField, value) -> str:
    """An answer as a reader understands it: labels for choices, names for topics and languages."""
    kind = question.kind
    labels = dict(question.choices_for_reader())
    if kind == FormField.Kind.CHOICE:
        return labels.get(value, str(value))
    if kind == FormField.Kind.CHOICES:
        return ", ".join(labels.get(one, str(one)) for one in value)
    if kind == FormField.Kind.TAGS:
        return ", ".join(topic.label for topic in Topic.objects.filter(pk__in=value))
    if kind == FormField.Kind.LANGUAGES:
        return ", ".join(language_name(one) for one in value)
    if kind == FormField.Kind.SCALE:
        return _("%(value)s of %(highest)s") % {"value": value, "highest": question.scale.get("to", 5)}
    return str(value)
