"""P1: what an anonymous reader opens most, against a view that does nothing."""

from statistics import median

from . import pages
from .load import read
from .portal import running
from .result import Result

ROUNDS, SECONDS = 5, 2.0


def measure() -> list[Result]:
    with running() as portal:
        found = pages.kept(portal)
        results = []
        for name in ("home", "chapter", "good practice"):
            path = found[name]
            portal.get(path)  # the first reader makes the page, all others get the kept one
            read(portal, path, seconds=0.5)
            ours, bare = [], []
            # In turn, so that what else the machine does falls on both.
            for _ in range(ROUNDS):
                ours.append(read(portal, path, seconds=SECONDS))
                bare.append(read(portal, "/bench/bare/", seconds=SECONDS))
            ratio = median(one.per_second / other.per_second for one, other in zip(ours, bare, strict=True))
            fast, yardstick = (median(load.per_second for load in loads) for loads in (ours, bare))
            cost, cost_of_bare = (median(load.cpu_milliseconds for load in loads) for loads in (ours, bare))
            results.append(
                Result(
                    id="P1",
                    what=f"{name}, answers/s",
                    ours=round(fast),
                    yardstick=round(yardstick),
                    ratio=round(ratio, 2),
                    promise="≥ 0.5 × bare",
                    holds=ratio >= 0.5,
                    note=f"CPU {cost:.2f} ms each (bare {cost_of_bare:.2f}), {ours[0].bytes / 1000:.1f} kB",
                )
            )
    return results
