"""What is searchable: each app declares its own in `searching.py`, which this app finds by itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Words:
    """What an entry says of a thing in one language (empty: in all), or of one part of it.

    `owner` is the key of the member whose words these are: whoever has blocked her, or was blocked, never meets them.
    """

    title: str
    text: str
    audience: str
    language: str = ""
    weight: int = 0
    tags: tuple[str, ...] = ()
    facets: Mapping[str, Iterable[str]] = field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None
    part: str = ""
    owner: UUID | None = None
    at: datetime | None = None


def address_of(thing: Model, part: str) -> str:
    """Where a thing is read, at the anchor of its part."""
    return f"{thing.get_absolute_url()}#{part}" if part else thing.get_absolute_url()


@dataclass(frozen=True)
class Facet:
    """What one facet of a kind is called, and the words for its values; a value without a word is offered to nobody."""

    legend: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Source:
    """One kind of searchable thing.

    `things()` is everything that belongs into the index, `words(thing)` what it is found by, and `visible_to(member)`
    what a reader may see: every result passes it once more, so that a late index never shows too much.
    `facets(member)` gives the words for what a reader may narrow a kind down by, at most one query a facet.
    """

    kind: str
    things: Callable[[], QuerySet]
    words: Callable[[Model], Iterable[Words]]
    visible_to: Callable[[object], QuerySet]
    label: str = ""
    url: Callable[[Model, str], str] = address_of
    facets: Callable[[object], Mapping[str, Facet]] = lambda asker: {}
    # Where the kind stands among the others, smallest first.
    order: int = 90
    # Whether the newest may come first; where it says who came last, it may not.
    dated: bool = True


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    _sources[source.kind] = source


def source_of(kind: str) -> Source:
    return _sources[kind]


def kinds() -> list[str]:
    return sorted(_sources)


def in_order() -> list[Source]:
    return sorted(_sources.values(), key=lambda source: (source.order, source.kind))


def key_of(pk) -> str:
    """A primary key as an entry keeps it: numbers and UUIDs stand in one column."""
    return pk.hex if isinstance(pk, UUID) else str(pk)
