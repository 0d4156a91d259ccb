"""What is asked at the door and what comes back: plain frozen values, the same whichever engine answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Model

PAGE_SIZE = 20
PAGE_SIZE_AT_MOST = 100
# Beyond this nobody turns pages; a machine that does gets the last one again.
PAGES_AT_MOST = 50


class Order(StrEnum):
    RELEVANCE = "relevance"
    TITLE = "title"
    NEWEST = "newest"
    NEAREST = "nearest"


@dataclass(frozen=True)
class Place:
    """Everything within so many kilometres of a point."""

    latitude: float
    longitude: float
    kilometres: float


@dataclass(frozen=True)
class Query:
    """One question. `asker` is the member or the visitor who asks: nobody is answered for somebody else.

    Without text, everything that the other conditions leave is an answer; a text without any word in it finds nothing.
    Values of one facet add up, facets narrow. `languages` empty means: in whatever language it is written.
    """

    asker: object
    text: str = ""
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    place: Place | None = None
    order: Order = Order.RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE
    # Whether facets are counted; a list that shows none need not wait for them.
    counted: bool = True
    # Whether words that find nothing may be answered as what was probably meant; not for "exactly what I typed".
    forgiving: bool = True


@dataclass(frozen=True)
class Segment:
    """A piece of text, plain as it was written; `marked` is what was looked for. Never HTML."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Hit:
    kind: str
    title: str
    url: str
    thing: Model
    part: str = ""
    language: str = ""
    highlight: tuple[Segment, ...] = ()
    title_segments: tuple[Segment, ...] = ()


@dataclass(frozen=True)
class Result:
    """One answer. Everything in it is counted and written for the asker alone."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    # For each facet what one would find with each value, under all other conditions.
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    # The same for the kinds.
    kinds: Mapping[str, int] = field(default_factory=dict)
    # Where nothing was found in the languages asked for: how much there is in others.
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    # What was probably meant; `corrected` when the hits already answer that.
    suggestion: str = ""
    corrected: bool = False
    page: int = 1
    pages: int = 1
    engine: str = ""
    # Elasticsearch should have answered and could not: the database did, which is as right but slower.
    fallback: bool = False
    milliseconds: float = 0.0


@dataclass(frozen=True)
class Suggestion:
    """One line of the list that opens while somebody types."""

    kind: str
    title: str
    url: str
