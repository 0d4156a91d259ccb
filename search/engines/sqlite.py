"""The database engine on SQLite: FTS5, which ranks by itself; only its row numbers meet the entries.

The index has no text of its own: it reads the folded columns of the entry, and triggers keep it in the transaction that
changes one. A word is indexed with the prefix it begins with; the words that occur have an index of their threes.
"""

from collections.abc import Iterable
from itertools import product

from django.db import connection
from django.db.models import Q

from ..stemming import stems
from .asking import Group, Matching, Phrase
from .database import APART_AT_MOST, DatabaseEngine, Statement

COLUMNS = ("folded_title", "folded_tags", "folded", "title_stems", "stems")
WEIGHTS = "20.0, 8.0, 2.0, 6.0, 1.0"
LAST_LETTER = "\U0010ffff"
WRITTEN = "{folded_title folded_tags folded}"
STEMS = "{title_stems stems}"


def index_of(table: str, index: str, columns: tuple[str, ...], options: str) -> list[str]:
    """The statements that make a full-text index which follows its table."""
    names = ", ".join(columns)
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    away = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.id, {old});"  # noqa: S608
    there = f"INSERT INTO {index}(rowid, {names}) VALUES (new.id, {new});"  # noqa: S608
    made = f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5({names}, content='{table}', content_rowid='id', "
    return [
        f"{made}{options})",
        f"CREATE TRIGGER IF NOT EXISTS {index}_added AFTER INSERT ON {table} BEGIN {there} END",
        f"CREATE TRIGGER IF NOT EXISTS {index}_gone AFTER DELETE ON {table} BEGIN {away} END",
        f"CREATE TRIGGER IF NOT EXISTS {index}_changed AFTER UPDATE OF {names} ON {table} BEGIN {away} {there} END",
    ]


def quoted(word: str) -> str:
    """A word as FTS5 takes it: nothing inside the quotation marks is an operator."""
    return '"' + word.replace('"', '""') + '"'


def phrase(words: Phrase) -> str:
    return quoted(" ".join(words))


def any_of(words: Iterable[str]) -> str:
    return " OR ".join(quoted(word) for word in sorted(words))


class SQLite(DatabaseEngine):
    name = "sqlite"
    rank = f"-bm25(portal_search_words, {WEIGHTS}) * (1 + e.weight / 10.0)"
    moment = "julianday(e.at)"

    def prepare(self) -> None:
        words = "tokenize='unicode61 remove_diacritics 0', prefix='2 3'"
        with connection.cursor() as cursor:
            for statement in [
                *index_of("portal_search_entry", "portal_search_words", COLUMNS, words),
                *index_of("portal_search_term", "portal_search_threes", ("word",), "tokenize='trigram'"),
            ]:
                cursor.execute(statement)

    def scrub(self) -> None:
        """FTS5 keeps deleted words in its file until its parts are merged."""
        with connection.cursor() as cursor:
            for index in ("portal_search_words", "portal_search_threes"):
                cursor.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608

    def mend(self) -> None:
        """Make the index anew from the entries."""
        with connection.cursor() as cursor:
            for index in ("portal_search_words", "portal_search_threes"):
                cursor.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608

    def add_found(self, statement: Statement, expression: str) -> None:
        statement.add(
            "(e.id IN (SELECT rowid FROM portal_search_words WHERE portal_search_words MATCH %s))", expression
        )

    def in_title(self, group: Group) -> str:
        word = quoted(group.word)
        return f"{{folded_title}} : ({word} OR {word} *) OR {{title_stems}} : ({any_of(stems(group.word))})"

    def in_topic(self, group: Group) -> str:
        found = f"{{folded_title folded_tags}} : ({self.written(group)})"
        return f"{found} OR {{title_stems}} : ({any_of(group.stems)})" if group.stems else found

    def beside(self, one: Group, other: Group) -> str:
        pairs = product(sorted(stems(one.word)), sorted(stems(other.word)))
        near = [f"NEAR({quoted(first)} {quoted(second)}, {APART_AT_MOST})" for first, second in pairs]
        return f"{STEMS} : ({' OR '.join(near)})"

    def add_source(self, statement: Statement, matching: Matching | None) -> None:
        if matching is None:
            statement.add("FROM portal_search_entry e WHERE 1 = 1")
            return
        # CROSS JOIN keeps the index in front: SQLite would else try every entry against it.
        statement.add(
            "FROM portal_search_words CROSS JOIN portal_search_entry e ON e.id = portal_search_words.rowid"
        )
        statement.add("WHERE portal_search_words MATCH %s", self.expression(matching))

    def expression(self, matching: Matching) -> str:
        parts = [self.group(group, matching.title_only) for group in matching.groups if not group.optional]
        where = "{folded_title}" if matching.title_only else WRITTEN
        parts += [f"({where} : {phrase(words)})" for words in matching.phrases]
        wanted = f"({(' OR ' if matching.any_of else ' AND ').join(parts)})"
        more = [self.group(group, matching.title_only) for group in matching.groups if group.optional]
        if more:
            # What both sides find counts on both.
            wanted = f"({wanted} OR ({wanted} AND ({' OR '.join(more)})))"
        if not matching.excluded:
            return wanted
        unwanted = " OR ".join(phrase(words) for words in matching.excluded)
        return f"{wanted} NOT ({WRITTEN} : ({unwanted}))"

    def group(self, group: Group, title_only: bool) -> str:
        where = "{folded_title}" if title_only else WRITTEN
        found = f"{where} : ({self.written(group)})"
        if group.stems and not title_only:
            found += f" OR {STEMS} : ({any_of(group.stems)})"
        if not title_only:
            for words in group.together:
                found += f" OR {STEMS} : ({' AND '.join(f'({any_of(each)})' for each in words)})"
        return f"({found})"

    def begins_with(self, beginning: str) -> Q:
        """Between two words: what SQLite does with LIKE looks at every word there is."""
        return Q(word__gte=beginning, word__lt=f"{beginning}{LAST_LETTER}")

    def written(self, group: Group) -> str:
        """Twice, so that the word itself counts for more than a longer one that begins with it."""
        word = quoted(group.word)
        return " OR ".join([word, f"{word} *", *[phrase(words) for words in group.others]])

    def terms_containing(self, pieces: list[str], audiences, limit: int) -> list[tuple[str, str, int]]:
        statement = Statement()
        for number, piece in enumerate(pieces):
            statement.add("UNION ALL" if number else "")
            statement.add(
                "SELECT * FROM (SELECT %s, t.word, SUM(t.uses) AS used FROM portal_search_threes"
                " CROSS JOIN portal_search_term t ON t.id = portal_search_threes.rowid"
                " WHERE portal_search_threes MATCH %s AND",
                piece,
                quoted(piece),
            )
            statement.among("t.audience", audiences)
            statement.add("AND substr(t.word, 1, %s) <> %s", len(piece), piece)
            statement.add("GROUP BY t.word ORDER BY used DESC, t.word LIMIT %s)", limit)
        return statement.rows()

    def terms_like(self, word: str, audiences, limit: int) -> list[tuple[str, str, int]]:
        threes = {word[at : at + 3] for at in range(len(word) - 2)}
        statement = Statement().add(
            "SELECT t.word, t.shown, t.uses FROM portal_search_threes"
            " CROSS JOIN portal_search_term t ON t.id = portal_search_threes.rowid"
            " WHERE portal_search_threes MATCH %s AND",
            " OR ".join(quoted(three) for three in sorted(threes)),
        )
        statement.among("t.audience", audiences)
        statement.add("ORDER BY portal_search_threes.rank LIMIT %s", limit)
        return statement.rows()
