"""From what somebody typed to what an engine looks for: stems, synonyms, compounds, and corrections where nothing is found."""

from collections import Counter

from .engines.asking import Ask, Group, Matching, Phrase
from .folding import words
from .models import Synonyms
from .parsing import Parsed
from .stemming import STOPWORDS, stems
from .vocabulary import compounds, corrections

# Of a long text only its most telling words are compared with others.
TELLING_WORDS = 16
TEXT_COMPARED = 4000


def meaning_of(parsed: Parsed, audiences, *, alone: bool = False) -> Matching:
    """`alone`: only the words themselves, e.g. while somebody is still typing them."""
    also: dict[str, list[Phrase]] = {}
    if not alone:
        for word, longer in compounds(parsed.words, audiences).items():
            also.setdefault(word, []).extend((other,) for other in longer)
        for word, others in synonyms(parsed.words).items():
            also.setdefault(word, []).extend(others)
    groups = tuple(
        Group(word, frozenset() if alone else stems(word), tuple(dict.fromkeys(also.get(word, ()))))
        for word in parsed.words
    )
    return Matching(groups, parsed.phrases, parsed.excluded)


def synonyms(found: tuple[str, ...]) -> dict[str, list[Phrase]]:
    """What the editors say means the same as one of these words, in whichever form either is written."""
    same: dict[str, list[Phrase]] = {}
    for line in Synonyms.objects.values_list("words", flat=True):
        phrases = [tuple(words(part)) for part in line.split(",")]
        for word in found:
            if any(len(part) == 1 and (part[0] == word or stems(part[0]) & stems(word)) for part in phrases):
                same.setdefault(word, []).extend(part for part in phrases if part and part != (word,))
    return same


def corrected(parsed: Parsed, ask: Ask) -> tuple[Matching | None, str]:
    """What was meant if it was mistyped, and how it is written; only out of words that the asker may read."""
    groups, shown, changed = [], [], False
    for word in parsed.words:
        found = corrections(word, ask.audiences)
        changed = changed or bool(found)
        shown.append(found[0][1] if found else word)
        groups.append(Group(word, stems(word), tuple((other,) for other, _shown in found)))
    if not changed:
        return None, ""
    quoted = [f'"{" ".join(phrase)}"' for phrase in parsed.phrases]
    left_out = [f"-{' '.join(phrase)}" for phrase in parsed.excluded if len(phrase) == 1]
    matching = Matching(tuple(groups), parsed.phrases, parsed.excluded)
    return matching, " ".join([*shown, *quoted, *left_out])


def resembling(text: str) -> Matching | None:
    """The telling words of a text, any of which may occur; what is rare among the entries counts for more by itself."""
    counted = Counter(word for word in words(text[:TEXT_COMPARED]) if len(word) > 3 and word not in STOPWORDS)
    telling = [word for word, _count in counted.most_common(TELLING_WORDS)]
    if not telling:
        return None
    return Matching(tuple(Group(word[:48], stems(word[:48])) for word in telling), any_of=True)
