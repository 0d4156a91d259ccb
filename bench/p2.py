"""P2: the directory with a text, three facets and all counts, for somebody who is signed in, among 10,000 mentors."""

import json
import subprocess
import sys
from statistics import median

from .asking import TEXTS, address
from .crowd import crowd, is_there
from .load import read
from .portal import ROOT, running
from .result import Result

MENTORS, ROUNDS, SECONDS, QUERIES = 10_000, 5, 2.0, 15
ENGINES = ("sqlite", "postgresql")


def asked_in(environment: dict[str, str]) -> list[dict]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.asking"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def measure() -> list[Result]:
    results = []
    for engine in filter(is_there, ENGINES):
        with crowd(MENTORS, engine) as environment:
            said = asked_in(environment)
            queries = max(one["queries"] for one in said)
            results.append(
                Result(
                    id="P2",
                    what=f"{engine}, queries",
                    ours=queries,
                    yardstick=QUERIES,
                    ratio=round(queries / QUERIES, 2),
                    promise="≤ 15",
                    holds=queries <= QUERIES,
                )
            )
            with running(demo=False, **environment) as portal:
                results.append(throughput(portal, engine, environment["BENCH_SESSION"]))
    return results


def throughput(portal, engine: str, session: str) -> Result:
    ours, bare = [], []
    for text in TEXTS:
        read(portal, address(text), seconds=0.5, session=session)
    # In turn, so that what else the machine does falls on both.
    for number in range(ROUNDS):
        text = TEXTS[number % len(TEXTS)]
        ours.append(read(portal, address(text), seconds=SECONDS, session=session))
        bare.append(read(portal, "/bench/bare/", seconds=SECONDS))
    ratio = median(one.per_second / other.per_second for one, other in zip(ours, bare, strict=True))
    cost, cost_of_bare = (median(load.cpu_milliseconds for load in loads) for loads in (ours, bare))
    return Result(
        id="P2",
        what=f"{engine}, answers/s",
        ours=round(median(load.per_second for load in ours), 1),
        yardstick=round(median(load.per_second for load in bare), 1),
        ratio=round(ratio, 3),
        promise="≥ 0.10 × bare",
        holds=ratio >= 0.10,
        note=f"CPU {cost:.1f} ms each (bare {cost_of_bare:.2f})",
    )
