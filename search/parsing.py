"""What somebody typed, understood: words, "phrases" and -words. Every text has a meaning, none has a syntax error."""

import re
from dataclasses import dataclass

from .folding import words
from .small_words import LIGHT_WORDS, STOPWORDS

# Nobody looks for more than this; whoever sends more wants to keep the machine busy.
LETTERS_AT_MOST = 400
WORDS_AT_MOST = 8
WORD_LENGTH_AT_MOST = 48
PARTS = re.compile(r'(?P<minus>(?<!\S)-)?(?:["„“”«»](?P<phrase>[^"„“”«»]*)["„“”«»]|(?P<word>[^\s"„“”«»]+))')


@dataclass(frozen=True)
class Parsed:
    """The folded words of a question. A phrase is a tuple of words that stand beside each other."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()

    @property
    def light(self) -> frozenset[str]:
        """The words that need not occur, because the others say what is looked for."""
        light = frozenset(self.words) & LIGHT_WORDS
        return light if self.phrases or len(light) < len(self.words) else frozenset()

    @property
    def says_something(self) -> bool:
        return bool(self.words or self.phrases)


def parse(text: str) -> Parsed:
    wanted: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    for part in PARTS.finditer(text[:LETTERS_AT_MOST]):
        quoted = part["phrase"] is not None
        found = tuple(
            word[:WORD_LENGTH_AT_MOST] for word in words(part["phrase"] if quoted else part["word"])
        )
        if not found:
            continue
        if part["minus"]:
            excluded.append(found)
        elif quoted and len(found) > 1:
            phrases.append(found)
        else:
            wanted.extend(found)
    telling = [word for word in dict.fromkeys(wanted) if word not in STOPWORDS]
    # A question of nothing but small words is meant as it stands.
    kept = telling or ([] if phrases else list(dict.fromkeys(wanted)))
    return Parsed(
        tuple(kept[:WORDS_AT_MOST]), tuple(phrases[:WORDS_AT_MOST]), tuple(excluded[:WORDS_AT_MOST])
    )
