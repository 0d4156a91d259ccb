from django import forms
from django.utils.translation import gettext_lazy as _

from portal.common.files.forms import UploadField

from .models import DeclineReason


class FilesForm(forms.Form):
    """CV and letter, both optional; a new file takes the place of the one before."""

    cv = UploadField(
        purpose="cv",
        required=False,
        label=_("CV"),
        help_text=_("PDF, DOCX or ODT, up to 10 MB. Without a photo and a birthday is fine."),
    )
    letter = UploadField(
        purpose="letter",
        required=False,
        label=_("Letter"),
        help_text=_("If you have one already. Nobody expects it."),
    )
    remove_cv = forms.BooleanField(required=False, label=_("Remove the CV"))
    remove_letter = forms.BooleanField(required=False, label=_("Remove the letter"))

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("cv", "letter"):
            if getattr(application, name) is None:
                del self.fields[f"remove_{name}"]


class DeclineForm(forms.Form):
    """A no: one of five reasons, and one's own words if one likes."""

    reason = forms.ChoiceField(
        choices=DeclineReason.choices,
        widget=forms.RadioSelect,
        label=_("Why it is not possible"),
        help_text=_("The mentee reads a few kind sentences with this reason; you see them below."),
        error_messages={"required": _("Please choose the reason that fits best.")},
    )
    words = forms.CharField(
        required=False,
        max_length=800,
        label=_("Something of your own"),
        help_text=_("Perhaps somebody else to ask. You need not justify yourself."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LookForm(forms.Form):
    """Why a coordinator reads an application; the mentee sees the sentence."""

    reason = forms.CharField(
        max_length=200,
        label=_("Why do you need to read it?"),
        help_text=_("The mentee sees your name, the moment and this sentence."),
        error_messages={"required": _("Please say why. Without a reason the application stays closed.")},
    )
