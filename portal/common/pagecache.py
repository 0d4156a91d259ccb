"""Whole public pages, kept for readers without a session and forgotten together with one sentence.

A page is kept under host, path, allowed query and the number of the present generation. Whoever changes what a public
page shows calls `raise_generation()`; after the commit every kept page is one of an older generation, which nobody
asks for. Only what is declared is kept: Wagtail's published pages, and views that say `@keep`.
"""

import gzip
import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

logger = logging.getLogger(__name__)
# A cache of its own: a flood of pages must not push out the counters that slow down guessing. One object for all
# threads: each request has a thread of its own, and would open a connection of its own.
cache = caches["pages"]

GENERATION = "pages:generation"
# Raising a generation clears at once; this only bounds how long a lost one could hurt.
KEPT_FOR = 600
SMALLEST_TO_COMPRESS = 500
KEPT_HEADERS = ("Content-Type", "Content-Language", "Link", "X-Frame-Options")
# After a failure nobody asks for so long, lest every reader wait for a cache that does not answer.
PAUSE_SECONDS = 2.0
_away_until = 0.0
# Raised while the cache was away: paid as soon as it is back, and until then nothing is read from it.
_owed = False


@dataclass(frozen=True, slots=True)
class KeptPage:
    generation: int
    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes
    compressed: bytes


def raise_generation() -> None:
    """Forget every kept page once the present transaction is committed."""
    transaction.on_commit(_raise)


def keep(view: Callable) -> Callable:
    """Declare that a view's answer is the same for every reader without a session."""

    @wraps(view)
    def kept_view(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.may_be_kept = True
        return response

    return kept_view


class PageCacheMiddleware:
    """Stands before session, locale and Wagtail: a kept page costs no query and knows no reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_ask(request):
            return self.get_response(request)
        key = _key(request)
        generation, page = _read(key)
        if page is None:
            response = self.get_response(request)
            if generation is None or not _may_keep(request, response):
                return response
            # Kept under the generation from before the page was made: what changed meanwhile makes it old already.
            page = _page_from(response, generation)
            _write(key, page)
        return _answer(request, page)


def _may_ask(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HX-Request" not in request.headers
        and "Authorization" not in request.headers
        and set(request.GET) <= set(settings.PAGE_CACHE_QUERY)
    )


def _may_keep(request: HttpRequest, response: HttpResponseBase) -> bool:
    match = request.resolver_match
    declared = getattr(response, "may_be_kept", False) or (match and match.url_name == "wagtail_serve")
    return bool(
        declared
        and request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and response.get("Content-Type", "").startswith("text/html")
        # A page with a form's token sets its cookie, so this leaves out every page with a form.
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and "private" not in response.get("Cache-Control", "")
        and "no-store" not in response.get("Cache-Control", "")
        and not getattr(request, "is_preview", False)
    )


def _key(request: HttpRequest) -> str | None:
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    query = "&".join(f"{name}={value}" for name in sorted(request.GET) for value in request.GET.getlist(name))
    address = f"{request.scheme}://{host}{request.path}?{query}"
    return "page:" + hashlib.sha256(address.encode()).hexdigest()


def _read(key: str | None) -> tuple[int | None, KeptPage | None]:
    """The present generation (nothing when the cache is away) and the kept page, if it is of this generation."""
    if key is None or time.monotonic() < _away_until or (_owed and not _raise()):
        return None, None
    try:
        found = cache.get_many([GENERATION, key])
        generation = found.get(GENERATION)
        if generation is None:
            # Lost or never there: `add` lets only one process name the new one.
            cache.add(GENERATION, time.time_ns(), None)
            generation = cache.get(GENERATION)
    except Exception as error:
        _note_away(error)
        return None, None
    page = found.get(key)
    return generation, page if page is not None and page.generation == generation else None


def _write(key: str, page: KeptPage) -> None:
    try:
        cache.set(key, page, KEPT_FOR)
    except Exception as error:
        _note_away(error)


def _raise() -> bool:
    global _owed
    try:
        cache.set(GENERATION, time.time_ns(), None)
    except Exception as error:
        _note_away(error)
        _owed = True
    else:
        _owed = False
    return not _owed


def _note_away(error: Exception) -> None:
    global _away_until
    _away_until = time.monotonic() + PAUSE_SECONDS
    logger.warning("page_cache_unreachable", extra={"failure": type(error).__name__})


def _page_from(response: HttpResponse, generation: int) -> KeptPage:
    body = response.content
    return KeptPage(
        generation=generation,
        headers=tuple((name, response[name]) for name in KEPT_HEADERS if name in response),
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
        body=body,
        # Nobody's secret is in a page without session or form, so compressing gives nothing away.
        compressed=gzip.compress(body, 6, mtime=0) if len(body) >= SMALLEST_TO_COMPRESS else b"",
    )


def _answer(request: HttpRequest, page: KeptPage) -> HttpResponseBase:
    # `no-cache` lets a browser keep the page and ask each time: a publish is seen at once, and 304 costs a few bytes.
    response = HttpResponse(headers={"Cache-Control": "no-cache", "ETag": page.etag, **dict(page.headers)})
    patch_vary_headers(response, ["Accept-Encoding"])
    if page.compressed and "gzip" in request.headers.get("Accept-Encoding", ""):
        response["Content-Encoding"] = "gzip"
        response.content = page.compressed
    else:
        response.content = page.body
    response["Content-Length"] = str(len(response.content))
    return get_conditional_response(request, etag=page.etag, response=response)
