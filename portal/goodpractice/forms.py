"""The form in which a member tells a good practice, and the report that she used one."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Organisation
from portal.common.models import Topic

from . import questions
from .choices import ForWhom, Setting
from .models.use import DID_AT_MOST, DIFFERED_AT_MOST
from .questions import QUESTIONS, Kind
from .told import lines_in, steps_in

# A draft takes more than will fit, so that nothing is cut off while she is still sorting.
DRAFT_AT_MOST = 20_000
ROWS = {Kind.TEXT: 5, Kind.LINES: 5, Kind.STEPS: 12}


class PracticeForm(forms.Form):
    """All questions on one calm page. As a draft nothing is required and everything is kept as it was typed."""

    language = forms.ChoiceField(label=_("In which language do you write here?"))
    topics = forms.TypedMultipleChoiceField(
        label=questions.TOPICS[0],
        help_text=questions.TOPICS[1],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    settings = forms.MultipleChoiceField(
        label=questions.SETTINGS[0], choices=Setting, widget=forms.CheckboxSelectMultiple
    )
    for_whom = forms.MultipleChoiceField(
        label=questions.FOR_WHOM[0], choices=ForWhom, widget=forms.CheckboxSelectMultiple
    )
    organisation = forms.ChoiceField(
        label=questions.ORGANISATION[0], help_text=questions.ORGANISATION[1], required=False
    )
    author_line = forms.CharField(
        label=questions.AUTHOR_LINE[0], help_text=questions.AUTHOR_LINE[1], max_length=120, required=False
    )

    def __init__(self, *args, languages: list[str], draft: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.draft = draft
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, names[code]) for code in languages]
        self.fields["topics"].choices = sorted(
            ((topic.pk, topic.label) for topic in Topic.objects.all()),
            key=lambda choice: choice[1].casefold(),
        )
        self.fields["organisation"].choices = [
            ("", _("None, or I would rather not say")),
            *((str(pk), name) for pk, name in Organisation.objects.values_list("pk", "name")),
        ]
        for question in QUESTIONS:
            self.fields[question.key] = self.field_for(question)
        if draft:
            for field in self.fields.values():
                field.required = False

    def field_for(self, question) -> forms.CharField:
        widget = (
            forms.TextInput() if question.kind == Kind.LINE else forms.Textarea({"rows": ROWS[question.kind]})
        )
        return forms.CharField(
            label=question.prompt,
            help_text=question.hint,
            max_length=DRAFT_AT_MOST if self.draft else question.most,
            required=question.is_required,
            widget=widget,
        )

    @property
    def story(self):
        """The fields of the questions, in their order."""
        return [self[question.key] for question in QUESTIONS]

    def clean(self):
        cleaned = super().clean()
        if self.draft:
            return cleaned
        for name in ("needs", "adaptations"):
            self.check_lines(name, lines_in(cleaned.get(name) or ""))
        steps = steps_in(cleaned.get("steps") or "")
        if len(steps) > questions.STEPS_AT_MOST:
            self.add_error("steps", _("Twelve steps at most, please: take two together."))
        for number, step in enumerate(steps, start=1):
            if len(step["title"]) > questions.STEP_TITLE_LENGTH:
                words = _(
                    "Step %(number)s: please begin with a short line (120 characters at most), then go on below it."
                )
                self.add_error("steps", forms.ValidationError(words, params={"number": number}))
        if len(cleaned.get("topics") or []) > questions.TOPICS_AT_MOST:
            self.add_error("topics", _("Five topics at most, please: the most important ones."))
        return cleaned

    def check_lines(self, name: str, lines: list[str]) -> None:
        if len(lines) > questions.LINES_AT_MOST:
            self.add_error(name, _("Ten lines at most, please: the most important ones."))
        if any(len(line) > questions.LINE_LENGTH for line in lines):
            self.add_error(name, _("A line has 160 characters at most."))

    @property
    def answers(self) -> dict:
        """What was typed, without the language."""
        return {name: value for name, value in self.cleaned_data.items() if name != "language"}


class ConsentForm(forms.Form):
    """Two separate yeses before anything is sent."""

    agrees_to_licence = forms.BooleanField(
        label=_("Yes, publish this under the licence of the portal."),
        help_text=_(
            "Others may then use and change it and must say where it comes from. You can take your yes back: "
            "then we take the page down. Copies that others made before stay allowed."
        ),
    )
    nobody_recognisable = forms.BooleanField(
        label=_("Nobody can be recognised in it, or those who can have said yes."),
        help_text=_("Also not by a rare profession, a small town or a date."),
    )


class UseForm(forms.Form):
    """ "We used this", in a few lines."""

    did = forms.CharField(
        label=_("What did you do?"),
        max_length=DID_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Where, with how many people, and what came of it. Name nobody. Up to 500 characters."),
    )
    differed = forms.CharField(
        label=_("What was different with you?"),
        max_length=DIFFERED_AT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you left out or added. Up to 300 characters."),
    )
    organisation = forms.ModelChoiceField(
        label=_("In which organisation?"),
        queryset=Organisation.objects.all(),
        required=False,
        empty_label=_("None, or I would rather not say"),
        help_text=_("The page names the organisation and never you."),
    )


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it not shown?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("She reads these words. Say what is good first."),
    )
