"""The database engine on PostgreSQL: a vector that the server keeps beside each entry, and pg_trgm for its words.

The words come folded, as on SQLite, so that both find the same; `unaccent` stands behind them for the rare letter that
our folding does not know.
"""

from collections.abc import Iterable
from itertools import product

from django.db import connection

from ..stemming import stems
from .asking import Group, Matching, Phrase
from .database import APART_AT_MOST, DatabaseEngine, Statement

CONFIGURATION = "portal_search"
WEIGHED = {"folded_title": "A", "folded_tags": "B", "title_stems": "B", "folded": "C", "stems": "D"}
STEMMED = "BD"
WEIGHTS = "{0.1, 0.3, 0.6, 1.0}"
VECTOR = " || ".join(
    f"setweight(to_tsvector('{CONFIGURATION}', {column}), '{weight}')" for column, weight in WEIGHED.items()
)
SETUP = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    f"""
    DO $$ BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_ts_config WHERE cfgname = '{CONFIGURATION}') THEN
        CREATE TEXT SEARCH CONFIGURATION {CONFIGURATION} (COPY = simple);
        ALTER TEXT SEARCH CONFIGURATION {CONFIGURATION}
          ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
      END IF;
    END $$
    """,  # noqa: S608
    f"ALTER TABLE portal_search_entry ADD COLUMN IF NOT EXISTS vector tsvector GENERATED ALWAYS AS ({VECTOR}) STORED",
    "CREATE INDEX IF NOT EXISTS portal_search_entry_vector ON portal_search_entry USING gin (vector)",
    "CREATE INDEX IF NOT EXISTS portal_search_term_threes ON portal_search_term USING gin (word gin_trgm_ops)",
]


def quoted(word: str) -> str:
    """A word as `to_tsquery` takes it: nothing inside the quotation marks is an operator."""
    return "'" + word.replace("\\", "").replace("'", "''") + "'"


def phrase(words: Phrase, weights: str) -> str:
    return "(" + " <-> ".join(f"{quoted(word)}:{weights}" for word in words) + ")"


def any_of(words: Iterable[str], weights: str) -> str:
    return " | ".join(f"{quoted(word)}:{weights}" for word in sorted(words))


class PostgreSQL(DatabaseEngine):
    name = "postgresql"
    rank = f"ts_rank('{WEIGHTS}', e.vector, wanted, 1) * (1 + e.weight / 10.0)"
    moment = "EXTRACT(EPOCH FROM e.at)::float8"

    def prepare(self) -> None:
        with connection.cursor() as cursor:
            for statement in SETUP:
                cursor.execute(statement)

    def mend(self) -> None:
        """The server keeps the vectors by itself; only the index can be made anew."""
        with connection.cursor() as cursor:
            cursor.execute("REINDEX INDEX portal_search_entry_vector")

    def add_found(self, statement: Statement, expression: str) -> None:
        statement.add(f"(e.vector @@ to_tsquery('{CONFIGURATION}', %s))::int", expression)

    def in_title(self, group: Group) -> str:
        word = quoted(group.word)
        return f"{word}:A | {word}:*A | {any_of(stems(group.word), 'B')}"

    def in_topic(self, group: Group) -> str:
        found = self.written(group, "AB")
        return f"{found} | {any_of(group.stems, 'B')}" if group.stems else found

    def beside(self, one: Group, other: Group) -> str:
        pairs = product(sorted(stems(one.word)), sorted(stems(other.word)), range(1, APART_AT_MOST + 1))
        return " | ".join(
            f"({quoted(first)}:{STEMMED} <{apart}> {quoted(second)}:{STEMMED})"
            for first, second, apart in pairs
        )

    def add_source(self, statement: Statement, matching: Matching | None) -> None:
        if matching is None:
            statement.add("FROM portal_search_entry e WHERE 1 = 1")
            return
        statement.add(
            f"FROM portal_search_entry e CROSS JOIN to_tsquery('{CONFIGURATION}', %s) AS wanted WHERE e.vector @@ wanted",
            self.expression(matching),
        )

    def expression(self, matching: Matching) -> str:
        weights = "A" if matching.title_only else "ABC"
        parts = [self.group(group, matching.title_only) for group in matching.groups if not group.optional]
        parts += [phrase(words, weights) for words in matching.phrases]
        wanted = f"({(' | ' if matching.any_of else ' & ').join(parts)})"
        more = [self.group(group, matching.title_only) for group in matching.groups if group.optional]
        if more:
            wanted = f"({wanted} | ({wanted} & ({' | '.join(more)})))"
        unwanted = [f"!{phrase(words, 'ABC')}" for words in matching.excluded]
        return " & ".join([wanted, *unwanted])

    def group(self, group: Group, title_only: bool) -> str:
        weights = "A" if title_only else "ABC"
        found = [self.written(group, weights)]
        if not title_only:
            found += [any_of(group.stems, STEMMED)] if group.stems else []
            for words in group.together:
                found.append(f"({' & '.join(f'({any_of(each, STEMMED)})' for each in words)})")
        return f"({' | '.join(found)})"

    def written(self, group: Group, weights: str) -> str:
        found = [f"{quoted(group.word)}:{weights}", f"{quoted(group.word)}:*{weights}"]
        return " | ".join([*found, *[phrase(words, weights) for words in group.others]])

    def terms_containing(self, pieces: list[str], audiences, limit: int) -> list[tuple[str, str, int]]:
        statement = Statement()
        for number, piece in enumerate(pieces):
            statement.add("UNION ALL" if number else "")
            statement.add(
                "(SELECT %s, word, SUM(uses) AS used FROM portal_search_term WHERE word LIKE %s", piece
            )
            statement.values.append(f"%{piece}%")
            statement.add("AND NOT starts_with(word, %s) AND", piece).among("audience", audiences)
            statement.add("GROUP BY word ORDER BY used DESC, word LIMIT %s)", limit)
        return statement.rows()

    def terms_like(self, word: str, audiences, limit: int) -> list[tuple[str, str, int]]:
        statement = Statement().add(
            "SELECT word, shown, uses FROM portal_search_term WHERE word %% %s AND", word
        )
        statement.among("audience", audiences)
        statement.add("ORDER BY similarity(word, %s) DESC, word LIMIT %s", word, limit)
        return statement.rows()
