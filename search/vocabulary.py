"""The words that occur, counted by who may read them: for compounds, typing errors and "did you mean"."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Q

from .engines import database
from .folding import WRITTEN, words_in
from .models import Entry, Term
from .parsing import WORD_LENGTH_AT_MOST
from .rows import insert
from .sounding import of_one_script, sound
from .stemming import stems

SHORTEST, LONGEST = 3, WORD_LENGTH_AT_MOST
# A compound is looked for by a part of at least this length; shorter ones are in every word.
PART_OF_COMPOUND = 5
COMPOUNDS_AT_MOST = 8
CORRECTIONS_AT_MOST = 4
LONG_ENOUGH_TO_PART = 8
SOUNDS_AT_MOST = 6
SHORT_SOUND, SOUNDS_READ = 3, 80
ROWS_AT_ONCE = 400


class Recount:
    """What a change of entries means for the words: taken off what was, added what is, written once."""

    def __init__(self):
        self.less: dict[str, Counter[str]] = defaultdict(Counter)
        self.more: dict[str, Counter[str]] = defaultdict(Counter)
        self.pieces: dict[str, None] = {}

    def away(self, folded: str, audience: str) -> None:
        """An entry with these folded words is no more."""
        self.less[audience].update(set(folded.split()))

    def there(self, entry: Entry) -> None:
        self.more[entry.audience].update(set(entry.folded.split()))
        for text in (entry.title, *entry.tags, entry.text):
            self.pieces.update(dict.fromkeys(text.split()))

    def save(self) -> None:
        changes = {
            (word, audience): number
            for audience in self.less.keys() | self.more.keys()
            for word in self.less[audience].keys() | self.more[audience].keys()
            if (number := self.more[audience][word] - self.less[audience][word])
            and SHORTEST <= len(word) <= LONGEST
            and not word.isdigit()
        }
        shown = self.as_written()
        insert(
            Term,
            ("word", "audience", "shown", "sound", "uses"),
            # In one order everywhere, so that two transactions never wait for each other in a circle.
            [
                (*key, shown.get(key[0], key[0]), sound(key[0]), number)
                for key, number in sorted(changes.items())
            ],
            "ON CONFLICT (word, audience) DO UPDATE SET uses = portal_search_term.uses + excluded.uses",
        )
        fewer = sorted({word for (word, _audience), number in changes.items() if number < 0})
        for start in range(0, len(fewer), ROWS_AT_ONCE):
            Term.objects.filter(word__in=fewer[start : start + ROWS_AT_ONCE], uses__lte=0)._raw_delete(
                Term.objects.db
            )

    def as_written(self) -> dict[str, str]:
        """Each folded word as somebody wrote it."""
        shown = {}
        for piece in self.pieces:
            for word, written in zip(words_in(piece), WRITTEN.findall(piece), strict=False):
                shown[word] = written[:64]
        return shown


def compounds(words: Iterable[str], audiences) -> dict[str, list[str]]:
    """For each word the longer ones that end with it or hold it: "Ausbildung" is in "Pflegeausbildung"."""
    pieces = [word for word in words if len(word) >= PART_OF_COMPOUND]
    found: dict[str, list[str]] = {}
    if pieces:
        for piece, word, _uses in database().terms_containing(pieces, audiences, COMPOUNDS_AT_MOST):
            found.setdefault(piece, []).append(word)
    return found


def sounding_like(words: Iterable[str], audiences) -> dict[str, list[str]]:
    """For each word those that sound like it in the other script: "Kharkiv" is Харків, and the other way round.

    Where that is a name, "Charkiw" as well: Latin letters write it in several ways.
    """
    sounds = {word: key for word in words if (key := sound(word))}
    if not sounds:
        return {}
    rows = Term.objects.filter(audience__in=audiences, sound__in=set(sounds.values())).order_by(
        "-uses", "word"
    )
    alike: dict[str, dict[str, str]] = defaultdict(dict)
    for other, shown, key in rows.values_list("word", "shown", "sound")[:SOUNDS_READ]:
        alike[key].setdefault(other, shown)
    found = {}
    for word, key in sounds.items():
        foreign = [other for other in alike[key] if not of_one_script(word, other)]
        named = any(alike[key][other][:1].isupper() for other in foreign)
        # Short keys fall together by chance.
        if foreign and (named or len(key) > SHORT_SOUND):
            others = [other for other in alike[key] if other != word] if named else foreign
            found[word] = others[:SOUNDS_AT_MOST]
    return found


def corrections(word: str, audiences) -> list[tuple[str, str]]:
    """Words (and how they are written) that somebody may have meant; none for a word that occurs in any form."""
    allowed = errors_allowed(word)
    if not allowed:
        return []
    stem = min(stems(word), key=len)
    near = Term.objects.filter(audience__in=audiences).filter(
        database().begins_with(stem)
        | database().begins_with(word[:2]) & Q(word__regex=f"^.{{{len(word) - 2},{len(word) + 2}}}$")
        | Q(sound=sound(word) or None)
    )
    candidates: dict[str, tuple[str, int]] = {}
    rows = [
        *near.order_by("-uses").values_list("word", "shown", "uses")[:1500],
        *database().terms_like(word, audiences, 80),
    ]
    for candidate, shown, uses in rows:
        if candidate.startswith(word) or stems(candidate) & stems(word):
            return []
        candidates[candidate] = (shown, uses)
    scored = [
        (distance, -uses, candidate, shown)
        for candidate, (shown, uses) in candidates.items()
        if (distance := distance_between(word, candidate, allowed)) <= allowed
    ]
    return [(candidate, shown) for _distance, _uses, candidate, shown in sorted(scored)[:CORRECTIONS_AT_MOST]]


def taken_apart(word: str, audiences) -> tuple[str, ...]:
    """Two words that occur and make this one, which does not: "kitchentable". The longest first word wins."""
    cuts = range(SHORTEST, len(word) - SHORTEST + 1) if len(word) >= LONG_ENOUGH_TO_PART else ()
    pieces = {piece for at in cuts for piece in (word[:at], word[at:])}
    known = set(Term.objects.filter(audience__in=audiences, word__in=pieces).values_list("word", flat=True))
    parts = [(word[:at], word[at:]) for at in cuts if {word[:at], word[at:]} <= known]
    return parts[-1] if parts else ()


def distance_between(word: str, candidate: str, allowed: int) -> int:
    """How far a word is from what was typed. Two letters that are others make another word, not a slip."""
    if sound(word) and sound(word) == sound(candidate) and of_one_script(word, candidate):
        return 1
    steps = steps_between(word, candidate, allowed)
    if steps == 2 and len(word) == len(candidate):
        changed = [at for at in range(len(word)) if word[at] != candidate[at]]
        if len(changed) == 2 and sorted(word) != sorted(candidate):
            return allowed + 1
    return steps


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
