"""RE4: a search engine that is dead, and one that takes every call and never answers, under readers who go on searching."""

import asyncio
import itertools
import sqlite3
import time
from contextlib import closing
from urllib.parse import quote

from tests.search.elastic.tarpit import Tarpit, nobody

from .portal import DATA, Portal, running
from .result import Result

READERS, SECONDS = 8, 20.0
AT_MOST = 2.0
WORDS = ("Brücke", "Pflege", "mentoring", "наставництво", "Lebenslauf", "Anerkenung", "erste Hilfe -Alltag")


def measure() -> list[Result]:
    with running() as portal:
        # What the same readers wait for the database alone, on this machine at this hour.
        alone, _p95, _errors, _count = figures(asyncio.run(search(portal)))
    return [against("dead", nobody(), alone), against("never answers", Tarpit(), alone)]


def against(what: str, engine, alone: float) -> Result:
    with engine as entered:
        pretend_that_there_is_an_index()
        url = entered if isinstance(entered, str) else entered.url
        with running(ELASTICSEARCH_URL=url) as portal:
            slowest, p95, errors, count = figures(asyncio.run(search(portal)))
    calls = f", {entered.calls} calls reached it" if isinstance(entered, Tarpit) else ""
    return Result(
        id="RE4",
        what=f"search while Elasticsearch {'is ' if what == 'dead' else ''}{what}, slowest answer, s",
        ours=round(slowest, 2),
        yardstick=AT_MOST,
        ratio=round(slowest / AT_MOST, 2),
        promise="≤ 2 s, 0 errors",
        # Where the machine is too busy for the database alone, only errors can be told from its slowness.
        holds=False if errors else True if slowest <= AT_MOST else None if alone > AT_MOST else False,
        note=f"{count} answers by {READERS} readers, {errors} errors, p95 {p95:.2f} s; "
        f"slowest of the database alone {alone:.2f} s{calls}",
    )


def figures(answers: list[tuple[int, float]]) -> tuple[float, float, int, int]:
    """The slowest, the slowest of 95 in 100, errors, answers."""
    times = sorted(seconds for _status, seconds in answers)
    errors = sum(status != 200 for status, _seconds in answers)
    return times[-1], times[int(len(times) * 0.95)], errors, len(times)


def pretend_that_there_is_an_index() -> None:
    """A portal that ran without Elasticsearch would not even ask it."""
    with closing(sqlite3.connect(DATA / "portal.sqlite3", timeout=20)) as database:
        database.execute("DELETE FROM portal_search_pending")
        database.commit()


async def search(portal: Portal) -> list[tuple[int, float]]:
    # The first page makes the templates; nobody's patience is measured on it.
    await one(portal, "/de/search/")
    words = itertools.cycle(WORDS)
    until = time.monotonic() + SECONDS
    found = await asyncio.gather(*(reader(portal, words, until) for _ in range(READERS)))
    return [answer for answers in found for answer in answers]


async def reader(portal: Portal, words, until: float) -> list[tuple[int, float]]:
    answers = []
    while time.monotonic() < until:
        began = time.monotonic()
        status = await one(portal, f"/de/search/?q={quote(next(words))}")
        answers.append((status, time.monotonic() - began))
    return answers


async def one(portal: Portal, path: str) -> int:
    """The status of one answer, read to its end."""
    incoming, outgoing = await asyncio.open_connection("127.0.0.1", portal.port)
    outgoing.write(
        f"GET {path} HTTP/1.1\r\nHost: localhost:{portal.port}\r\nAccept-Language: de\r\nConnection: close\r\n\r\n".encode()
    )
    answer = await incoming.read()
    outgoing.close()
    return int(answer.split(b" ", 2)[1])
