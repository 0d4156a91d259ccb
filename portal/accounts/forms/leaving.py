from django import forms
from django.utils.translation import gettext_lazy as _


class LeaveForm(forms.Form):
    """Her own address, typed: nobody leaves by a slip of the finger."""

    email = forms.EmailField(
        label=_("Your e-mail address"), help_text=_("Type it, so that nobody leaves by accident.")
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_email(self):
        typed = self.cleaned_data["email"]
        if typed.strip().lower() != self.member.email.lower():
            raise forms.ValidationError(_("This is not the address of your account."))
        return typed
