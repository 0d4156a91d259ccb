"""The engines behind the door. All answer the same `Ask` with the same `Answer`."""

import logging
import time
from http import HTTPStatus

from django.conf import settings
from django.db import connection

from .asking import Answer, Ask
from .breaker import Breaker
from .postgresql import PostgreSQL
from .sqlite import SQLite

logger = logging.getLogger(__name__)
_databases = {"sqlite": SQLite(), "postgresql": PostgreSQL()}
breaker = Breaker()
# With less of its time left, a question is not sent any more.
SHORTEST = 0.1


def database():
    """The engine that lives in the portal's own database and is therefore always there."""
    return _databases[connection.vendor]


def engine():
    """Who answers one request: the database, or Elasticsearch where there is one, with the database behind it."""
    return WithTheDatabaseBehind() if settings.ELASTICSEARCH_URL else database()


class WithTheDatabaseBehind:
    """Asks Elasticsearch as long as it answers; for one request, with one stretch of time for all of its questions.

    `fallback` is true as soon as the database had to answer one of them; it then answers the rest as well.
    """

    def __init__(self):
        self.fallback = False
        self._seconds = settings.SEARCH_TIMEOUT

    @property
    def name(self) -> str:
        return database().name if self.fallback else "elasticsearch"

    def answer(self, ask: Ask) -> Answer:
        answer = None if self.fallback else self._ask_elasticsearch(ask)
        if answer is None:
            self.fallback = True
            answer = database().answer(ask)
        return answer

    def _ask_elasticsearch(self, ask: Ask) -> Answer | None:
        from ..pending import left_out

        if breaker.is_open or self._seconds < SHORTEST:
            return None
        waiting = left_out()
        if waiting is None:
            return None
        began = time.monotonic()
        answer = guarded(lambda search: search.answer(ask, left_out=waiting, seconds=self._seconds))
        self._seconds -= time.monotonic() - began
        return answer


def guarded(act):
    """What Elasticsearch says to `act(engine)`; None where it may not be asked now, or could not answer."""
    if not breaker.enter():
        return None
    well = False
    try:
        # Here, so that a client that is not installed costs nobody an answer either.
        from .elastic.engine import ElasticEngine

        answer = act(ElasticEngine())
        well = True
    except Exception as error:
        # It is there, and does not like this one question: no reason to keep others from asking.
        well = getattr(error, "status_code", None) == HTTPStatus.BAD_REQUEST
        # The class alone: a server's answer repeats what was looked for.
        said = "search_refused" if well else "search_engine_failed"
        logger.warning(said, extra={"failure": type(error).__name__})
        return None
    finally:
        breaker.leave(well=well)
    return answer


def is_well() -> bool:
    """For whoever looks after the portal: Elasticsearch answers, and has heard of what changed."""
    from ..pending import left_out

    return left_out() is not None and bool(guarded(lambda search: search.is_there(settings.SEARCH_TIMEOUT)))
