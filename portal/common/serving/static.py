"""Static files, public pictures and films, answered before Django is asked.

WhiteNoise finds the files and writes the headers; its middleware would read each file through a thread of the
synchronous kind, which an asynchronous server warns about.
"""

import asyncio
import gzip
from functools import lru_cache
from pathlib import Path

from django.conf import UserSettingsHolder, settings
from whitenoise.base import WhiteNoise
from whitenoise.middleware import WhiteNoiseMiddleware

CHUNK = 64 * 1024
# What is worth compressing; fonts and pictures are compressed already.
COMPRESSIBLE = {".css", ".js", ".mjs", ".svg", ".json", ".txt", ".map", ".webmanifest"}
METHODS = {"GET", "HEAD"}
# Renditions of pictures, and films under names that nobody guesses: originals and documents beside them have no address.
PUBLIC = ("images", "films")


class StaticFiles:
    """An ASGI application that answers `/static/` and what is public in `/media/` itself and hands on everything else."""

    def __init__(self, application):
        self.application = application
        self.static_prefix = settings.STATIC_URL
        self.public_prefixes = tuple(f"{settings.MEDIA_URL}{folder}/" for folder in PUBLIC)
        ours = UserSettingsHolder(settings)
        ours.WHITENOISE_ADD_HEADERS_FUNCTION = harmless
        ours.WHITENOISE_ALLOW_ALL_ORIGINS = False
        self.static = WhiteNoiseMiddleware(None, settings=ours)
        self.public = WhiteNoise(
            None,
            autorefresh=True,
            max_age=7 * 24 * 3600,
            allow_all_origins=False,
            add_headers_function=harmless,
            mimetypes={".vtt": "text/vtt"},
        )
        for folder, prefix in zip(PUBLIC, self.public_prefixes, strict=True):
            path = Path(settings.MEDIA_ROOT) / folder
            path.mkdir(parents=True, exist_ok=True)
            self.public.add_files(str(path), prefix=prefix)

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http" and scope["method"] in METHODS:
            path = scope["path"]
            if path.startswith((self.static_prefix, *self.public_prefixes)):
                found = self._find(path)
                if found is not None:
                    await self._answer(found, path, scope, send)
                    return
        await self.application(scope, receive, send)

    def _find(self, path: str):
        noise = self.static if path.startswith(self.static_prefix) else self.public
        if "\0" in path:
            return None
        return noise.find_file(path) if noise.autorefresh else noise.files.get(path)

    async def _answer(self, found, path: str, scope, send) -> None:
        asked = {
            "HTTP_" + name.decode("latin-1").upper().replace("-", "_"): value.decode("latin-1")
            for name, value in scope["headers"]
        }
        response = found.get_response(scope["method"], asked)
        headers, body = list(response.headers), None
        if response.file is not None and int(response.status) == 200:
            body = await self._compressed(response.file, path, asked, headers)
        await send(
            {
                "type": "http.response.start",
                "status": int(response.status),
                "headers": [
                    (name.lower().encode("latin-1"), str(value).encode("latin-1")) for name, value in headers
                ],
            }
        )
        if body is not None:
            await send({"type": "http.response.body", "body": body})
            return
        if response.file is not None:
            with response.file as file:
                while chunk := await asyncio.to_thread(file.read, CHUNK):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _compressed(self, file, path: str, asked: dict, headers: list) -> bytes | None:
        """The file in fewer bytes where the browser takes them and `collectstatic` has not done so already."""
        names = {name.lower() for name, _value in headers}
        if Path(path).suffix not in COMPRESSIBLE or "content-encoding" in names:
            return None
        body = None
        if "gzip" in asked.get("HTTP_ACCEPT_ENCODING", ""):
            stat = Path(file.name).stat()
            body = await asyncio.to_thread(compress, file.name, stat.st_mtime_ns, stat.st_size)
            file.close()
            headers[:] = [pair for pair in headers if pair[0].lower() != "content-length"]
            headers += [("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))]
        if "vary" not in names:
            headers.append(("Vary", "Accept-Encoding"))
        return body


@lru_cache(maxsize=256)
def compress(name: str, changed: int, size: int) -> bytes:
    """A file of ours compressed, kept while it stays as it is (`changed` and `size` are the key, not the work)."""
    return gzip.compress(Path(name).read_bytes(), 9)


def harmless(headers, path: str, url: str) -> None:
    """A file is what its name says, belongs to our own pages, and can be asked for in parts."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Accept-Ranges"] = "bytes"
