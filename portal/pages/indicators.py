"""Live figures for a roadmap: parts of the portal register what they can count, and a line of the roadmap names one.

    indicators.register("practices", _("published good practices"), count, lambda: address_of("goodpractice"))

A figure is counted whenever a page is made, so that it is never older than the page cache keeps a page. A number of
people is rounded down and says nothing below ten, so that nobody is counted out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from portal.common.clock import now

FEWEST_PEOPLE = 10
STEP = 5


@dataclass(frozen=True)
class Indicator:
    key: str
    label: str | Promise
    figure: Callable[[], int | None]
    # Where a reader finds what was counted; nothing while no page shows it.
    evidence_url: Callable[[], str | None]
    counts_people: bool = False


@dataclass(frozen=True)
class Reading:
    """An indicator as it stands at a moment."""

    label: str | Promise
    figure: int
    counts_people: bool
    evidence_url: str | None
    at: datetime


_indicators: dict[str, Indicator] = {}


def register(
    key: str,
    label: str | Promise,
    figure: Callable[[], int | None],
    evidence_url: Callable[[], str | None],
    *,
    counts_people: bool = False,
) -> None:
    """Offer a figure to roadmaps. `figure` costs one query and is of public things only: pages are kept for all."""
    _indicators[key] = Indicator(key, label, figure, evidence_url, counts_people)


def choices() -> list[tuple[str, str]]:
    """(key, label), for choosing one."""
    return [(key, str(each.label)) for key, each in sorted(_indicators.items())]


def reading(key: str) -> Reading | None:
    """What an indicator says now; nothing if nobody registered it, or if it has nothing to tell."""
    indicator = _indicators.get(key)
    counted = indicator.figure() if indicator else None
    if indicator is None or counted is None:
        return None
    if indicator.counts_people:
        if counted < FEWEST_PEOPLE:
            return None
        counted -= counted % STEP
    return Reading(indicator.label, counted, indicator.counts_people, indicator.evidence_url(), now())
