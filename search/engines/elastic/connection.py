"""The line to Elasticsearch: who it is, how long it is waited for, and what its indices are called."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

from django.conf import settings
from elasticsearch import Elasticsearch

from ..breaker import MOST_AT_ONCE

LANGUAGES = (*(code for code, _name in settings.LANGUAGES), "any")
# Writing happens in the worker, which may wait.
PATIENT = 20.0

Answer = TypeVar("Answer")
_waiting = ThreadPoolExecutor(MOST_AT_ONCE, thread_name_prefix="elasticsearch")


def client() -> Elasticsearch:
    """The client of this process: asks once and never again by itself."""
    return _client(
        settings.ELASTICSEARCH_URL,
        settings.ELASTICSEARCH_API_KEY,
        settings.ELASTICSEARCH_USER,
        settings.ELASTICSEARCH_PASSWORD,
        settings.ELASTICSEARCH_CA,
        settings.ELASTICSEARCH_VERIFY,
    )


@lru_cache(maxsize=4)
def _client(url: str, api_key: str, user: str, password: str, ca: str, verify: bool) -> Elasticsearch:
    options: dict = {}
    if api_key:
        options["api_key"] = api_key
    elif user:
        options["basic_auth"] = (user, password)
    if url.startswith("https"):
        options["verify_certs"] = verify
        if ca:
            options["ca_certs"] = ca
        if not verify:
            options["ssl_show_warn"] = False
    return Elasticsearch(
        [address.strip() for address in url.split(",")],
        request_timeout=settings.SEARCH_TIMEOUT,
        max_retries=0,
        retry_on_timeout=False,
        http_compress=True,
        connections_per_node=MOST_AT_ONCE,
        **options,
    )


def patient_client() -> Elasticsearch:
    """For whoever writes, and nobody waits for."""
    return client().options(request_timeout=PATIENT)


def within(seconds: float, ask: Callable[[], Answer]) -> Answer:
    """The answer, if it comes in time; else a TimeoutError, however little the other side trickles or resolves.

    The client's own timeout begins anew with every byte that arrives, and knows nothing of the time a name takes.
    """
    asked = _waiting.submit(ask)
    try:
        return asked.result(timeout=seconds)
    finally:
        asked.cancel()


def serving(language: str) -> str:
    """The alias that is asked; a language that has no index of its own goes to `any`."""
    return f"{settings.SEARCH_INDEX_PREFIX}-{language if language in LANGUAGES else 'any'}"


def coming(language: str) -> str:
    """The alias of the index that is being built to take its place."""
    return f"{serving(language)}-next"


def all_serving() -> list[str]:
    return [serving(language) for language in LANGUAGES]
