"""Headers that every answer carries, asked of real addresses."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

pytestmark = pytest.mark.django_db
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def policy(response):
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _blank, value in parts}


@pytest.mark.parametrize("address", ["/en/clear-history/", "/en/nowhere/", "/health/", "/mailbox/"])
def test_HD8_every_answer_carries_the_headers(address):
    """HD8, HD2"""
    response = Client().get(address)
    assert {name: policy(response)[name] for name in STRICT} == STRICT
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_HD2_only_the_back_office_may_write_scripts_into_its_pages():
    """HD2"""
    assert policy(Client().get("/admin/login/"))["script-src"] == "'self' 'unsafe-inline'"
    assert policy(Client().get("/de/admin/"))["script-src"] == "'self'"


def test_HD7_PR14_what_a_signed_in_member_sees_is_kept_nowhere_and_found_nowhere(client_of, member):
    """HD7, PR14"""
    response = client_of(member).get("/en/clear-history/")
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")
    response = Client().get("/en/clear-history/")
    assert (response["Cache-Control"], "X-Robots-Tag" in response) == ("no-cache", False)


def test_SE7_a_hundred_readers_leave_no_session_and_no_cookie():
    """SE7"""
    for _ in range(100):
        assert Client().get("/en/clear-history/").cookies == {}
    assert Session.objects.count() == 0
