"""What a mentor is asked, in three steps. A draft may be unfinished: then nothing is required."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from mentors.programmes.models import Programme
from portal.accounts import audiences
from portal.accounts.models import Member, Organisation, Region, SpokenLanguage
from portal.common.files.forms import UploadField
from portal.common.languages import language_choices
from portal.common.models import Topic
from portal.common.places.forms import TownField

from .models import MentorProfile

Kind = MentorProfile.Kind
LINES_AT_MOST = 6
LINE_LENGTH = 120

TOWN_HELP = _("You and the coordinators of the programme see it. Others only if you say so.")
SHOWS_TOWN = _("Others may see my town and find me by it.")
SHOWS_TOWN_HELP = _("They see its name, and how far it is in steps of ten kilometres. Never more.")


class StartForm(forms.Form):
    """In which programme somebody wants to be a mentor."""

    programme = forms.ModelChoiceField(queryset=Programme.objects.taking_mentors())


class StepForm(forms.Form):
    """One step; `draft` lets everything be empty, so that she can leave and come back."""

    def __init__(self, *args, draft: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.draft = draft
        if draft:
            for field in self.fields.values():
                field.required = False


class WhoForm(StepForm):
    given_name = forms.CharField(label=_("First name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80, required=False)
    shown_as = forms.ChoiceField(
        label=_("How others see your name"), choices=Member.ShownAs, widget=forms.RadioSelect
    )
    pseudonym = forms.CharField(
        label=_("Chosen name"),
        max_length=40,
        required=False,
        help_text=_("Only if you want to be shown under a name you choose."),
    )
    kind = forms.ChoiceField(
        label=_("How do you belong to the programme?"), choices=Kind, widget=forms.RadioSelect
    )
    organisation = forms.ModelChoiceField(
        label=_("Your organisation"),
        queryset=Organisation.objects.all(),
        required=False,
        help_text=_("Where you studied, work or worked. A coordinator confirms it."),
    )
    company_name = forms.CharField(
        label=_("If it is not in the list: your company or practice"), max_length=160, required=False
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("organisation"):
            cleaned["company_name"] = ""
        if cleaned.get("shown_as") == Member.ShownAs.PSEUDONYM and not cleaned.get("pseudonym"):
            self.add_error("pseudonym", _("Please write the name you choose."))
        if self.draft:
            cleaned["shown_as"] = cleaned.get("shown_as") or Member.ShownAs.SHORT
            return cleaned
        if cleaned.get("kind") == Kind.EXPERT and not (
            cleaned.get("organisation") or cleaned.get("company_name")
        ):
            self.add_error("company_name", _("Please choose your organisation or write its name."))
        elif cleaned.get("kind") in {Kind.ALUMNA, Kind.STAFF} and not cleaned.get("organisation"):
            self.add_error("organisation", _("Please choose the organisation you belong to."))
        return cleaned

    @property
    def name(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in ("given_name", "family_name", "pseudonym", "shown_as")}


class StationForm(forms.Form):
    role = forms.CharField(label=_("What you did"), max_length=120, required=False)
    organisation_name = forms.CharField(label=_("Where"), max_length=160, required=False)
    from_year = forms.IntegerField(label=_("From"), min_value=1940, max_value=2100, required=False)
    to_year = forms.IntegerField(label=_("Until"), min_value=1940, max_value=2100, required=False)

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("role") and (cleaned.get("organisation_name") or cleaned.get("from_year")):
            self.add_error("role", _("Please say what you did there."))
        begin, end = cleaned.get("from_year"), cleaned.get("to_year")
        if begin and begin > date.today().year:
            self.add_error("from_year", _("This year lies ahead."))
        if begin and end and end < begin:
            self.add_error("to_year", _("The end lies before the beginning."))
        return cleaned


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), required=False)
    level = forms.ChoiceField(
        label=_("How well"), choices=SpokenLanguage.Level, required=False, initial=SpokenLanguage.Level.GOOD
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", "–"), *language_choices()]


class StationFormSet(forms.formset_factory(StationForm, extra=2, max_num=12, absolute_max=12)):
    """The stations of a working life; a row without a role is no station."""

    @property
    def stations(self) -> list[dict]:
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("role")]


class LanguageFormSet(forms.formset_factory(LanguageForm, extra=2, max_num=10, absolute_max=10)):
    """What somebody speaks; the same language twice counts once, as last written."""

    @property
    def languages(self) -> dict[str, str]:
        return {
            form.cleaned_data["language"]: form.cleaned_data.get("level") or SpokenLanguage.Level.GOOD
            for form in self.forms
            if form.cleaned_data.get("language")
        }


class LinesField(forms.CharField):
    """Some short lines in one box; cleans to a list of strings."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value):
        lines = [" ".join(line.split()) for line in (value or "").splitlines()]
        return [line for line in lines if line]

    def validate(self, value):
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(value) > LINES_AT_MOST:
            raise forms.ValidationError(_("Six lines at most, please: the most important ones."))
        if any(len(line) > LINE_LENGTH for line in value):
            raise forms.ValidationError(_("A line has 120 characters at most."))

    def run_validators(self, value):
        """The lines are checked in `validate`; what checks a text does not fit a list."""

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value


class OfferForm(StepForm):
    TEXTS = (
        "language",
        "headline",
        "about",
        "how_i_work",
        "offers",
        "seeks",
        "one_to_one",
        "in_groups",
        "online",
        "in_person",
        "region",
        "hours_per_month",
        "places",
    )

    language = forms.ChoiceField(label=_("In which language do you write here?"))
    headline = forms.CharField(
        label=_("You in one sentence"),
        max_length=120,
        help_text=_("What you do, or what somebody can talk about with you. It stands under your name."),
    )
    about = forms.CharField(
        label=_("A few words about you"),
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you remember from your own beginning helps more than a list of successes."),
    )
    offers = LinesField(label=_("What you bring"), help_text=_("One thing a line, up to six."))
    seeks = LinesField(
        label=_("What you seek yourself"),
        required=False,
        help_text=_("Mentoring goes both ways. One thing a line."),
    )
    how_i_work = forms.CharField(
        label=_("How we could work"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "How often, how long, at what time of day, and what the other person should bring along."
        ),
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        queryset=Topic.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Three to five are best."),
    )
    one_to_one = forms.BooleanField(label=_("One to one"), required=False)
    in_groups = forms.BooleanField(label=_("In a small group"), required=False)
    online = forms.BooleanField(label=_("Online"), required=False)
    in_person = forms.BooleanField(label=_("In person"), required=False)
    region = forms.ChoiceField(
        label=_("Federal state"),
        choices=[("", _("I would rather not say")), *Region.choices],
        required=False,
        help_text=_("Nobody sees more of where you live than this, unless you show your town."),
    )
    town = TownField(label=_("Your town"), required=False, help_text=TOWN_HELP)
    shows_town = forms.BooleanField(label=SHOWS_TOWN, required=False, help_text=SHOWS_TOWN_HELP)
    hours_per_month = forms.IntegerField(
        label=_("Hours a month, about"), min_value=1, max_value=40, required=False
    )
    places = forms.IntegerField(
        label=_("How many people can you accompany at once?"), min_value=1, max_value=20, initial=1
    )

    def __init__(self, *args, languages, places_taken: int = 0, still_writing: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.still_writing = still_writing
        self.fields["language"].choices = languages
        self.places_taken = places_taken
        self.fields["topics"].queryset = Topic.objects.order_by("name")

    def clean_places(self):
        places = self.cleaned_data["places"]
        if places and places < self.places_taken:
            raise forms.ValidationError(
                _("You already accompany %(count)s. It cannot be fewer."), params={"count": self.places_taken}
            )
        return places

    def clean(self):
        cleaned = super().clean()
        if not self.draft:
            if not (cleaned.get("one_to_one") or cleaned.get("in_groups")):
                self.add_error("one_to_one", _("Please choose at least one."))
            if not (cleaned.get("online") or cleaned.get("in_person")):
                self.add_error("online", _("Please choose at least one."))
        if self.still_writing:
            # Half a name is no town yet; the one that is kept stays until she has written the other.
            self._errors.pop("town", None)
        cleaned["places"] = cleaned.get("places") or max(self.places_taken, 1)
        return cleaned

    @property
    def texts(self) -> dict:
        texts = {name: self.cleaned_data[name] for name in self.TEXTS}
        if "town" in self.cleaned_data:
            town = self.cleaned_data["town"]
            texts |= {
                "town_id": town and town.id,
                "shows_town": bool(town and self.cleaned_data["shows_town"]),
            }
        return texts


def audience_choices(profile: MentorProfile) -> list[tuple[str, str]]:
    """From the closest circle to the widest."""
    organisation = profile.programme.organisation
    return [
        (
            audiences.audience("organisation", organisation.pk),
            _("Only people from %(organisation)s") % {"organisation": organisation.name},
        ),
        (audiences.MEMBERS, _("All members of the portal")),
        (audiences.PUBLIC, _("Everybody, also people without an account")),
    ]


class AudienceForm(StepForm):
    audience = forms.ChoiceField(label=_("Who may see your profile?"), widget=forms.RadioSelect)

    def __init__(self, *args, profile: MentorProfile, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audience_choices(profile)


class VisibilityForm(AudienceForm):
    agrees_to_listing = forms.BooleanField(
        label=_("Yes, show my name as I chose it and what I wrote here to these people."),
        help_text=_("You can take this back at any time, with one click on the page of your profile."),
    )


class PhotoForm(forms.Form):
    """A photo is never asked for; whoever gives one says in the same moment whether it may be shown."""

    photo = UploadField(
        purpose="photo",
        label=_("A photo of you"),
        required=False,
        help_text=_(
            "You need none. Where it was taken is removed from the file. JPEG, PNG or WebP, up to 8 MB."
        ),
    )
    agrees_to_photo = forms.BooleanField(
        label=_("Yes, show my photo to those who may see my profile."), required=False
    )
    removes_photo = forms.BooleanField(label=_("Take my photo away"), required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("photo") and not cleaned.get("agrees_to_photo"):
            self.add_error("agrees_to_photo", _("Without your yes we do not keep a photo."))
        return cleaned


class PlacesForm(forms.Form):
    places = forms.IntegerField(
        label=_("How many people can you accompany at once?"), min_value=1, max_value=20
    )


class TownForm(forms.Form):
    """Where she lives and who may know it: may be changed at any time, nobody has to read it first."""

    town = TownField(label=_("Your town"), required=False, help_text=TOWN_HELP)
    shows_town = forms.BooleanField(label=SHOWS_TOWN, required=False, help_text=SHOWS_TOWN_HELP)


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("What should she change or add?"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("She reads these words. Say what is good first."),
    )
