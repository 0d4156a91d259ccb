"""Opening an account, signing in, and what stands in the mails on the way."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.accounts.consents import TERMS_VERSION
from portal.accounts.models import Consent, Member
from portal.accounts.services import grant_role, set_up_second_factor

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db

ANSWERS = {
    "given_name": "Oksana",
    "family_name": "Melnyk",
    "shown_as": "short",
    "email": "Oksana@Example.org",
    "language": "uk",
    "terms": "on",
}


def sign_up(client=None, **changes):
    return (client or Client()).post(reverse("account_signup"), {**ANSWERS, **changes})


def test_a_new_member_comes_in_with_a_code_and_is_welcomed(client, letters, code_in):
    assert sign_up(client)["Location"] == reverse("account_email_verification_sent")
    response = client.post(reverse("account_email_verification_sent"), {"code": code_in(letters[-1])})

    assert response["Location"] == reverse("accounts:welcome")
    member = Member.objects.get()
    assert (member.email, member.display_name, member.language) == ("oksana@example.org", "Oksana M.", "uk")
    assert not member.has_usable_password()
    page = client.get(reverse("accounts:welcome"))
    assert "Oksana" in page.content.decode()


def test_a_new_member_may_take_a_password(client, letters, code_in, sign_in):
    sign_up(client, password1=PASSWORD)
    client.post(reverse("account_email_verification_sent"), {"code": code_in(letters[-1])})

    assert sign_in("oksana@example.org", PASSWORD)["Location"] == reverse("accounts:welcome")


def test_PR12_the_yes_is_written_down_with_its_version_and_is_not_ticked_before(client, letters):
    page = client.get(reverse("account_signup")).content.decode()
    assert "checked" not in re.search(r"<input[^>]*name=\"terms\"[^>]*>", page)[0]

    assert sign_up(client, terms="").status_code == 200
    assert not Member.objects.exists()

    sign_up(client)
    consent = Consent.objects.get()
    assert (consent.kind, consent.version) == ("terms", TERMS_VERSION)


def test_a_chosen_name_must_be_chosen(client, letters):
    assert sign_up(client, shown_as="pseudonym").status_code == 200
    assert not Member.objects.exists()

    sign_up(client, shown_as="pseudonym", pseudonym="Möwe")
    assert Member.objects.get().display_name == "Möwe"


def test_nobody_comes_in_before_the_address_is_confirmed(client, letters):
    sign_up(client)

    assert client.get(reverse("accounts:me")).status_code == 302


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066", "\x00", "\r\nBcc: x@example.org"])
def test_IN13_IN14_a_name_carries_no_sign_that_nobody_sees(client, letters, sign):
    sign_up(client, given_name=f"Ok{sign}sana")

    names = list(Member.objects.values_list("given_name", flat=True))
    assert all(not re.search(r"[\u200b-\u206f\x00-\x1f]", name) for name in names)
    assert all("\n" not in str(letter.message()["Subject"]) for letter in letters)


def test_where_she_wanted_to_go_waits_until_after_the_welcome(client, letters, code_in):
    client.post(f"{reverse('account_signup')}?next=/de/notices/", {**ANSWERS, "next": "/de/notices/"})
    response = client.post(
        f"{reverse('account_email_verification_sent')}?next=/de/notices/", {"code": code_in(letters[-1])}
    )

    assert response["Location"] == f"{reverse('accounts:welcome')}?next=%2Fde%2Fnotices%2F"
    response = client.post(reverse("accounts:welcome"), {"next": "/de/notices/"})
    assert response["Location"] == "/de/notices/"
    assert Member.objects.get().is_welcomed()


@pytest.mark.parametrize(
    "away", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"]
)
def test_AN11_no_door_leads_out_of_the_portal(client_of, make_member, known, sign_in, away):
    fresh = make_member(welcomed_at=None)

    assert "example.org" not in client_of(fresh).post(reverse("accounts:welcome"), {"next": away})["Location"]
    client = Client()
    response = client.post(
        reverse("account_login"), {"login": known.email, "password": PASSWORD, "next": away}
    )
    assert response["Location"] == reverse("desk")
    assert "example.org" not in Client().get("/admin/login/", {"next": away})["Location"]


def test_a_code_from_the_mailbox_is_enough_to_sign_in(client, known, letters, code_in):
    client.post(reverse("account_request_login_code"), {"email": known.email})
    response = client.post(reverse("account_confirm_login_code"), {"code": code_in(letters[-1])})

    assert response["Location"] == reverse("desk")
    assert client.get(reverse("accounts:me")).status_code == 200


def test_whoever_has_a_second_step_is_asked_for_it_after_the_password(known, sign_in):
    set_up_second_factor(member=known)
    client = Client()

    assert sign_in(known.email, PASSWORD, client=client)["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("accounts:me")).status_code == 302


def test_AN7_signing_in_with_a_recovery_code_opens_the_back_office(known, sign_in):
    grant_role(member=known, role="editor")
    codes = set_up_second_factor(member=known)
    client = Client()
    sign_in(known.email, PASSWORD, client=client)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert client.get("/admin/").status_code == 200


def test_AN10_the_session_gets_a_new_key_at_sign_in(known, sign_in):
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    sign_in(known.email, PASSWORD, client=client)

    assert client.session.session_key != before


def test_SE2_a_session_ends_with_the_browser_unless_the_device_is_hers(known, sign_in):
    client = Client()
    sign_in(known.email, PASSWORD, client=client)
    assert client.session.get_expire_at_browser_close()

    client = Client()
    client.post(reverse("account_login"), {"login": known.email, "password": PASSWORD, "remember": "on"})
    assert not client.session.get_expire_at_browser_close()


# --- AN1: nobody learns whether an address has an account ----------------------------------------------------------


def test_AN1_signing_up_looks_the_same_for_a_known_and_an_unknown_address(known, letters):
    answers = []
    for email in (known.email, "nobody@example.org"):
        client = Client()
        first = sign_up(client, email=email)
        second = client.get(first["Location"])
        answers.append((first.status_code, first["Location"], second.content.decode().replace(email, "")))

    def without_tokens(text):
        return re.sub(r'value="[^"]{20,}"', "", text)

    assert answers[0][:2] == answers[1][:2]
    assert without_tokens(answers[0][2]) == without_tokens(answers[1][2])
    assert Member.objects.filter(email=known.email).count() == 1


def test_AN1_a_wrong_password_and_an_unknown_address_get_the_same_words(known, sign_in):
    def words(response):
        return re.findall(r'class="[^"]*error[^"]*"[^>]*>(.*?)</', response.content.decode(), re.S)

    wrong, unknown = sign_in(known.email, "something else entirely"), sign_in("nobody@example.org", PASSWORD)

    assert (wrong.status_code, unknown.status_code) == (200, 200)
    assert words(wrong) == words(unknown)


@pytest.mark.parametrize("name", ["account_request_login_code", "account_reset_password"])
def test_AN1_asking_for_a_code_or_a_link_looks_the_same(known, letters, name):
    known_answer = Client().post(reverse(name), {"email": known.email})
    unknown_answer = Client().post(reverse(name), {"email": "nobody@example.org"})

    assert known_answer["Location"] == unknown_answer["Location"]
    assert len(letters) == 2


# --- AN6: passwords ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("password", "is_taken"),
    [
        ("123456789", False),
        ("passwort12", True),
        ("password123", False),  # on the list of common ones
        ("x" * 64 + " y", True),
        ("nur kleine buchstaben", True),
        ("ґанок і їжак", True),
    ],
)
def test_AN6_length_and_commonness_decide_and_nothing_else(letters, password, is_taken):
    sign_up(password1=password)

    assert Member.objects.exists() is is_taken


def test_AN6_staff_need_fifteen(client_of, known):
    grant_role(member=known, role="editor")
    client = client_of(known, second_factor=True)
    address = reverse("account_change_password")

    short = {"oldpassword": PASSWORD, "password1": "vierzehn zeich", "password2": "vierzehn zeich"}
    assert client.post(address, short).status_code == 200
    long = {"oldpassword": PASSWORD, "password1": "fünfzehn zeichen", "password2": "fünfzehn zeichen"}
    assert client.post(address, long).status_code == 302


# --- PR9: mails ----------------------------------------------------------------------------------------------------

CANARIES = ("Oksana", "Melnyk", "Wegweiser-Canary")


@pytest.mark.parametrize("language", ["de", "en", "uk"])
@pytest.mark.parametrize("kind", ["sign_up", "code", "link", "password", "unknown", "exists"])
def test_PR9_the_mails_of_the_door_are_neutral_and_in_the_readers_language(
    known, letters, client_of, language, kind
):
    known.given_name, known.family_name, known.language = "Oksana", "Melnyk", language
    known.save()
    with translation.override("en" if language != "en" else "de"):
        addresses = {
            name: reverse(name)
            for name in (
                "account_signup",
                "account_request_login_code",
                "account_reset_password",
                "account_change_password",
            )
        }
    with translation.override(language):
        own = {name: reverse(name) for name in addresses}
    if kind == "sign_up":
        Client().post(own["account_signup"], {**ANSWERS, "language": language})
    elif kind == "code":
        Client().post(addresses["account_request_login_code"], {"email": known.email})
    elif kind == "link":
        Client().post(addresses["account_reset_password"], {"email": known.email})
    elif kind == "password":
        client_of(known).post(
            addresses["account_change_password"],
            {"oldpassword": PASSWORD, "password1": PASSWORD + "!", "password2": PASSWORD + "!"},
        )
    elif kind == "unknown":
        Client().post(own["account_request_login_code"], {"email": "nobody@example.org"})
    else:
        Client().post(addresses["account_signup"], {**ANSWERS, "email": known.email})

    [letter] = letters
    greeting = {"de": "Guten Tag", "en": "Good day", "uk": "Добрий день"}[language]
    assert letter.body.startswith(greeting)
    assert [word for word in CANARIES if word in letter.body + letter.subject] == []
    assert all(f"/{language}/accounts/" in link for link in re.findall(r"http\S+", letter.body))
    assert letter.from_email == letter.from_email.strip()
    assert "127.0.0.1" not in letter.body


def test_mails_of_the_door_go_through_the_outbox(client, settings, known):
    from portal.common.outbox.models import OutgoingMail

    client.post(reverse("account_request_login_code"), {"email": known.email})

    assert OutgoingMail.objects.count() == 1
    assert not getattr(mail, "outbox", [])
