"""The pages of the door that stand behind a form or a second step: drawn by us, in three languages."""

import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.accounts.services import set_up_second_factor
from portal.notifications.services import unsubscribe_token

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "en", "uk"]

SIGN_UP = {
    "given_name": "Oksana",
    "family_name": "Melnyk",
    "shown_as": "short",
    "email": "oksana@example.org",
    "language": "de",
    "terms": "on",
}


@pytest.fixture(params=LANGUAGES)
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def opened(language):
    """The page at a name, drawn by this template, in this language."""

    def open_page(client, name, template, **args):
        page = client.get(reverse(name, kwargs=args))
        assert page.status_code == 200
        assert template in [drawn.name for drawn in page.templates]
        assert f'<html lang="{language}"' in page.content.decode()
        return page.content.decode()

    return open_page


@pytest.fixture
def lately(client_of):
    """A client of a member who has shown a moment ago that it is her."""

    def sign_in(member):
        client = client_of(member)
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "reauthenticated": True, "at": time.time()}
        ]
        session["account_authentication_methods_user"] = str(member.pk)
        session.save()
        return client

    return sign_in


def test_the_code_at_sign_up_is_asked_for(opened, letters):
    client = Client()
    client.post(reverse("account_signup"), SIGN_UP)

    page = opened(client, "account_email_verification_sent", "account/confirm_email_verification_code.html")
    assert "oksana@example.org" in page


def test_the_code_at_sign_in_is_asked_for(opened, known, letters):
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": known.email})

    opened(client, "account_confirm_login_code", "account/confirm_login_code.html")


def test_the_second_step_is_asked_for(opened, known, sign_in):
    set_up_second_factor(member=known)
    client = Client()
    sign_in(known.email, PASSWORD, client=client)

    opened(client, "mfa_authenticate", "mfa/authenticate.html")


def test_the_second_step_is_asked_for_once_more(opened, known, client_of):
    set_up_second_factor(member=known)

    opened(client_of(known), "mfa_reauthenticate", "mfa/reauthenticate.html")


def test_an_app_is_set_up_with_a_picture_and_a_key(opened, known, lately):
    page = opened(lately(known), "mfa_activate_totp", "mfa/totp/activate_form.html")

    assert 'src="data:image/svg+xml;base64,' in page


@pytest.mark.parametrize(
    ("name", "template"),
    [
        ("mfa_deactivate_totp", "mfa/totp/deactivate_form.html"),
        ("mfa_view_recovery_codes", "mfa/recovery_codes/index.html"),
        ("mfa_generate_recovery_codes", "mfa/recovery_codes/generate.html"),
    ],
)
def test_the_second_step_is_kept_by_oneself(opened, known, lately, name, template):
    set_up_second_factor(member=known)

    opened(lately(known), name, template)


def test_recovery_codes_are_shown_and_can_be_saved(known, lately):
    codes = set_up_second_factor(member=known)
    client = lately(known)

    assert codes[3] in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert codes[3] in client.get(reverse("mfa_download_recovery_codes")).content.decode()


def test_a_member_without_a_password_sets_one(opened, member, client_of):
    opened(client_of(member), "account_set_password", "account/password_set.html")


def test_mails_are_ended_without_signing_in(opened, member):
    token = unsubscribe_token(member, "x")

    opened(Client(), "notices:unsubscribe", "portal/notifications/unsubscribe.html", token=token)
