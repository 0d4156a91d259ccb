import asyncio
import gzip
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from portal.common.serving.lock import DataFolderLock, DataFolderTaken
from portal.common.serving.sockets import close_unknown
from portal.common.serving.static import StaticFiles

ROOT = Path(__file__).resolve().parents[3]


def serve(*arguments, data):
    """Run `manage.py serve` where it is expected to refuse: its exit code and all it said."""
    done = subprocess.run(
        [sys.executable, "manage.py", "serve", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "PORTAL_DATA_DIR": str(data),
            "DJANGO_SETTINGS_MODULE": "portal.config.settings.dev",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, [line for line in (done.stdout + done.stderr).splitlines() if line]


def test_a_second_process_on_the_same_data_is_told_so_in_one_sentence(tmp_path):
    lock = DataFolderLock(tmp_path)
    lock.take()
    with pytest.raises(DataFolderTaken):
        DataFolderLock(tmp_path).take()
    code, [sentence] = serve("--port", "0", data=tmp_path)
    assert code == 1
    assert sentence.startswith("CommandError: The portal already runs on the data in")


def test_a_taken_port_is_told_in_one_sentence(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, [sentence] = serve("--demo", "--port", str(port), data=tmp_path)
    assert code == 1
    assert sentence.startswith(f"CommandError: Port {port} is taken by another program")


async def ask(application, path, *, method="GET", **headers):
    """One request to an ASGI application: status, headers, body."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    await application({"type": "http", "method": method, "path": path, "headers": pairs}, receive, send)
    if not sent:
        return None, {}, b""
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.fixture
def static(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.WHITENOISE_USE_FINDERS = False
    (settings.STATIC_ROOT / "a.css").write_text("a{color:red}" * 500)
    (settings.STATIC_ROOT / "a.woff2").write_bytes(b"font" * 500)
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.webp").write_bytes(b"picture")
    (tmp_path / "original_images").mkdir()
    (tmp_path / "original_images" / "a.jpg").write_bytes(b"secret")

    async def django(scope, receive, send):
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b"from Django"})

    return StaticFiles(django)


def test_static_files_are_answered_before_django_compressed_where_it_helps(static):
    status, headers, body = asyncio.run(ask(static, "/static/a.css", accept_encoding="gzip, br"))
    assert (status, headers["content-encoding"], headers["vary"]) == (200, "gzip", "Accept-Encoding")
    assert gzip.decompress(body) == b"a{color:red}" * 500
    assert int(headers["content-length"]) == len(body)

    status, headers, body = asyncio.run(ask(static, "/static/a.woff2", accept_encoding="gzip"))
    assert (status, body, "content-encoding" in headers) == (200, b"font" * 500, False)


def test_a_browser_that_has_the_file_gets_no_second_copy(static):
    _status, headers, _body = asyncio.run(ask(static, "/static/a.css", accept_encoding="gzip"))
    status, _headers, body = asyncio.run(ask(static, "/static/a.css", if_none_match=headers["etag"]))
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/static/missing.css",
        "/static/../portal.sqlite3",
        "/static/a.css\0",
        "/media/original_images/a.jpg",
        "/media/images/../original_images/a.jpg",
        "/de/",
    ],
)
def test_AC6_what_is_no_public_file_is_left_to_django(static, path):
    """AC6"""
    assert asyncio.run(ask(static, path)) == (404, {}, b"from Django")


def test_published_pictures_have_an_address(static):
    status, headers, body = asyncio.run(ask(static, "/media/images/a.webp"))
    assert (status, body, headers["x-content-type-options"]) == (200, b"picture", "nosniff")


def test_a_socket_at_an_unknown_address_is_closed():
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    asyncio.run(close_unknown({"type": "websocket", "path": "/ws/nothing/"}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 4404}]


def test_a_film_is_served_in_parts_and_its_captions_as_what_they_are(static, tmp_path):
    (tmp_path / "films" / "a.mp4").write_bytes(b"0123456789")
    (tmp_path / "films" / "a.vtt").write_text("WEBVTT")

    status, headers, body = asyncio.run(ask(static, "/media/films/a.mp4", range="bytes=2-5"))
    assert (status, headers["content-range"], body) == (206, "bytes 2-5/10", b"2345")
    assert (headers["content-type"], headers["accept-ranges"]) == ("video/mp4", "bytes")

    status, headers, body = asyncio.run(ask(static, "/media/films/a.mp4", range="bytes=99-"))
    assert (status, headers["content-range"], body) == (416, "bytes */10", b"")

    _status, headers, _body = asyncio.run(ask(static, "/media/films/a.vtt"))
    assert headers["content-type"].startswith("text/vtt")
