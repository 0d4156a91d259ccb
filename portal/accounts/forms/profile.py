"""What a member tells about herself, group by group; each form also asks who may see the group."""

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.common.clock import now
from portal.common.languages import language_choices
from portal.common.models import Topic

from ..models import FieldVisibility, Member, Region, SpokenLanguage
from .fields import NameField

EARLIEST_YEAR = 1940
MOST_LANGUAGES = 12
MOST_STATIONS = 20


class StepForm(forms.Form):
    """Who may see the group; comes with every group."""

    step = forms.ChoiceField(
        label=_("Who may see this?"), choices=FieldVisibility.Step, widget=forms.RadioSelect
    )


class NameForm(StepForm):
    given_name = NameField(label=_("First name"), max_length=80)
    family_name = NameField(label=_("Family name"), max_length=80)
    shown_as = forms.ChoiceField(
        label=_("How shall others see your name?"), choices=Member.ShownAs, widget=forms.RadioSelect
    )
    pseudonym = NameField(
        label=_("The name you choose"),
        max_length=40,
        required=False,
        help_text=_("Only if you chose “a name I choose”."),
    )

    field_order = ["given_name", "family_name", "shown_as", "pseudonym", "step"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].label = _("Who may see your full name?")

    def clean(self):
        data = super().clean()
        if data.get("shown_as") == Member.ShownAs.PSEUDONYM and not data.get("pseudonym"):
            self.add_error("pseudonym", _("Please write the name that others shall see."))
        return data


class PlaceForm(StepForm):
    region = forms.ChoiceField(
        label=_("Your federal state"),
        choices=[("", _("I do not say")), *Region.choices],
        required=False,
        help_text=_("We ask for nothing nearer. A town or a street is never shown."),
    )

    field_order = ["region", "step"]


class SkillsForm(StepForm):
    topics = forms.ModelMultipleChoiceField(
        label=_("What do you know well?"),
        queryset=Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    field_order = ["topics", "step"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # In the order in which the reader reads the words.
        self.fields["topics"].queryset = Topic.objects.order_by(
            f"name_{(get_language() or 'en')[:2]}", "name"
        )


class WritingLanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("In which language shall we write to you?"), choices=settings.LANGUAGES
    )


class SpokenLanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), required=False)
    level = forms.ChoiceField(
        label=_("How well"), choices=SpokenLanguage.Level, initial=SpokenLanguage.Level.GOOD, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", "–"), *language_choices()]


class SpokenLanguages(forms.BaseFormSet):
    def languages(self) -> dict[str, str]:
        """Code to level, in the order in which they were chosen; the last word on a language counts."""
        return {
            row["language"]: row["level"] or SpokenLanguage.Level.GOOD
            for row in self.cleaned_data
            if row.get("language")
        }


SpokenLanguageFormSet = forms.formset_factory(
    SpokenLanguageForm, SpokenLanguages, extra=2, max_num=MOST_LANGUAGES, validate_max=True
)


class StationForm(forms.Form):
    role = forms.CharField(label=_("What you did"), max_length=120, required=False)
    organisation_name = forms.CharField(label=_("Where"), max_length=160, required=False)
    from_year = forms.IntegerField(label=_("From year"), min_value=EARLIEST_YEAR, required=False)
    to_year = forms.IntegerField(
        label=_("To year"),
        min_value=EARLIEST_YEAR,
        required=False,
        help_text=_("Empty means: until today."),
    )

    def clean(self):
        data = super().clean()
        start, end, this_year = data.get("from_year"), data.get("to_year"), now().year
        if start and start > this_year:
            self.add_error("from_year", _("This year is still to come."))
        if start and end and end < start:
            self.add_error("to_year", _("This is before the year it began."))
        if not data.get("role") and any(
            data.get(name) for name in ("organisation_name", "from_year", "to_year")
        ):
            self.add_error("role", _("Please write what you did there."))
        return data


class Stations(forms.BaseFormSet):
    def stations(self) -> list[dict]:
        """The stations as the service takes them; an emptied row is one she no longer wants."""
        return [row for row in self.cleaned_data if row.get("role")]


StationFormSet = forms.formset_factory(
    StationForm, Stations, extra=1, max_num=MOST_STATIONS, validate_max=True
)
