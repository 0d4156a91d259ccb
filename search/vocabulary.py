"""The words that occur, counted by who may read them: for compounds, typing errors and "did you mean"."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection
from django.db.models import Q

from .engines import database
from .folding import written_words
from .models import Entry, Term
from .parsing import WORD_LENGTH_AT_MOST

SHORTEST, LONGEST = 3, WORD_LENGTH_AT_MOST
# A compound is looked for by a part of at least this length; shorter ones are in every word.
PART_OF_COMPOUND = 5
COMPOUNDS_AT_MOST = 8
CORRECTIONS_AT_MOST = 4
ROWS_AT_ONCE = 400


def written(entry: Entry) -> dict[str, str]:
    """Each folded word of an entry, as somebody wrote it."""
    text = " ".join((entry.title, *entry.tags, entry.text))
    return {
        word: text[start:end][:64]
        for word, start, end in written_words(text)
        if SHORTEST <= len(word) <= LONGEST and not word.isdigit()
    }


class Recount:
    """What a change of entries means for the words: taken off what was, added what is, written once."""

    def __init__(self):
        self.change: Counter[tuple[str, str]] = Counter()
        self.shown: dict[str, str] = {}

    def away(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self.change.subtract((word, entry.audience) for word in written(entry))

    def there(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            found = written(entry)
            self.shown |= found
            self.change.update((word, entry.audience) for word in found)

    def save(self) -> None:
        # In one order everywhere, so that two transactions never wait for each other in a circle.
        changes = sorted((key, number) for key, number in self.change.items() if number)
        more = [(*key, self.shown[key[0]], number) for key, number in changes if number > 0]
        less = [(number, *key) for key, number in changes if number < 0]
        with connection.cursor() as cursor:
            for start in range(0, len(more), ROWS_AT_ONCE):
                rows = more[start : start + ROWS_AT_ONCE]
                marks = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
                cursor.execute(
                    f"INSERT INTO portal_search_term (word, audience, shown, uses) VALUES {marks}"  # noqa: S608
                    " ON CONFLICT (word, audience) DO UPDATE SET uses = portal_search_term.uses + excluded.uses",
                    [value for row in rows for value in row],
                )
            if less:
                cursor.executemany(
                    "UPDATE portal_search_term SET uses = uses + %s WHERE word = %s AND audience = %s", less
                )
                Term.objects.filter(uses__lte=0).delete()


def compounds(words: Iterable[str], audiences) -> dict[str, list[str]]:
    """For each word the longer ones that end with it or hold it: "Ausbildung" is in "Pflegeausbildung"."""
    pieces = [word for word in words if len(word) >= PART_OF_COMPOUND]
    found: dict[str, list[str]] = {}
    if pieces:
        for piece, word, _uses in database().terms_containing(pieces, audiences, COMPOUNDS_AT_MOST):
            found.setdefault(piece, []).append(word)
    return found


def corrections(word: str, audiences) -> list[tuple[str, str]]:
    """Words (and how they are written) that somebody may have meant; none for a word that occurs."""
    allowed = errors_allowed(word)
    if not allowed:
        return []
    near = Term.objects.filter(audience__in=audiences, word__startswith=word[:2])
    near = near.filter(Q(word__startswith=word) | Q(word__regex=f"^.{{{len(word) - 2},{len(word) + 2}}}$"))
    candidates: dict[str, tuple[str, int]] = {}
    rows = [
        *near.order_by("-uses").values_list("word", "shown", "uses")[:1500],
        *database().terms_like(word, audiences, 80),
    ]
    for candidate, shown, uses in rows:
        if candidate.startswith(word):
            return []
        candidates[candidate] = (shown, uses)
    scored = [
        (distance, -uses, candidate, shown)
        for candidate, (shown, uses) in candidates.items()
        if (distance := steps_between(word, candidate, allowed)) <= allowed
    ]
    return [(candidate, shown) for _distance, _uses, candidate, shown in sorted(scored)[:CORRECTIONS_AT_MOST]]


def errors_allowed(word: str) -> int:
    if len(word) < 4 or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < 8 else 2


def steps_between(one: str, other: str, most: int) -> int:
    """How many letters must be added, left out, changed or swapped with their neighbour; stops beyond `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before_last, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and against == one[row - 2]:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before_last, last = last, current
    return last[-1]
