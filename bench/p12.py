"""P12: what one process needs when nobody is there, and how soon it is back."""

import time

from . import pages
from .portal import running
from .result import Result

IDLE = 15


def measure() -> list[Result]:
    with running():
        pass  # the first start makes the data; the second is the one that counts
    with running() as portal:
        seconds, busy = portal.seconds_to_start, portal.cpu_seconds()
        for path in pages.public(portal).values():
            portal.get(path)
        time.sleep(IDLE)
        memory = portal.megabytes()
    return [
        Result(
            id="P12",
            what="memory when idle, MB",
            ours=round(memory),
            yardstick=250,
            ratio=round(memory / 250, 2),
            promise="≤ 250 MB with worker",
            holds=memory <= 250,
        ),
        Result(
            id="P12",
            what="second start, s",
            ours=round(seconds, 1),
            yardstick=6,
            ratio=round(seconds / 6, 2),
            promise="≤ 6 s",
            holds=seconds <= 6,
            note=f"of these {busy:.1f} s at work; the rest waited for others on this machine",
        ),
    ]
