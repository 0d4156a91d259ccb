"""Where allauth asks us: what an account is made of, where one goes after signing in, and how mails are written."""

from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from portal.common.links import in_language

from .consents import TERMS_VERSION
from .models import Consent, Member
from .rules import is_staff_role
from .services import give_consent


class AccountAdapter(DefaultAccountAdapter):
    # Our own sentences, so that they stand in our catalogues in all three languages.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed at the moment."),
        "duplicate_email": _("This is already the address of your account."),
        "email_password_mismatch": _("The address and the password do not go together."),
        "email_taken": _("This address cannot be used here."),
        "enter_current_password": _("This is not your password up to now."),
        "incorrect_code": _("This code is not right. Please look at it once more."),
        "incorrect_password": _("This password is not right."),
        "invalid_login": _("Signing in did not work."),
        "invalid_or_expired_key": _("This link is no longer valid."),
        "invalid_password_reset": _("This link is no longer valid."),
        "max_email_addresses": _("An account has one address."),
        "rate_limited": _("That was very often in a short time. Please wait a little."),
        "same_as_current": _("This is the address you had before."),
        "too_many_login_attempts": _(
            "That was very often in a short time. Please wait five minutes, or let us send a code to your mailbox."
        ),
        "unknown_email": _("The address and the password do not go together."),
        "unverified_primary_email": _("Please confirm your address first."),
    }

    @transaction.atomic
    def save_user(self, request: HttpRequest, user: Member, form, commit: bool = True) -> Member:
        data = form.cleaned_data
        for name in ("given_name", "family_name", "shown_as", "pseudonym", "language"):
            setattr(user, name, data[name])
        member = super().save_user(request, user, form, commit=commit)
        if commit:
            give_consent(member=member, kind=Consent.Kind.TERMS, version=TERMS_VERSION)
        return member

    def post_login(self, request: HttpRequest, user: Member, *, redirect_url=None, **rest):
        """Whoever is new is welcomed first, and then goes where she wanted to go."""
        if not user.is_welcomed():
            query = f"?{urlencode({'next': redirect_url})}" if redirect_url else ""
            redirect_url = reverse("accounts:welcome") + query
        return super().post_login(request, user, redirect_url=redirect_url, **rest)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:security")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url(f"/{translation.get_language()}/")

    def get_reauthentication_methods(self, user) -> list[dict]:
        words = {
            "reauthenticate": _("With my password"),
            "mfa_reauthenticate": _("With the code from my app"),
        }
        return [
            {**way, "description": words.get(way["id"], way["description"])}
            for way in super().get_reauthentication_methods(user)
        ]

    def format_email_subject(self, subject: str) -> str:
        """No name of the portal in front: a subject is read by whoever passes the screen (PR9)."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """A mail speaks the language of its reader, and so do its links."""
        language = (
            Member.objects.filter(email__iexact=email).values_list("language", flat=True).first()
            or translation.get_language()
            or settings.LANGUAGE_CODE
        )
        links = {
            name: _link_in(language, value)
            for name, value in context.items()
            if name.endswith("_url") and value
        }
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, **links, "site_name": settings.SITE_NAME})


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("With your role, the second step stays."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes come with the second step. Please set it up first."
        ),
        "incorrect_code": _("This code is not right. Please look at it once more."),
        "unverified_email": _("Please confirm your address first."),
    }

    def get_totp_issuer(self) -> str:
        return settings.SITE_NAME

    def can_delete_authenticator(self, authenticator) -> bool:
        return not is_staff_role(authenticator.user)


def _link_in(language: str, url: str) -> str:
    scheme, host, path, query, fragment = urlsplit(url)
    return urlunsplit((scheme, host, in_language(path, language), query, fragment))
