"""From what somebody typed to what an engine looks for: stems, synonyms, compounds, names, and corrections where nothing is found."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from .engines.asking import Ask, Group, Matching, Phrase
from .folding import words
from .models import Synonyms, Term
from .parsing import WORD_LENGTH_AT_MOST, Parsed
from .small_words import STOPWORDS
from .stemming import stems
from .vocabulary import compounds, corrections, sounding_like, taken_apart

# Of a long text only its most telling words are compared with others.
TELLING_WORDS = 16
WORDS_CONSIDERED = 40
ROWS_WEIGHED = 1500
TEXT_COMPARED = 4000


def meaning_of(parsed: Parsed, audiences, *, alone: bool = False) -> Matching:
    """`alone`: only the words themselves, e.g. while somebody is still typing them."""
    if alone:
        groups = [Group(word, optional=word in parsed.light) for word in parsed.words]
        return Matching(tuple(groups), parsed.phrases, parsed.excluded)
    longer = compounds(parsed.words, audiences)
    alike = sounding_like(parsed.words, audiences)
    same = synonyms(parsed.words)
    joined = stems_of_neighbours(parsed.words)
    groups = []
    for word in parsed.words:
        others = [(other,) for other in (*longer.get(word, ()), *alike.get(word, ()))]
        groups.append(
            group_of(
                *(word, others, same.get(word, []), joined.get(word, frozenset())),
                optional=word in parsed.light,
            )
        )
    return Matching(tuple(groups), parsed.phrases, parsed.excluded)


def group_of(
    word: str, others: Iterable[Phrase], synonyms: Iterable[Phrase], more_stems=frozenset(), *, optional: bool
) -> Group:
    """One word, what counts as it as it stands, and what means the same in any form."""
    synonyms = list(dict.fromkeys(synonyms))
    alone = frozenset().union(*(stems(phrase[0]) for phrase in synonyms if len(phrase) == 1))
    telling = [tuple(stems(each) for each in phrase if each not in STOPWORDS) for phrase in synonyms]
    return Group(
        word,
        stems(word) | more_stems | alone,
        tuple(dict.fromkeys((*others, *synonyms))),
        tuple(dict.fromkeys(phrase for phrase in telling if len(phrase) > 1)),
        optional,
    )


def stems_of_neighbours(found: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Two words that others write as one, "child care" and "Probe arbeiten": each then counts as both."""
    joined: dict[str, frozenset[str]] = {}
    for one, other in pairwise(found):
        both = stems(one + other)
        joined[one] = joined.get(one, frozenset()) | both
        joined[other] = joined.get(other, frozenset()) | both
    return joined


def synonyms(found: tuple[str, ...]) -> dict[str, list[Phrase]]:
    """What the editors say means the same as these words, in whichever form either is written.

    A phrase counts where its words stand beside each other; each of them then counts as all that the phrase means.
    """
    same: dict[str, list[Phrase]] = {}
    for line in Synonyms.objects.values_list("words", flat=True):
        phrases = [phrase for part in line.split(",") if (phrase := tuple(words(part)))]
        # A question comes without its small words.
        telling = [tuple(word for word in phrase if word not in STOPWORDS) or phrase for phrase in phrases]
        for meant in {run for phrase in telling for run in runs_like(phrase, found)}:
            others = [phrase for phrase in phrases if phrase != meant]
            for word in meant:
                same.setdefault(word, []).extend(others)
    return same


def runs_like(phrase: Phrase, found: tuple[str, ...]) -> list[Phrase]:
    """Where a phrase stands in the words of a question, in whichever form."""
    length = len(phrase)
    runs = [found[at : at + length] for at in range(len(found) - length + 1)]
    return [
        run
        for run in runs
        if all(
            mine == theirs or stems(mine) & stems(theirs) for mine, theirs in zip(run, phrase, strict=True)
        )
    ]


def corrected(parsed: Parsed, ask: Ask) -> tuple[Matching | None, str]:
    """What was meant if it was mistyped, and how it is written; only out of words that the asker may read."""
    groups, shown, changed = [], [], False
    known = synonyms(parsed.words)
    for word in parsed.words:
        optional = word in parsed.light
        found = [] if word in known else corrections(word, ask.audiences)
        apart = () if found or word in known else taken_apart(word, ask.audiences)
        changed = changed or bool(found or apart)
        if found:
            # What was meant takes the place of what was typed, which occurs nowhere.
            meant = found[0][0]
            same = synonyms((meant,)).get(meant, [])
            groups.append(group_of(meant, [(other,) for other, _shown in found[1:]], same, optional=optional))
            shown.append(found[0][1])
        else:
            groups.append(group_of(word, [apart] if apart else [], known.get(word, []), optional=optional))
            shown.append(" ".join(apart) or word)
    if not changed:
        return None, ""
    quoted = [f'"{" ".join(phrase)}"' for phrase in parsed.phrases]
    left_out = [f"-{' '.join(phrase)}" for phrase in parsed.excluded if len(phrase) == 1]
    matching = Matching(tuple(groups), parsed.phrases, parsed.excluded)
    return matching, " ".join([*shown, *quoted, *left_out])


def resembling(text: str, audiences, *, is_indexed: bool) -> Matching | None:
    """The telling words of a text, any of which may occur: of those it says most often the rarest among the entries.

    A word that everybody uses tells nothing and would be looked up in every entry, so words are taken only while they
    stand in `ROWS_WEIGHED` entries together. Last come those that no other text has: their stems may still occur.
    """
    counted = Counter(word for word in words(text[:TEXT_COMPARED]) if len(word) > 3 and word not in STOPWORDS)
    often = [word[:WORD_LENGTH_AT_MOST] for word, _count in counted.most_common(WORDS_CONSIDERED)]
    uses: Counter[str] = Counter()
    for word, number in Term.objects.filter(word__in=often, audience__in=audiences).values_list(
        "word", "uses"
    ):
        uses[word] += number
    own = 1 if is_indexed else 0
    telling, rows = [], 0
    for word in sorted(often, key=lambda word: (uses[word] <= own, uses[word])):
        if len(telling) < TELLING_WORDS and (not telling or rows + uses[word] <= ROWS_WEIGHED):
            telling.append(word)
            rows += uses[word]
    if not telling:
        return None
    return Matching(tuple(Group(word, stems(word)) for word in telling), any_of=True)
