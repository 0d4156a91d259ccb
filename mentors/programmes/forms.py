"""The form that a form version describes, built when it is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.languages import language_choices
from portal.common.models import Topic
from portal.common.translated import Translated

from .models import AnswerSheet, FormField, FormVersion

LONGEST_ANSWER = 5_000
Kind = FormField.Kind


class AnswersForm(forms.Form):
    """The questions of one form version; `answers` is what `services.save_answers` takes."""

    def __init__(self, *args, version: FormVersion, optional: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.version = version
        for question in version.fields.all():
            self.fields[question.key] = build_field(question)
            if optional:
                self.fields[question.key].required = False

    @property
    def answers(self) -> dict:
        return {
            key: [str(topic.pk) for topic in value] if hasattr(value, "model") else value
            for key, value in self.cleaned_data.items()
        }


def form_for(
    version: FormVersion, *, data=None, sheet: AnswerSheet | None = None, optional: bool = False, prefix=None
) -> AnswersForm:
    """A Django form of this version, filled with what the sheet holds; `optional` lets a draft stay unfinished."""
    initial = {}
    if sheet is not None:
        initial = {answer.field.key: answer.value for answer in sheet.answers.select_related("field")}
    return AnswersForm(data, version=version, initial=initial, optional=optional, prefix=prefix)


def build_field(question: FormField) -> forms.Field:
    """The Django field for one question in the reader's language; its help ends with who will read the answer."""
    common = {
        "label": str(question.label),
        "help_text": f"{question.help} {question.get_seen_by_display()}".strip(),
        "required": question.required,
    }
    return BUILDERS[question.kind](question, common)


def _text(question, common):
    return forms.CharField(max_length=question.max_length or 200, **common)


def _long_text(question, common):
    return forms.CharField(
        max_length=question.max_length or LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 5}), **common
    )


def _choice(question, common):
    return forms.ChoiceField(choices=question.choices_for_reader(), widget=forms.RadioSelect, **common)


def _choices(question, common):
    return forms.MultipleChoiceField(
        choices=question.choices_for_reader(), widget=forms.CheckboxSelectMultiple, **common
    )


def _tags(question, common):
    return forms.ModelMultipleChoiceField(
        queryset=Topic.objects.all(), widget=forms.CheckboxSelectMultiple, **common
    )


def _languages(question, common):
    return forms.MultipleChoiceField(choices=language_choices, widget=forms.CheckboxSelectMultiple, **common)


def _scale(question, common):
    first, last = question.scale.get("from", 1), question.scale.get("to", 5)
    ends = {
        first: Translated(question.scale.get("from_label", {})),
        last: Translated(question.scale.get("to_label", {})),
    }
    steps = [
        (
            step,
            _("%(step)s – %(meaning)s") % {"step": step, "meaning": ends[step]}
            if ends.get(step)
            else str(step),
        )
        for step in range(first, last + 1)
    ]
    return forms.TypedChoiceField(
        choices=steps, coerce=int, empty_value=None, widget=forms.RadioSelect, **common
    )


def _date(question, common):
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **common)


BUILDERS = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long_text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.TAGS: _tags,
    Kind.LANGUAGES: _languages,
    Kind.SCALE: _scale,
    Kind.DATE: _date,
}
