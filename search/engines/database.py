"""What both databases have in common: one statement that finds and ranks; page and counts are read off its rows.

A row is small – where the entry stands in the order, its number, kind, language and the signs of its facet values – and is
read once, while the statement runs. That is linear in what matches, and much less than a database needs to look every
match up in a table of facets. All values travel as parameters; the statement itself is made of nothing but names that
stand in this package.
"""

import math
from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from itertools import pairwise
from operator import itemgetter

from django.db import connection
from django.db.models import Q

from ..marks import read_all
from ..query import Order
from .asking import Answer, Ask, Group, Matching

# What it is worth, in shares of what the engine counts, that all words of a question stand there.
IN_TITLE, IN_TOPIC, BESIDE = 3.0, 1.0, 1.0
APART_AT_MOST = 3
EARTH = 6371.0
KILOMETRES_A_DEGREE = 111.0
ROWS_AT_ONCE = 2000

DISTANCE = (
    "2 * %s * ASIN(SQRT(POWER(SIN(RADIANS(e.latitude - %s) / 2), 2)"
    " + COS(RADIANS(%s)) * COS(RADIANS(e.latitude)) * POWER(SIN(RADIANS(e.longitude - %s) / 2), 2)))"
)


class Statement:
    """SQL and its parameters, put together in the order in which they stand."""

    def __init__(self):
        self.parts: list[str] = []
        self.values: list = []

    def add(self, sql: str, *values) -> "Statement":
        self.parts.append(sql)
        self.values.extend(values)
        return self

    def among(self, column: str, values) -> "Statement":
        marks = ", ".join(["%s"] * len(values))
        return self.add(f"{column} IN ({marks})", *values)

    def rows(self) -> list[tuple]:
        return [row for some in self.some_rows() for row in some]

    def some_rows(self) -> Iterator[list[tuple]]:
        with connection.cursor() as cursor:
            cursor.execute(" ".join(self.parts), self.values)
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                yield rows


class DatabaseEngine:
    """Finds in the portal's own database. The index is part of the transaction that changes the entry."""

    name = "database"
    # It stands in for nobody.
    fallback = False

    def prepare(self) -> None:
        """Make what Django's migrations cannot express; to be called after every migration."""
        raise NotImplementedError

    def scrub(self) -> None:
        """Let nothing of deleted words remain in the index's own files."""

    def add_source(self, statement: Statement, matching: Matching | None) -> None:
        """Add the FROM clause, up to and including WHERE and the condition that matches."""
        raise NotImplementedError

    def begins_with(self, beginning: str) -> Q:
        """The words that begin so, as an index can tell."""
        return Q(word__startswith=beginning)

    def add_found(self, statement: Statement, expression: str) -> None:
        """Add 1 where the engine's expression holds for the entry, else 0; answered from the index."""
        raise NotImplementedError

    def in_title(self, group: Group) -> str:
        """The expression for: the title has the word as it was typed, or title or tags have it in another form."""
        raise NotImplementedError

    def in_topic(self, group: Group) -> str:
        """The expression for: title or tags have the word or what means the same, in any form."""
        raise NotImplementedError

    def beside(self, one: Group, other: Group) -> str:
        """The expression for: the two words stand beside each other, in any form."""
        raise NotImplementedError

    def terms_containing(self, pieces: list[str], audiences, limit: int) -> list[tuple[str, str, int]]:
        """For each piece the words that hold it anywhere: (piece, word, uses)."""
        raise NotImplementedError

    def terms_like(self, word: str, audiences, limit: int) -> list[tuple[str, str, int]]:
        """Words that share pieces of three letters with this one: (word, as written, uses)."""
        raise NotImplementedError

    def answer(self, ask: Ask) -> Answer:
        if not ask.audiences or not ask.known_kinds:
            return Answer()
        statement = Statement()
        self.add_hits(statement, ask)
        reading = Reading(ask)
        for rows in statement.some_rows():
            reading.add(rows)
        return reading.answer()

    def add_hits(self, statement: Statement, ask: Ask) -> None:
        """Add the set of all matches, each with its place in the order asked for (smallest first)."""
        statement.add("SELECT")
        self.add_order(statement, ask)
        statement.add(", e.object_id, e.part, e.id, e.kind, e.language, e.marks")
        self.add_source(statement, ask.matching)
        statement.add("AND").among("e.audience", ask.audiences)
        statement.add("AND").among("e.kind", ask.known_kinds)
        if ask.hidden_owners:
            statement.add("AND NOT").among("e.owner", ask.hidden_owners)
        if ask.without:
            statement.add("AND NOT (e.kind = %s AND e.object_id = %s)", *ask.without)
        if ask.place:
            self.add_place(statement, ask.place)

    def add_order(self, statement: Statement, ask: Ask) -> None:
        """Two columns. After them comes the thing's key, which is random: nobody is first for having come first."""
        if ask.order == Order.TITLE:
            statement.add("e.folded_title, 0")
        elif ask.order == Order.NEWEST:
            statement.add(f"CASE WHEN e.at IS NULL THEN 1 ELSE 0 END, COALESCE(-({self.moment}), 0)")
        elif ask.order == Order.NEAREST and ask.place:
            place = ask.place
            statement.add("CASE WHEN e.latitude IS NULL THEN 1 ELSE 0 END, COALESCE(")
            statement.add(DISTANCE, EARTH, place.latitude, place.latitude, place.longitude).add(", 0)")
        elif ask.matching:
            self.add_rank(statement, ask.matching)
            statement.add(", -e.weight")
        else:
            statement.add("0, -e.weight")

    def add_rank(self, statement: Statement, matching: Matching) -> None:
        """What a thing is about counts for more than how often it says a word: that alone is what the engines count."""
        statement.add(f"-({self.rank} * (1")
        groups = () if matching.any_of or matching.title_only else matching.groups
        for group in groups:
            statement.add(f"+ {IN_TITLE / len(groups):.3f} *")
            self.add_found(statement, self.in_title(group))
            statement.add(f"+ {IN_TOPIC / len(groups):.3f} *")
            self.add_found(statement, self.in_topic(group))
        for one, other in pairwise(groups):
            statement.add(f"+ {BESIDE / (len(groups) - 1):.3f} *")
            self.add_found(statement, self.beside(one, other))
        statement.add("))")

    def add_place(self, statement: Statement, place) -> None:
        """A square around the circle first: an index can answer it and no sine is needed."""
        high = place.kilometres / KILOMETRES_A_DEGREE
        wide = high / max(math.cos(math.radians(place.latitude)), 0.01)
        statement.add("AND e.latitude BETWEEN %s AND %s", place.latitude - high, place.latitude + high)
        statement.add("AND e.longitude BETWEEN %s AND %s", place.longitude - wide, place.longitude + wide)
        statement.add(
            f"AND {DISTANCE} <= %s",
            *(EARTH, place.latitude, place.latitude, place.longitude, place.kilometres),
        )


# In a row, after the order's columns.
NUMBER, KIND, LANGUAGE, MARKS = 4, 5, 6, 7


class Reading:
    """Reads matches as they come: keeps the first ones of the page, and counts the rest.

    Each is sorted by the conditions that it misses. One that misses none is a hit; one that misses a single condition
    counts for the values of that one, because they are counted under all *other* conditions; no other counts anywhere.
    """

    def __init__(self, ask: Ask):
        self.ask = ask
        self.kinds = frozenset(ask.kinds)
        self.languages = frozenset(("", *ask.languages)) if ask.languages else frozenset()
        self.known = read_all() if ask.counted or ask.facets else {}
        self.facets = [
            (
                name,
                frozenset(
                    sign for sign, (key, value) in self.known.items() if key == name and value in asked
                ),
            )
            for name, asked in ask.facets.items()
        ]
        self.total = 0
        self.best: dict[str, list[tuple]] = {}
        self.counted: dict[str, dict[str, Counter]] = {}

    def add(self, rows: list[tuple]) -> None:
        for missed, some in self.sorted_by_miss(rows).items():
            if not missed:
                self.total += len(some)
                self.keep(some)
            if self.ask.counted:
                counts = self.counted.setdefault(
                    missed, {"kind": Counter(), "language": Counter(), "facet": Counter()}
                )
                counts["kind"].update(map(itemgetter(KIND), some))
                counts["language"].update(map(itemgetter(LANGUAGE), some))
                counts["facet"].update("".join(map(itemgetter(MARKS), some)))

    def sorted_by_miss(self, rows: list[tuple]) -> dict[str, list[tuple]]:
        """By the one condition that a row misses ("" for none); rows that miss several are left out."""
        kinds, languages, facets = self.kinds, self.languages, self.facets
        if not kinds and not languages and not facets:
            return {"": rows}
        found: dict[str, list[tuple]] = {}
        for row in rows:
            missed = ""
            if kinds and row[KIND] not in kinds:
                missed = "kind"
            if languages and row[LANGUAGE] not in languages:
                if missed:
                    continue
                missed = "language"
            for name, signs in facets:
                if signs.isdisjoint(row[MARKS]):
                    if missed:
                        break
                    missed = f"facet {name}"
            else:
                found.setdefault(missed, []).append(row)
        return found

    def keep(self, rows: list[tuple]) -> None:
        most = self.ask.offset + self.ask.limit
        if not self.ask.per_kind:
            self.best[""] = nsmallest(most, self.best.get("", []) + rows)
            return
        for kind in {row[KIND] for row in rows}:
            own = [row for row in rows if row[KIND] == kind]
            self.best[kind] = nsmallest(most, self.best.get(kind, []) + own)

    def answer(self) -> Answer:
        columns = [self.best[kind][self.ask.offset :] for kind in sorted(self.best)]
        # The best of each kind first.
        entries = tuple(
            column[place][NUMBER]
            for place in range(self.ask.limit)
            for column in columns
            if place < len(column)
        )
        if not self.ask.counted:
            return Answer(entries, self.total)
        return Answer(
            entries,
            self.total,
            self.facet_counts(),
            dict(self.under_all_but("kind", "kind")),
            dict(self.under_all_but("language", "language")),
        )

    def under_all_but(self, condition: str, what: str) -> Counter:
        counted = [self.counted[missed][what] for missed in {"", condition} & self.counted.keys()]
        return sum(counted, Counter())

    def facet_counts(self) -> dict[str, dict[str, int]]:
        """A facet that is narrowed down is counted without itself, all others with everything."""
        counts = {name: self.under_all_but(f"facet {name}", "facet") for name, _signs in self.facets}
        counts[""] = self.under_all_but("", "facet")
        found: dict[str, dict[str, int]] = {}
        for narrowed, counted in counts.items():
            for sign, number in counted.items():
                key, value = self.known.get(sign, ("", ""))
                if key and (key == narrowed or (not narrowed and key not in counts)):
                    found.setdefault(key, {})[value] = number
        return found
