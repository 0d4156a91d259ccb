"""The pages for when something is wrong: in three languages, and the last one without anything to lean on."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.template.loader import get_template
from django.test import Client
from django.utils import translation

from portal.common.views import bad_request

LANGUAGES = ("de", "en", "uk")


@pytest.mark.parametrize("status", [400, 403, 404, 410, 413, 429, 500])
def test_an_error_speaks_the_readers_language(client, status, db):
    pages = [client.get(f"/{language}/styleguide/errors/{status}/") for language in LANGUAGES]

    assert [page.status_code for page in pages] == [status] * 3
    assert len({page.content for page in pages}) == 3
    for page, language in zip(pages, LANGUAGES, strict=True):
        assert f'<html lang="{language}">' in page.content.decode()


def test_an_unknown_address_is_answered_in_our_frame(client, db):
    page = client.get("/en/no/such/page/")

    assert page.status_code == 404
    assert "There is no page here" in page.content.decode()


def test_too_much_at_once_is_told_so(rf, db):
    page = bad_request(rf.post("/"), RequestDataTooBig("too much"))

    assert page.status_code == 413


def test_a_damaged_request_is_told_so(rf, db):
    page = bad_request(rf.post("/"), SuspiciousOperation("what is this"))

    assert page.status_code == 400
    assert "what is this" not in page.content.decode()


def test_a_form_without_its_token_gets_our_page(db):
    page = Client(enforce_csrf_checks=True).post("/en/accounts/login/", {"login": "o@example.org"})

    assert page.status_code == 403
    assert "This is closed for you" in page.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_page_needs_neither_request_nor_database(language):
    # No `db` fixture: a query would fail here.
    with translation.override(language):
        html = get_template("500.html").render()

    assert f'<html lang="{language}">' in html
