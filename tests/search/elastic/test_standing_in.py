"""RE4: whatever Elasticsearch does or leaves undone, the database gives the same answer, says so, and nobody waits long."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from search import engines
from search.engines.breaker import Breaker
from search.engines.elastic import connection as line
from search.engines.elastic import delivery
from search.finding import Query, find, similar, suggest
from search.query import Result
from tests.search.conftest import VISITOR
from tests.search.elastic.tarpit import Tarpit, nobody

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

JSON = {"X-Elastic-Product": "Elasticsearch", "Content-Type": "application/json"}
GOOD = {"timed_out": False, "_shards": {"failed": 0}, "hits": {"total": {"value": 0}, "hits": []}}


class Clock:
    seconds = 100.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(engines, "breaker", Breaker(clock=clock))
    return clock


@pytest.fixture
def shelf(library, clock):
    library.add("Brücke", text="Ein Wort zur Brücke", facets={"colour": ["red"]})
    library.add("Pflegeausbildung", facets={"colour": ["blue"]})
    return library


def everything(text="brücke") -> tuple:
    """What all three doors say, without how long it took."""
    said = find(Query(asker=VISITOR, text=text, languages=("de",)))
    return (
        replace(said, milliseconds=0, fallback=False),
        suggest("brü", asker=VISITOR),
        similar("book", "Eine Brücke", asker=VISITOR),
    )


def answered_by_the_database(settings, url: str, text: str = "brücke") -> Result:
    settings.ELASTICSEARCH_URL = ""
    expected = everything(text)
    settings.ELASTICSEARCH_URL = url
    said = find(Query(asker=VISITOR, text=text, languages=("de",)))
    assert everything(text) == expected
    assert (said.fallback, said.engine) == (True, connection.vendor)
    return said


ANSWERS = {
    "500": (500, {"error": {"type": "x", "reason": "Geheimschatz"}, "status": 500}),
    "503 without words": (503, b""),
    "401": (401, {"error": {"type": "security_exception"}}),
    "404": (404, {"error": {"type": "index_not_found_exception"}}),
    "429": (429, {"error": {"type": "es_rejected_execution_exception"}}),
    "400": (400, {"error": {"type": "search_phase_execution_exception", "reason": "Geheimschatz"}}),
    "no JSON": (200, b"<html>Geheimschatz</html>", JSON),
    "half of it": (200, b'{"hits": {"total"', JSON),
    "another shape": (200, []),
    "nothing in it": (200, {}),
    "not in time": (200, GOOD | {"timed_out": True}),
    "a part failed": (200, GOOD | {"_shards": {"failed": 1}}),
    "no counts": (200, GOOD),
    "strange hits": (200, GOOD | {"hits": {"total": {"value": "x"}, "hits": [{}]}}),
    "another product": (200, GOOD, {"Content-Type": "application/json"}),
    "another media type": (
        200,
        b"hits",
        {"X-Elastic-Product": "Elasticsearch", "Content-Type": "text/plain"},
    ),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_RE4_whatever_is_no_answer_has_the_database_answer(shelf, stand_in, settings, caplog, answer):
    delivery.deliver()
    stand_in.cluster.instead = lambda method, path, body: answer if path.endswith("_search") else None

    answered_by_the_database(settings, settings.ELASTICSEARCH_URL)

    assert "Geheimschatz" not in caplog.text
    assert "brucke" not in caplog.text


def test_RE4_where_nobody_listens_the_database_answers(shelf, settings):
    with nobody() as url:
        answered_by_the_database(settings, url)


def test_RE4_a_name_that_leads_nowhere_has_the_database_answer(shelf, settings):
    answered_by_the_database(settings, "https://elasticsearch.invalid:9200")


def test_RE4_without_its_client_the_database_answers(shelf, settings, monkeypatch):
    monkeypatch.setitem(sys.modules, "search.engines.elastic.engine", None)

    answered_by_the_database(settings, "http://localhost:9200")


def test_RE4_of_a_server_that_never_answers_each_request_waits_once(shelf, settings):
    settings.SEARCH_TIMEOUT = 0.2
    with Tarpit() as tarpit:
        settings.ELASTICSEARCH_URL = tarpit.url
        # Found only after a correction: two questions, and the second goes straight to the database.
        said = find(Query(asker=VISITOR, text="Pfelgeausbildung"))

        assert [hit.title for hit in said.hits] == ["Pflegeausbildung"]
        assert (said.fallback, said.corrected, tarpit.calls) == (True, True, 1)


def test_RE4_after_three_failures_nobody_asks_for_thirty_seconds_and_then_one(shelf, settings, clock):
    settings.SEARCH_TIMEOUT = 0.2
    with Tarpit() as tarpit:
        settings.ELASTICSEARCH_URL = tarpit.url
        calls = []
        for seconds in (0, 0, 0, 0, 29, 2, 0):
            clock.seconds += seconds
            assert find(Query(asker=VISITOR, text="brücke")).total == 1
            calls.append(tarpit.calls)

    assert calls == [1, 2, 3, 3, 3, 4, 4]


def test_RE4_it_is_asked_again_when_it_is_back(shelf, stand_in, clock):
    delivery.deliver()
    stand_in.cluster.instead = lambda method, path, body: (503, b"")
    for _ in range(4):
        assert find(Query(asker=VISITOR, text="brücke")).fallback
    stand_in.cluster.instead = lambda method, path, body: None
    assert find(Query(asker=VISITOR, text="brücke")).fallback
    clock.seconds += 31

    said = find(Query(asker=VISITOR, text="brücke"))

    assert (said.fallback, said.engine, said.total) == (False, "elasticsearch", 1)


def test_a_question_that_is_refused_keeps_nobody_else_from_asking(shelf, stand_in, clock):
    delivery.deliver()
    answer = ANSWERS["400"]
    stand_in.cluster.instead = lambda method, path, body: answer if "brucke" in repr(body) else None

    for _ in range(5):
        assert find(Query(asker=VISITOR, text="brücke")).fallback
    assert not find(Query(asker=VISITOR, text="pflege")).fallback


def test_all_questions_of_one_request_share_one_stretch_of_time(shelf, stand_in, monkeypatch):
    delivery.deliver()
    given = []
    answer = engines.WithTheDatabaseBehind.answer

    def slow(self, ask):
        given.append(self._seconds)
        result = answer(self, ask)
        self._seconds -= 0.5
        return result

    monkeypatch.setattr(engines.WithTheDatabaseBehind, "answer", slow)
    find(Query(asker=VISITOR, text="Pfelgeausbildung"))

    first, second = given
    assert (first, second <= 0.5) == (1.0, True)


def test_with_no_time_left_a_question_is_not_sent(shelf, stand_in):
    delivery.deliver()
    asked = engines.engine()
    asked._seconds = 0.05
    ask = engines.Ask(("public",), ("book",))

    assert (asked.answer(ask).total, asked.fallback, stand_in.cluster.searches()) == (2, True, [])


def test_an_answer_that_trickles_is_not_waited_for():
    with pytest.raises(TimeoutError):
        line.within(0.01, lambda: __import__("time").sleep(0.3))


@pytest.mark.django_db(transaction=True)
def test_RE4_of_fifty_who_come_at_once_to_a_dead_server_three_wait(library, clock, settings):
    library.add("Brücke")
    settings.SEARCH_TIMEOUT = 0.5

    def ask(_number):
        try:
            return find(Query(asker=VISITOR, text="brücke"))
        finally:
            connection.close()

    with Tarpit() as tarpit, ThreadPoolExecutor(50) as readers:
        settings.ELASTICSEARCH_URL = tarpit.url
        answers = list(readers.map(ask, range(50)))

    assert [(said.total, said.fallback) for said in answers] == [(1, True)] * 50
    assert tarpit.calls == 3


# --- how it is ----------------------------------------------------------------------------------------------------


def test_health_tells_how_the_search_is_and_never_breaks(shelf, stand_in, client, monkeypatch, clock):
    from portal.common import health

    monkeypatch.setitem(health.QUESTIONS, "search", engines.is_well)
    delivery.deliver()
    assert client.get("/health/").json()["parts"]["search"] == "ok"

    stand_in.cluster.instead = lambda method, path, body: (500, b"")
    for _ in range(5):
        answer = client.get("/health/")
        assert (answer.status_code, answer.json()["parts"]["search"]) == (200, "degraded")


def test_health_tells_that_there_is_no_index(stand_in, clock):
    stand_in.cluster.indices.clear()

    assert not engines.is_well()
