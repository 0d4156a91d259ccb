"""AN2, AN3, AN4, AN5: guessing is stopped at every door, and nobody is locked out by a stranger."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.accounts.services import set_up_second_factor

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
TRIES = 30


def is_signed_in(client) -> bool:
    return SESSION_KEY in client.session


def refused(response) -> bool:
    """Whether a door said: too often. (It says so with 429, or in words with the form.)"""
    return response.status_code == 429 or "fünf Minuten" in response.content.decode()


@pytest.fixture(autouse=True)
def in_german():
    with translation.override("de"):
        yield


def test_AN2_an_account_takes_five_wrong_passwords_in_five_minutes(known, sign_in):
    answers = [
        sign_in(known.email, f"wrong {number}", REMOTE_ADDR=f"192.0.2.{number}") for number in range(TRIES)
    ]

    assert sum(not refused(answer) for answer in answers) == 5
    assert refused(sign_in(known.email, PASSWORD, REMOTE_ADDR="192.0.2.200"))


def test_AN2_an_address_takes_ten_wrong_passwords_a_minute(known, sign_in):
    answers = [sign_in(f"nobody{number}@example.org", "wrong") for number in range(TRIES)]

    assert sum(not refused(answer) for answer in answers) == 10


def test_AN2_signing_in_rightly_in_between_does_not_clear_the_count(known, make_member, sign_in):
    for number in range(4):
        sign_in(known.email, f"wrong {number}")
    sign_in(known.email, PASSWORD)
    answers = [sign_in(known.email, f"wrong again {number}") for number in range(3)]

    assert [refused(answer) for answer in answers] == [False, True, True]


def test_AN4_a_forged_header_does_not_help(known, sign_in):
    answers = [
        sign_in(f"nobody{number}@example.org", "wrong", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
        for number in range(TRIES)
    ]

    assert sum(not refused(answer) for answer in answers) == 10


def test_AN4_a_network_of_ipv6_counts_as_one(known, sign_in):
    answers = [
        sign_in(f"nobody{number}@example.org", "wrong", REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
        for number in range(TRIES)
    ]

    assert sum(not refused(answer) for answer in answers) == 10


# --- AN3: every door -----------------------------------------------------------------------------------------------


def test_AN3_wagtails_own_doors_take_no_password_at_all(known):
    for address in ("/admin/login/", "/de/_util/login/"):
        client = Client()
        for _number in range(TRIES):
            response = client.post(
                address, {"username": known.email, "login": known.email, "password": PASSWORD}
            )
            assert response.status_code == 405
        assert not is_signed_in(client)
        assert "/accounts/login/" in client.get(address)["Location"]


@pytest.mark.parametrize("address", ["/admin/password_reset/", "/admin/password_reset/confirm/MQ/x-y/"])
def test_AN3_wagtails_own_password_reset_is_shut(client, address):
    assert client.get(address).status_code in {302, 404}
    assert client.post(address, {"email": "x@example.org"}).status_code in {302, 403, 404}


def test_AN3_djangos_admin_is_not_there(client):
    for address in ("/django-admin/", "/django-admin/login/", "/de/django-admin/login/"):
        assert client.get(address, follow=True).status_code == 404


def test_AN3_the_code_from_the_mailbox_takes_nine_tries(known, letters):
    client = Client()
    for _number in range(TRIES):
        client.post(reverse("account_request_login_code"), {"email": known.email})
        client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})

    assert not is_signed_in(client)
    assert len(letters) == 3  # three codes in five minutes, and each takes three tries


def test_AN3_one_code_takes_three_tries(known, letters, code_in):
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": known.email})
    for _number in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})
    client.post(reverse("account_confirm_login_code"), {"code": code_in(letters[-1])})

    assert not is_signed_in(client)


def test_AN3_the_code_at_sign_up_takes_three_tries(letters, code_in):
    client = Client()
    client.post(
        reverse("account_signup"),
        {
            "given_name": "Oksana",
            "family_name": "Melnyk",
            "shown_as": "short",
            "email": "oksana@example.org",
            "language": "de",
            "terms": "on",
        },
    )
    for _number in range(TRIES):
        client.post(reverse("account_email_verification_sent"), {"code": "WRONG1"})
    client.post(reverse("account_email_verification_sent"), {"code": code_in(letters[-1])})

    assert not is_signed_in(client)


def test_AN3_the_second_step_takes_five_tries(known, sign_in):
    codes = set_up_second_factor(member=known)
    client = Client()
    sign_in(known.email, PASSWORD, client=client)
    answers = [client.post(reverse("mfa_authenticate"), {"code": f"{number:06}"}) for number in range(TRIES)]

    assert sum(not refused(answer) for answer in answers) == 5
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("name", "field"), [("account_reauthenticate", "password"), ("mfa_reauthenticate", "code")]
)
def test_AN3_asking_once_more_takes_at_most_ten_tries(client_of, known, name, field):
    set_up_second_factor(member=known)
    client = client_of(known)
    answers = [client.post(reverse(name), {field: f"wrong {number}"}) for number in range(TRIES)]

    assert sum(not refused(answer) for answer in answers) <= 10


def test_AN3_a_link_for_a_new_password_cannot_be_asked_for_without_end(known, letters):
    for _number in range(TRIES):
        Client().post(reverse("account_reset_password"), {"email": known.email})

    assert len(letters) == 5


def test_AN5_the_right_person_gets_in_by_mail_while_the_limit_is_on(known, sign_in, letters, code_in):
    for number in range(TRIES):
        sign_in(known.email, f"wrong {number}", REMOTE_ADDR=f"192.0.2.{number}")
    assert refused(sign_in(known.email, PASSWORD))

    client = Client()
    client.post(reverse("account_request_login_code"), {"email": known.email})
    client.post(reverse("account_confirm_login_code"), {"code": code_in(letters[-1])})

    assert is_signed_in(client)
