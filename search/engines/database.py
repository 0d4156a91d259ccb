"""What both databases have in common: one statement that finds, counts and cuts the page.

The matching entries are found and ranked once; everything else – the page, the total, the counts of each facet under all
other conditions – is read off that one set. All values travel as parameters; the statement itself is made of nothing but
names that stand in this package.
"""

import math

from django.db import connection

from ..query import Order
from .asking import Answer, Ask, Matching

EARTH = 6371.0
KILOMETRES_A_DEGREE = 111.0

ORDERS = {
    Order.RELEVANCE: "rank DESC, weight DESC, object_id, entry_part, id",
    Order.TITLE: "folded_title, object_id, entry_part, id",
    Order.NEWEST: "CASE WHEN moment IS NULL THEN 1 ELSE 0 END, moment DESC, object_id, entry_part, id",
    Order.NEAREST: "CASE WHEN distance IS NULL THEN 1 ELSE 0 END, distance, object_id, entry_part, id",
}

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
        with connection.cursor() as cursor:
            cursor.execute(" ".join(self.parts), self.values)
            return cursor.fetchall()


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

    def rank(self, matching: Matching | None) -> str:
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
        flags = self.add_hits(statement, ask)
        self.add_page(statement, ask, list(flags.values()))
        self.add_counts(statement, ask, flags)
        return self.read(statement.rows())

    def add_hits(self, statement: Statement, ask: Ask) -> dict[str, str]:
        """Add the set of all matches; each condition that has counts of its own becomes a column to leave out."""
        flags = {}
        statement.add(
            "WITH hits AS MATERIALIZED (SELECT e.id, e.kind, e.object_id, e.part AS entry_part, e.language, e.weight,"
            " e.folded_title, e.at AS moment,"
        )
        statement.add(f"{self.rank(ask.matching)} AS rank,")
        if ask.place:
            place = ask.place
            statement.add(f"{DISTANCE} AS distance", EARTH, place.latitude, place.latitude, place.longitude)
        else:
            statement.add("NULL AS distance")
        if ask.kinds:
            flags["kind"] = "of_kind"
            statement.add(", (").among("e.kind", ask.kinds).add(") AS of_kind")
        if ask.languages:
            flags["language"] = "in_language"
            statement.add(", (").among("e.language", ("", *ask.languages)).add(") AS in_language")
        for number, (key, values) in enumerate(ask.facets.items()):
            flags[f"facet {key}"] = f"facet_{number}"
            statement.add(
                ", EXISTS (SELECT 1 FROM portal_search_entryfacet f WHERE f.entry_id = e.id AND f.key = %s AND",
                key,
            )
            statement.among("f.value", values).add(f") AS facet_{number}")
        self.add_source(statement, ask.matching)
        statement.add("AND").among("e.audience", ask.audiences)
        statement.add("AND").among("e.kind", ask.known_kinds)
        if ask.hidden_owners:
            statement.add("AND NOT").among("e.owner", ask.hidden_owners)
        if ask.without:
            statement.add("AND NOT (e.kind = %s AND e.object_id = %s)", *ask.without)
        if ask.place:
            self.add_place(statement, ask.place)
        statement.add(")")
        return flags

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

    def add_page(self, statement: Statement, ask: Ask, flags: list[str]) -> None:
        apart = "PARTITION BY kind" if ask.per_kind else ""
        statement.add(
            "SELECT * FROM (SELECT 'hit' AS part, '' AS facet, kind AS value, id AS number,"  # noqa: S608
            f" ROW_NUMBER() OVER ({apart} ORDER BY {ORDERS[ask.order]}) AS place FROM hits"
        )
        statement.add(f"{where(flags)}) AS page WHERE place > %s AND place <= %s", ask.offset)
        statement.values.append(ask.offset + ask.limit)

    def add_counts(self, statement: Statement, ask: Ask, flags: dict[str, str]) -> None:
        def others(name: str) -> list[str]:
            return [column for flag, column in flags.items() if flag != name]

        statement.add(f"UNION ALL SELECT 'total', '', '', COUNT(*), 0 FROM hits {where(flags.values())}")  # noqa: S608
        if not ask.counted:
            return
        for name in ("kind", "language"):
            statement.add(
                f"UNION ALL SELECT '{name}', '', {name}, COUNT(*), 0 FROM hits {where(others(name))}"  # noqa: S608
                f" GROUP BY {name}"
            )
        counted = "UNION ALL SELECT 'facet', f.key, f.value, COUNT(*), 0 FROM hits JOIN"
        counted += " portal_search_entryfacet f ON f.entry_id = hits.id"
        statement.add(f"{counted} {where(flags.values()) or 'WHERE 1 = 1'}")
        if ask.facets:
            statement.add("AND NOT").among("f.key", list(ask.facets))
        statement.add("GROUP BY f.key, f.value")
        for key in ask.facets:
            statement.add(f"{counted} {where(others(f'facet {key}')) or 'WHERE 1 = 1'} AND f.key = %s", key)
            statement.add("GROUP BY f.key, f.value")

    def read(self, rows: list[tuple]) -> Answer:
        hits, total, facets, kinds, languages = [], 0, {}, {}, {}
        for part, facet, value, number, place in rows:
            if part == "hit":
                hits.append((place, value, number))
            elif part == "total":
                total = number
            elif part == "facet":
                facets.setdefault(facet, {})[value] = number
            else:
                (kinds if part == "kind" else languages)[value] = number
        return Answer(
            tuple(number for _place, _kind, number in sorted(hits)), total, facets, kinds, languages
        )


def where(flags) -> str:
    return f"WHERE {' AND '.join(flags)}" if flags else ""
