"""The engines on which one and the same contract is tried: the database of this run, Elasticsearch's stand-in, and a real
Elasticsearch wherever `ELASTICSEARCH_URL` names one (an index of its own, which goes when the run ends).
"""

import secrets
from contextlib import contextmanager

from django.conf import settings as configured

from search import engines, pending
from tests.search.elastic.server import Cluster, Server

ALL = ["database", "stand-in", *(["elasticsearch"] if configured.TEST_ELASTICSEARCH_URL else [])]


class Elastic:
    """Elasticsearch for one test. `settle()` delivers what waits, as the worker would."""

    def __init__(self, cluster: Cluster | None = None):
        self.cluster = cluster

    def settle(self) -> None:
        from search.engines.elastic import delivery

        delivery.deliver()


class Running:
    """What is kept for the whole run: starting a server, or making indexes, takes longer than most tests."""

    def __init__(self):
        self.server: Server | None = None
        self.prefix = ""

    @contextmanager
    def stand_in(self, settings):
        from search.engines.elastic import building

        if self.server is None:
            self.server = Server().__enter__()
        self.server.http.cluster = Cluster()
        settings.ELASTICSEARCH_URL = self.server.url
        engines.breaker.reset()
        building.build()
        yield Elastic(self.server.http.cluster)
        settings.ELASTICSEARCH_URL = ""

    @contextmanager
    def real(self, settings):
        from search.engines.elastic import building
        from search.engines.elastic.connection import all_serving, patient_client

        settings.ELASTICSEARCH_URL = configured.TEST_ELASTICSEARCH_URL
        settings.SEARCH_TIMEOUT = 10
        engines.breaker.reset()
        fresh = not self.prefix
        self.prefix = self.prefix or f"portal-test-{secrets.token_hex(6)}"
        settings.SEARCH_INDEX_PREFIX = self.prefix
        if fresh:
            building.build()
        yield Elastic()
        patient_client().delete_by_query(
            index=all_serving(), query={"match_all": {}}, refresh=True, conflicts="proceed"
        )
        settings.ELASTICSEARCH_URL = ""

    def stop(self, settings) -> None:
        if self.server is not None:
            self.server.__exit__()
        if self.prefix:
            from search.engines.elastic.connection import patient_client
            from search.engines.elastic.delivery import indices

            settings.ELASTICSEARCH_URL = configured.TEST_ELASTICSEARCH_URL
            settings.SEARCH_INDEX_PREFIX = self.prefix
            patient_client().indices.delete(index=list(indices(patient_client())))

    @contextmanager
    def running(self, name: str, settings, monkeypatch):
        """Elasticsearch, or None where the database itself answers. The database standing in would be a failure."""
        if name == "database":
            yield None
            return
        with self.stand_in(settings) if name == "stand-in" else self.real(settings) as elastic:
            ask = engines.WithTheDatabaseBehind._ask_elasticsearch

            def ask_and_insist(self, *args):
                answer = ask(self, *args)
                assert answer is not None, "the database had to stand in"
                return answer

            monkeypatch.setattr(engines.WithTheDatabaseBehind, "_ask_elasticsearch", ask_and_insist)
            yield elastic


def delivered_before_each_question(elastic: Elastic, monkeypatch) -> None:
    """For tests whose things are made by services far away."""
    left_out = pending.left_out

    def settled():
        elastic.settle()
        return left_out()

    monkeypatch.setattr(pending, "left_out", settled)
