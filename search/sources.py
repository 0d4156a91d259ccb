"""What is searchable: each app declares its own in `searching.py`, which this app finds by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Words:
    """What an entry says of a thing in one language (empty: in all)."""

    title: str
    text: str
    audience: str
    language: str = ""
    weight: int = 0


@dataclass(frozen=True)
class Source:
    """One kind of searchable thing.

    `things()` is everything that belongs into the index, `words(thing)` what it is found by, and `visible_to(member)`
    what a reader may see: every result passes it once more, so that a late index never shows too much.
    """

    kind: str
    things: Callable[[], QuerySet]
    words: Callable[[Model], Iterable[Words]]
    visible_to: Callable[[object], QuerySet]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    _sources[source.kind] = source


def source_of(kind: str) -> Source:
    return _sources[kind]


def kinds() -> list[str]:
    return sorted(_sources)
