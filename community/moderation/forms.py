from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.common.links import is_ours
from portal.contact.guard import Verdict, judge

from .models import Case, Decision, Report

MOST_LETTERS = 3000


class ReportForm(forms.Form):
    """What is wrong; more than one choice is asked of nobody, and a name of nobody."""

    ground = forms.ChoiceField(
        label=_("What is wrong?"), choices=Report.Ground.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Would you like to say more?"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.submission = None

    def clean(self):
        cleaned = super().clean()
        needs_words = {Report.Ground.OTHER, Report.Ground.RIGHTS}
        if cleaned.get("ground") in needs_words and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Please say in a sentence what it is."))
        verdict, self.submission = judge(self.data.get("stamp", ""))
        # Whoever reports in a hurry has her reasons; only an old page is asked for once more.
        if verdict not in {Verdict.FITTING, Verdict.TOO_FAST}:
            raise forms.ValidationError(_("This page was open for a long time. Please send it once more."))
        return cleaned


class VisitorReportForm(ReportForm):
    """The same for somebody without an account, who may leave an address for the answer."""

    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=_("Only if you would like to hear what was decided."),
    )
    # People do not see it and leave it empty; machines fill in whatever there is.
    nickname = forms.CharField(
        label=_("Please leave this empty"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_nickname(self):
        if self.cleaned_data["nickname"]:
            raise forms.ValidationError(
                _("A machine may have filled this in. Please empty it and send again.")
            )
        return ""


class WithAddress(forms.Form):
    """Where it stands, if the link that led here did not say."""

    page = forms.CharField(
        label=_("Where did you see it?"),
        max_length=400,
        help_text=_("The address of the page, as it stands in the address line."),
    )

    def clean_page(self):
        return page_of_ours(self.cleaned_data["page"]) or self.refuse()

    def refuse(self):
        raise forms.ValidationError(_("This is not the address of a page of this portal."))


def page_of_ours(value: str) -> str:
    """The path of a page of ours, from a path or a whole address; empty where it is none."""
    value = value.strip()
    own = urlsplit(settings.PUBLIC_URL).netloc
    parts = urlsplit(value)
    if parts.netloc and parts.netloc != own:
        return ""
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path[:400] if is_ours(path) and path.isprintable() else ""


class PageReportForm(WithAddress, ReportForm):
    field_order = ["page", "ground", "text"]


class VisitorPageReportForm(WithAddress, VisitorReportForm):
    field_order = ["page", "ground", "text", "name", "email", "nickname"]


class AppealForm(forms.Form):
    text = forms.CharField(
        label=_("Why do you see it differently?"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class DecisionForm(forms.Form):
    """What happens and why; the reasons go to both sides word for word."""

    measure = forms.ChoiceField(label=_("What happens?"), widget=forms.RadioSelect)
    basis = forms.ChoiceField(
        label=_("On the ground of"), choices=Decision.Basis.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Both sides read this. Say what happened and which rule it concerns; name nobody."),
    )
    note = forms.CharField(
        label=_("Notes"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only those who decide read this."),
    )

    def __init__(self, *args, case: Case, **kwargs):
        super().__init__(*args, **kwargs)
        measures = Decision.Measure
        possible = (
            [measures.NOTHING, measures.WARNED, measures.HIDDEN]
            if case.item
            else [measures.NOTHING, measures.MENDED]
        )
        self.fields["measure"].choices = [(each.value, each.label) for each in possible]
        self.fields["basis"].initial = Decision.Basis.RULES
        self.fields["note"].initial = case.note
