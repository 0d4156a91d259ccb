from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.common.links import is_ours

from .guard import Verdict, judge
from .models import ContactMessage
from .services import settle_message

MOST_LETTERS = 5000


class ContactForm(forms.Form):
    """A message to the people who run the portal. Only the address and the words are asked for."""

    topic = forms.ChoiceField(label=_("What is it about?"), choices=ContactMessage.Topic.choices)
    page = forms.CharField(
        label=_("On which page?"),
        max_length=300,
        required=False,
        help_text=_("As it stands in the address line, or described in words."),
    )
    text = forms.CharField(
        label=_("Your message"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 8})
    )
    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, help_text=_("So that we can answer you.")
    )
    # People do not see it and leave it empty; machines fill in whatever there is.
    nickname = forms.CharField(
        label=_("Please leave this empty"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    field_order = ["topic", "page", "text", "name", "email", "nickname"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.submission = None

    @property
    def asks_for_page(self) -> bool:
        """Only who met a barrier is asked where."""
        return self["topic"].value() == ContactMessage.Topic.BARRIER or bool(self["page"].value())

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_page(self):
        return " ".join(self.cleaned_data["page"].split())

    def clean_nickname(self):
        if self.cleaned_data["nickname"]:
            raise forms.ValidationError(
                _("A machine may have filled this in. Please empty it and send again.")
            )
        return ""

    def clean(self):
        cleaned = super().clean()
        verdict, self.submission = judge(self.data.get("stamp", ""))
        if verdict is Verdict.TOO_FAST:
            raise forms.ValidationError(
                _("That was very fast. Please read it through once more and send it again.")
            )
        if verdict is not Verdict.FITTING:
            raise forms.ValidationError(_("This page was open for a long time. Please send it once more."))
        return cleaned


def page_from(value: str) -> str:
    """A page of ours that a link names, or nothing: the form repeats no stranger's address."""
    return value[:300] if is_ours(value) and value.isprintable() else ""


class MessageForm(WagtailAdminModelForm):
    """What a reader does with a message: she answers it from her own mailbox and says so here."""

    class Meta:
        model = ContactMessage
        fields = ["state", "note"]

    def save(self, commit=True):
        stored = ContactMessage.objects.get(pk=self.instance.pk)
        data = self.cleaned_data
        return settle_message(message=stored, state=data["state"], note=data["note"], by=self.for_user)
