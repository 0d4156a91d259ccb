"""A request that brings too much gets a page that says so, and nothing of it is kept."""

import asyncio

import pytest
from django.test import Client

from portal.common.files.body import FLAG, BodyLimit

MOST = 1000


@pytest.fixture(autouse=True)
def limit(settings):
    settings.REQUEST_BODY_MAX = MOST


def through(pieces: list[bytes], method="POST", path="/en/"):
    """What an application sees behind the limit: (bytes, marked as too large)."""
    seen = {}

    async def application(scope, receive, _send):
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        seen["body"], seen["marked"] = body, bool(scope.get(FLAG))

    async def run():
        waiting = list(pieces)

        async def receive():
            piece = waiting.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(waiting)}

        await BodyLimit(application)({"type": "http", "method": method, "path": path}, receive, None)

    asyncio.run(run())
    return seen["body"], seen["marked"]


def test_a_body_at_the_limit_passes_unchanged():
    assert through([b"a" * 600, b"b" * 400]) == (b"a" * 600 + b"b" * 400, False)


def test_one_byte_more_is_marked_and_dropped():
    body, marked = through([b"a" * 600, b"b" * 401])

    assert marked
    assert len(body) <= MOST


def test_editors_may_hand_in_more_where_films_are_kept(settings):
    settings.REQUEST_BODY_MAX_AT = {"/admin/media/": 2 * MOST}
    pieces = [b"a" * MOST, b"b" * MOST]

    assert through(pieces, path="/admin/media/video/add/") == (b"".join(pieces), False)
    assert through([*pieces, b"c"], path="/admin/media/video/add/")[1]
    assert through(pieces, path="/en/admin/media/")[1]


def test_a_body_without_end_is_not_read_to_its_end():
    pieces = [b"a" * MOST] * 100

    body, marked = through(pieces)

    assert marked
    assert len(body) <= MOST


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_the_answer_is_a_page_in_the_readers_language(language, db):
    response = Client().post(f"/{language}/", {"words": "a" * 2 * MOST})

    assert response.status_code == 413
    assert f'lang="{language}"' in response.content.decode()


def test_a_usual_form_goes_through(db):
    assert Client().post("/en/", {"words": "a" * 100}).status_code != 413


@pytest.mark.django_db(transaction=True)
def test_the_server_answers_a_body_without_announced_length_with_the_page():
    from asgiref.testing import ApplicationCommunicator

    from portal.config.asgi import application

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": "/en/",
        "raw_path": b"/en/",
        "query_string": b"",
        "headers": [(b"host", b"testserver"), (b"transfer-encoding", b"chunked")],
    }

    async def send():
        browser = ApplicationCommunicator(application, scope)
        for last in (False, False, True):
            await browser.send_input({"type": "http.request", "body": b"a" * MOST, "more_body": not last})
        return await browser.receive_output(timeout=20)

    assert asyncio.run(send())["status"] == 413
