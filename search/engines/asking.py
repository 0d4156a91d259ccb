"""What an engine is asked and what it answers: a question that is already understood, in folded words and stems."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..query import Order, Place

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """One word of the question and everything that counts as it.

    One that is `optional` need not occur; where it does, the entry comes before others.
    """

    word: str
    stems: frozenset[str] = frozenset()
    # Synonyms, compounds, names, corrections: folded words or phrases, as they stand.
    others: tuple[Phrase, ...] = ()
    # Phrases as stems: each word in any form, anywhere in the entry, but all of them.
    together: tuple[tuple[frozenset[str], ...], ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Matching:
    """Every group and phrase must occur (or any of them, for what is similar), and nothing of what is excluded.

    At least one group or phrase is not optional.
    """

    groups: tuple[Group, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    any_of: bool = False
    title_only: bool = False


@dataclass(frozen=True)
class Ask:
    audiences: tuple[str, ...]
    known_kinds: tuple[str, ...]
    matching: Matching | None = None
    hidden_owners: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: Place | None = None
    order: Order = Order.RELEVANCE
    offset: int = 0
    limit: int = 20
    # So many of each kind instead of so many in all.
    per_kind: bool = False
    counted: bool = True
    # The thing to which others are similar.
    without: tuple[str, str] | None = None


@dataclass(frozen=True)
class Answer:
    entries: tuple[int, ...] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
