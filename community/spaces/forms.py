import uuid

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.accounts.audiences import MEMBERS, PUBLIC, audience
from portal.common.files.forms import UploadField

from . import defaults
from .models import Space

LONGEST_NAME = 80
LONGEST_TEXT = 600
LONGEST_RULES = 3000

# A choice of its own: empty means that the talk has no language of its own.
TALKS_IN = [("", _("in several languages"))]


class AgreeForm(forms.Form):
    """The yes to the house rules."""

    accepts_house_rules = forms.BooleanField(
        label=_("I have read the house rules and will keep to them."),
        error_messages={"required": _("Please read the house rules and say yes to them. Then you can join.")},
    )


class JoinForm(AgreeForm):
    is_listed = forms.BooleanField(
        label=_("Show my name in the list of members."),
        help_text=_("Only members of this space see the list. You can change this at any time."),
        required=False,
    )


class AskForm(AgreeForm):
    words = forms.CharField(
        label=_("A sentence about you"),
        help_text=_(
            "Read only by those who look after the space. A reason is enough; you need not tell your story."
        ),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["words", "accepts_house_rules"]


class RulesForm(forms.Form):
    """Once more the yes, to the version that stood on the page."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    accepts_house_rules = forms.BooleanField(
        label=_("I have read the house rules and will keep to them."),
        error_messages={
            "required": _("Please read the house rules and say yes to them. Then you can write.")
        },
    )


class WordsForm(forms.Form):
    """The words of a space: a name in one language at least, the rest as far as somebody writes it."""

    kind = forms.ChoiceField(
        label=_("Who can come in"), choices=Space.Kind, widget=forms.RadioSelect, initial=Space.Kind.CLOSED
    )
    language = forms.ChoiceField(
        label=_("Language of the talk"), choices=[*TALKS_IN, *settings.LANGUAGES], required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, language in settings.LANGUAGES:
            area = forms.Textarea(attrs={"lang": code, "rows": 3})
            longer = forms.Textarea(attrs={"lang": code, "rows": 8})
            line = forms.TextInput(attrs={"lang": code})
            self._add("name", code, language, LONGEST_NAME, line)
            self._add("about", code, language, LONGEST_TEXT, area)
            self._add("house_rules", code, language, LONGEST_RULES, longer)

    def _add(self, what, code, language, longest, widget):
        self.fields[f"{what}_{code}"] = forms.CharField(
            label=language, max_length=longest, widget=widget, required=False
        )

    def _three(self, what):
        return [self[f"{what}_{code}"] for code, _language in settings.LANGUAGES]

    def names(self):
        return self._three("name")

    def abouts(self):
        return self._three("about")

    def rules(self):
        return self._three("house_rules")

    def clean(self):
        data = super().clean()
        for what in ("name", "about", "house_rules"):
            # A browser sends its own line ends; without that the rules would look changed.
            said = {
                code: (data.pop(f"{what}_{code}", "") or "").replace("\r\n", "\n")
                for code, _l in settings.LANGUAGES
            }
            data[what] = {code: text for code, text in said.items() if text}
        if not data["name"] and not self.errors:
            self.add_error(
                f"name_{settings.LANGUAGES[0][0]}",
                _("Please give the space a name in one language at least."),
            )
        return data

    @staticmethod
    def initial_of(**words) -> dict:
        """Values of `TranslatedField`s as the initial values of the single fields."""
        return {f"{what}_{code}": text for what, said in words.items() for code, text in said.items()}


class SmallGroupForm(WordsForm):
    """A group for a few, opened by a member."""

    # Sent along, so that two clicks open one.
    submission = forms.UUIDField(required=False, initial=uuid.uuid4, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        initial = self.initial_of(house_rules=defaults.house_rules()) | (kwargs.pop("initial", None) or {})
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["kind"].choices = [
            (Space.Kind.CLOSED, _("All members learn of it and may ask to join.")),
            (Space.Kind.HIDDEN, _("Only those who are invited learn of it.")),
        ]


class SpaceForm(SmallGroupForm):
    """Coordinators and editors open every kind, each for what she answers for."""

    carrier = forms.ChoiceField(label=_("Who carries the space"))
    audience = forms.ChoiceField(label=_("Who learns of it"), initial=MEMBERS)
    field_order = ["carrier", "kind", "audience", "language"]

    def __init__(self, *args, organisations=(), for_portal=False, for_group=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = {str(each.pk): each for each in organisations}
        carriers = [(key, each.name) for key, each in self.organisations.items()]
        if for_portal:
            carriers.append((Space.Carrier.PORTAL, _("The portal")))
        if for_group:
            carriers.append((Space.Carrier.MEMBERS, _("I myself: a small group")))
        self.fields["carrier"].choices = carriers
        self.fields["kind"].choices = KINDS_IN_WORDS
        self.fields["audience"].choices = audiences_of(self.organisations.values())

    def clean(self):
        data = super().clean()
        carrier = data.get("carrier")
        if carrier in self.organisations:
            data["organisation"] = self.organisations[carrier]
            data["carrier"] = Space.Carrier.ORGANISATION
        if carrier == Space.Carrier.MEMBERS and data.get("kind") == Space.Kind.OPEN:
            self.add_error("kind", _("A small group is closed or hidden."))
        _own_audience(data)
        return data


class SettingsForm(WordsForm):
    """What whoever looks after a space may change."""

    audience = forms.ChoiceField(label=_("Who learns of it"))
    field_order = ["kind", "audience", "language"]

    def __init__(self, *args, space: Space, **kwargs):
        words = {"name": space.name, "about": space.about, "house_rules": space.house_rules}
        initial = self.initial_of(**words)
        initial |= {"kind": space.kind, "audience": space.audience, "language": space.language}
        super().__init__(*args, initial=initial, **kwargs)
        if space.carrier == Space.Carrier.MEMBERS:
            del self.fields["audience"]
            self.fields["kind"].choices = KINDS_IN_WORDS[1:]
            return
        self.fields["kind"].choices = KINDS_IN_WORDS
        organisations = [space.organisation] if space.organisation else []
        self.fields["audience"].choices = audiences_of(organisations)
        if space.kind == Space.Kind.HIDDEN:
            self.initial["audience"] = MEMBERS

    def clean(self):
        data = super().clean()
        _own_audience(data)
        return data


class InviteAddressForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"))
    language = forms.ChoiceField(
        label=_("Language of the mail"),
        choices=settings.LANGUAGES,
        help_text=_("The mail names neither you nor the space."),
    )


class RemoveForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The person reads it as you write it. Say what happened and what would help."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DocumentForm(forms.Form):
    """What a document says of itself."""

    title = forms.CharField(label=_("Title"), max_length=120)
    about = forms.CharField(
        label=_("What is in it"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    language = forms.ChoiceField(
        label=_("Language of the document"),
        choices=[("", pgettext_lazy("language of a document", "several, or none")), *settings.LANGUAGES],
        required=False,
    )


class UploadForm(DocumentForm):
    upload = UploadField(
        purpose="space_document",
        label=_("File"),
        help_text=_(
            "PDF, DOCX or ODT up to 10 MB, pictures up to 8 MB. Only members of this space can open it."
        ),
    )
    field_order = ["upload", "title", "about", "language"]


KINDS_IN_WORDS = [
    (Space.Kind.OPEN, _("Open: whoever learns of it may read and join.")),
    (Space.Kind.CLOSED, _("Closed: one asks to join; only members read.")),
    (Space.Kind.HIDDEN, _("Hidden: only those who are invited learn of it.")),
]


def audiences_of(organisations):
    """Who may learn of a space; a hidden one is asked nothing."""
    return [
        (PUBLIC, _("Everybody, also outside the portal")),
        (MEMBERS, _("All members of the portal")),
        *[
            (
                audience("organisation", each.pk),
                format_lazy(_("Members of {organisation}"), organisation=each.name),
            )
            for each in organisations
        ],
    ]


def _own_audience(data):
    """Of a hidden space only its own people learn, whatever the field said."""
    if data.get("kind") == Space.Kind.HIDDEN:
        data.pop("audience", None)
