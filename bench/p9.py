"""P9: writing the whole search index anew, while somebody searches."""

import json
import os
import subprocess
import sys

from .crowd import crowd, is_there
from .p2 import ENGINES
from .portal import ROOT
from .result import Result

MENTORS, PROMISED = 10_000, 2_000


def measure() -> list[Result]:
    results = []
    for engine in filter(is_there, ENGINES):
        with crowd(MENTORS, engine) as environment:
            done = subprocess.run(
                [sys.executable, "-m", "bench.p9"],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
        said = json.loads(done.stdout)
        results.append(
            Result(
                id="P9",
                what=f"{engine}, entries/s, written anew",
                ours=round(said["per_second"]),
                yardstick=PROMISED,
                ratio=round(said["per_second"] / PROMISED, 2),
                promise="≥ 2,000/s, search stays up",
                holds=said["per_second"] >= PROMISED and said["down"] == 0,
                note=f"{said['cpu']:.2f} ms of CPU each; {said['asked']} questions meanwhile, {said['down']} without an answer",
            )
        )
    return results


def write_anew() -> dict:
    """In the portal of this environment; after each batch somebody asks, and must find as much as before."""
    import time

    import django

    django.setup()
    from portal.accounts.models import Member
    from search.finding import find
    from search.query import Query
    from search.services import rebuild

    reader = Member.objects.get(email="bench@example.org")
    query = Query(asker=reader, text="Hamburg", kinds=("mentor",), counted=False)
    expected, answers, waited, cpu = find(query).total, [], 0.0, 0.0

    def ask(done: int, total: int) -> None:
        nonlocal waited, cpu
        began, used = time.perf_counter(), time.process_time()
        answers.append(find(query).total == expected)
        waited += time.perf_counter() - began
        cpu += time.process_time() - used

    began, used = time.perf_counter(), time.process_time()
    count = rebuild(kind="mentor", anew=True, tell=ask)
    seconds, used = time.perf_counter() - began - waited, time.process_time() - used - cpu
    return {
        "per_second": count / seconds,
        "cpu": 1000 * used / count,
        "asked": len(answers),
        "down": answers.count(False),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    print(json.dumps(write_anew()))
