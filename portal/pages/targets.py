"""Standard places a call to action leads to, by name: found in the reader's language when the page is read.

A higher floor registers its own in `AppConfig.ready`. A place that is not there (yet) has no button, so none dangles.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

# The name of an address, or a function that answers with an address or None.
Place = str | Callable[[], str | None]


@dataclass(frozen=True)
class Target:
    key: str
    label: str | Promise
    place: Place


_targets: dict[str, Target] = {}


def register(key: str, label: str | Promise, place: Place) -> None:
    """Offer a place to editors under this key."""
    _targets[key] = Target(key, label, place)


def choices() -> list[tuple[str, str | Promise]]:
    """What editors choose from."""
    return [(target.key, target.label) for target in _targets.values()]


def address_of_target(key: str) -> str | None:
    """Where it lies for the present reader; None while nobody answers there."""
    if key not in _targets:
        return None
    place = _targets[key].place
    if callable(place):
        return place()
    try:
        return reverse(place)
    except NoReverseMatch:
        return None
