import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.accounts.services import confirm_address

PASSWORD = "ein langer satz über den deich"


@pytest.fixture
def letters(settings):
    """The mails as allauth writes them, in memory."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


@pytest.fixture
def code_in():
    """The code that a mail carries."""

    def find(message) -> str:
        return re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})$", message.body, re.M)[1]

    return find


@pytest.fixture
def known(make_member):
    """A member with a password and an address that is hers."""
    member = make_member(given_name="Olena", email="olena@example.org", password=PASSWORD)
    confirm_address(member=member)
    return member


@pytest.fixture
def sign_in():
    """Try to sign in with a password and return the answer."""

    def attempt(email, password, *, client=None, **headers):
        client = client or Client()
        return client.post(reverse("account_login"), {"login": email, "password": password}, **headers)

    return attempt
