"""Keeps a portal from waiting for a neighbour that does not answer.

Closed: everybody may ask. After some failures in a row it opens: for a while nobody asks. Then one may try; if that goes
well it closes, if not it stays open for the same while again. One for each process; any number of threads.

A neighbour that has just answered is trusted. One that has not is asked by no more than the failures it takes to open, so
that of fifty who come at once to a dead one three wait and forty-seven do not.
"""

import threading
import time
from collections.abc import Callable

# How long an answer is worth trust, in seconds, and how many may then ask at once.
TRUST = 5.0
MOST_AT_ONCE = 16
# How long one waits for a place while others find out whether anybody is there.
PATIENCE = 0.25


class Breaker:
    def __init__(
        self, *, failures: int = 3, pause: float = 30.0, clock: Callable[[], float] = time.monotonic
    ):
        self.failures_at_most, self.pause, self.clock = failures, pause, clock
        self._changed = threading.Condition()
        self.reset()

    def reset(self) -> None:
        """As a new process begins."""
        with self._changed:
            self._failures = self._asking = 0
            self._closed_again_at = self._trusted_until = float("-inf")

    @property
    def is_open(self) -> bool:
        """Whether nobody may ask now. False again when the time has come to try."""
        return self._failures >= self.failures_at_most and self.clock() < self._closed_again_at

    def enter(self, patience: float = PATIENCE) -> bool:
        """Whether this caller may ask now; who may must `leave`. Waits for at most so many seconds."""
        with self._changed:
            if self._failures >= self.failures_at_most:
                patience = 0.0
            free = self._changed.wait_for(lambda: self.is_open or self._asking < self._places(), patience)
            if not free or self.is_open:
                return False
            self._asking += 1
            return True

    def leave(self, *, well: bool) -> None:
        """Say how it went."""
        with self._changed:
            self._asking = max(self._asking - 1, 0)
            if well:
                self._failures, self._trusted_until = 0, self.clock() + TRUST
            else:
                self._failures += 1
                self._trusted_until = float("-inf")
                if self._failures >= self.failures_at_most:
                    self._closed_again_at = self.clock() + self.pause
            self._changed.notify_all()

    def _places(self) -> int:
        if self.clock() < self._trusted_until:
            return MOST_AT_ONCE
        return max(self.failures_at_most - self._failures, 1)
