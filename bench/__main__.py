"""`make bench` measures all, `make bench P=P1` one; prints a table and writes build/bench.json."""

import sys

from . import p1, p2, p3, p9, p11, p12, re4, relevance
from .portal import ROOT
from .result import table, write

MEASUREMENTS = {
    "P1": p1.measure,
    "P2": p2.measure,
    "P3": p3.measure,
    "P9": p9.measure,
    "P11": p11.measure,
    "P12": p12.measure,
    "RE4": re4.measure,
    "nDCG": relevance.measure,
}


def main(wanted: list[str]) -> int:
    unknown = set(wanted) - set(MEASUREMENTS)
    if unknown:
        print(
            f"There is no {', '.join(sorted(unknown))}; there are {', '.join(MEASUREMENTS)}.", file=sys.stderr
        )
        return 2
    results = []
    for name in wanted or MEASUREMENTS:
        print(f"Measuring {name} …", file=sys.stderr, flush=True)
        results += MEASUREMENTS[name]()
    write(results, ROOT / "build" / "bench.json")
    print(table(results))
    return 0 if all(result.holds is not False for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
