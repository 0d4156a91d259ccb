"""Asks the directory of the portal in this environment and says, as JSON, what each question cost: `python -m bench.asking`.

In one process and one after the other, so that what is compared is the work and not who waited for whom. Of several
rounds the quickest counts: it is the one that was disturbed least.
"""

import json
import os
import time
from urllib.parse import urlencode

ROUNDS = 7
# A trade, a name, a town and a sentence, as people type them.
TEXTS = ("Pflegeausbildung", "Olena", "Hamburg", "Bewerbung schreiben")
# What the boxes of the page are called, and the facets behind them.
BOXES = {"topic": ["recognition", "applications"], "language": ["en", "uk"], "how": ["online"]}
FACETS = {"topic": {"recognition", "applications"}, "spoken": {"en", "uk"}, "where": {"online"}}


def address(text: str) -> str:
    return f"/de/mentors/?{urlencode({'q': text, **BOXES}, doseq=True)}"


def quickest(act) -> float:
    """Milliseconds."""
    act()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def settle() -> None:
    """As in a portal that has run for a day: its daily jobs are done, and the database knows its own tables."""
    from django.utils.module_loading import autodiscover_modules

    from portal.common.clock import now
    from portal.common.scheduler import jobs
    from portal.common.scheduler.models import JobRun
    from portal.common.tasks import learn_the_tables

    autodiscover_modules("tasks")
    learn_the_tables()
    for job in jobs.values():
        JobRun.objects.get_or_create(job=job.name, slot=job.slot(at=now()), defaults={"finished_at": now()})


def main() -> list[dict]:
    import django

    django.setup()
    settle()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from portal.accounts.models import Member
    from search.finding import find
    from search.query import Query

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = os.environ["BENCH_SESSION"]
    reader = Member.objects.get(email="bench@example.org")
    said = []
    for text in TEXTS:
        facets = {key: frozenset(values) for key, values in FACETS.items()}
        query = Query(asker=reader, text=text, kinds=("mentor",), facets=facets)
        statements = []

        def listen(execute, sql, values, many, context, statements=statements):
            statements.append((sql, values))
            return execute(sql, values, many, context)

        with connection.execute_wrapper(listen):
            found = find(query)
        [(sql, values)] = [asked for asked in statements if "e.marks" in asked[0]]

        def raw(sql=sql, values=values):
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
                cursor.fetchall()

        path = address(text)
        answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        said.append(
            {
                "text": text,
                "found": found.total,
                "queries": len(asked),
                "page": quickest(lambda path=path: client.get(path)),
                "find": quickest(lambda query=query: find(query)),
                "raw": quickest(raw),
            }
        )
    return said


if __name__ == "__main__":
    print(json.dumps(main()))
