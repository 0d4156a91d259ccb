"""How far a long job is, for whoever waits before a terminal; where nobody does, one line at its end."""

from collections.abc import Callable
from time import perf_counter

WIDTH = 24


class Progress:
    """One line that is written over: a bar, how many of how many, how fast, how long it will still take."""

    def __init__(self, name: str, out, *, clock: Callable[[], float] = perf_counter):
        self.name, self.out, self.clock = name, out, clock
        self.began = clock()
        self.is_watched = bool(getattr(out, "isatty", lambda: False)())

    def tell(self, done: int, total: int) -> None:
        if not self.is_watched:
            return
        rate = self.rate(done)
        bar = "█" * (WIDTH * done // max(total, 1))
        left = minutes((total - done) / max(rate, 0.001))
        line = f"{self.name:10} {bar:░<{WIDTH}} {done:,} / {total:,}  {rate:,.0f}/s  {left}"
        self.out.write(f"\r{line}\x1b[K", ending="")

    def end(self, done: int) -> None:
        start = "\r\x1b[K" if self.is_watched else ""
        self.out.write(f"{start}{self.name}: {done:,} ({self.rate(done):,.0f}/s)")

    def rate(self, done: int) -> float:
        return done / max(self.clock() - self.began, 0.001)


def minutes(seconds: float) -> str:
    whole, rest = divmod(round(seconds), 60)
    return f"{whole}:{rest:02}"
