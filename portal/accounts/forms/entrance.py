"""allauth's forms in our words: what a field is called and what helps stands here; what happens stays allauth's."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.functional import lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import Member
from .fields import NameField

ADDRESS = _("E-mail address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
AGAIN = _("The new password once more")
CODE = _("Code")
CODE_IN_MAIL = _("Capital or small letters make no difference.")


def password_help():
    return lazystr(" ".join(str(text) for text in password_validators_help_texts()))


class Plain:
    """Gives fields our labels and help, and takes the grey examples out of them: a label above says it better."""

    labels: dict = {}
    helps: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            help_text = self.helps.get(name, "")
            field.help_text = help_text() if callable(help_text) else help_text


class SignInForm(Plain, account.LoginForm):
    labels = {"login": ADDRESS, "password": PASSWORD, "remember": _("This device is mine: keep me signed in")}


class SignUpForm(Plain, account.SignupForm):
    """Who she is, how others see it, in which language we write, and one yes; a password only if she wants one."""

    given_name = NameField(
        max_length=80, widget=forms.TextInput(attrs={"autocomplete": "given-name"}), required=True
    )
    family_name = NameField(
        max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"}), required=True
    )
    shown_as = forms.ChoiceField(
        choices=Member.ShownAs, widget=forms.RadioSelect, initial=Member.ShownAs.SHORT
    )
    pseudonym = NameField(
        max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "nickname"})
    )
    language = forms.ChoiceField(choices=settings.LANGUAGES)
    terms = forms.BooleanField(
        error_messages={"required": _("Without your yes to these points we may not open an account for you.")}
    )

    field_order = [
        "given_name",
        "family_name",
        "shown_as",
        "pseudonym",
        "email",
        "language",
        "password1",
        "terms",
    ]
    labels = {
        "given_name": _("First name"),
        "family_name": _("Family name"),
        "shown_as": _("How shall others see your name?"),
        "pseudonym": _("The name you choose"),
        "email": ADDRESS,
        "language": _("In which language shall we write to you?"),
        "password1": PASSWORD,
        "terms": _("I have read what the portal does with my data and how we treat each other, and I agree."),
    }
    helps = {
        "shown_as": _("You can change this at any time."),
        "pseudonym": _("Only if you chose “a name I choose”."),
        "email": _("Nobody in the portal sees it."),
        "password1": _(
            "You may leave this empty: then we send a code to your mailbox each time you sign in. "
            "If you want a password: at least 10 characters."
        ),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = (get_language() or settings.LANGUAGE_CODE)[:2]

    def clean(self):
        data = super().clean()
        if data.get("shown_as") == Member.ShownAs.PSEUDONYM and not data.get("pseudonym"):
            self.add_error("pseudonym", _("Please write the name that others shall see."))
        return data


class RequestCodeForm(Plain, account.RequestLoginCodeForm):
    labels = {"email": ADDRESS}


class ConfirmCodeForm(Plain, account.ConfirmLoginCodeForm):
    labels = {"code": CODE}
    helps = {"code": CODE_IN_MAIL}


class ConfirmAddressForm(Plain, account.ConfirmEmailVerificationCodeForm):
    labels = {"code": CODE}
    helps = {"code": CODE_IN_MAIL}


class ChangeAddressForm(Plain, account.AddEmailForm):
    labels = {"email": _("New e-mail address")}


class ResetPasswordForm(Plain, account.ResetPasswordForm):
    labels = {"email": ADDRESS}


class ResetPasswordKeyForm(Plain, account.ResetPasswordKeyForm):
    labels = {"password1": NEW_PASSWORD, "password2": AGAIN}
    helps = {"password1": password_help}


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    labels = {"oldpassword": _("Password up to now"), "password1": NEW_PASSWORD, "password2": AGAIN}
    helps = {"password1": password_help}


class SetPasswordForm(Plain, account.SetPasswordForm):
    labels = {"password1": NEW_PASSWORD, "password2": AGAIN}
    helps = {"password1": password_help}


class ReauthenticateForm(Plain, account.ReauthenticateForm):
    labels = {"password": PASSWORD}


class SecondFactorForm(Plain, mfa.AuthenticateForm):
    labels = {"code": CODE}
    helps = {"code": _("Six digits from your app, or one of your recovery codes.")}


class SecondFactorAgainForm(Plain, mfa.ReauthenticateForm):
    labels = {"code": CODE}
    helps = {"code": _("Six digits from your app, or one of your recovery codes.")}


class ActivateAppForm(Plain, totp.ActivateTOTPForm):
    labels = {"code": _("The six digits that the app shows now")}
