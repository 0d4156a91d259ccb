"""The words of a text, made comparable."""

import re
from functools import lru_cache

from portal.common.folding import fold

# The underscore parts words, as it does for every engine.
WORD = re.compile(r"[^\W_]+")
# A word as it was written, with the apostrophes that belong to it.
WRITTEN = re.compile(r"[^\W_]+(?:['’ʼ‘`´\u0300-\u036f]+[^\W_]*)*")

# A language has few words compared with its texts.
fold_word = lru_cache(maxsize=50_000)(fold)
LONGEST_KEPT = 60


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [word for piece in text.split() for word in words_in(piece)]


def words_in(piece: str) -> tuple[str, ...]:
    """The folded words of what stands between two blanks: nothing in folding looks past them."""
    return _kept_words_in(piece) if len(piece) <= LONGEST_KEPT else tuple(WORD.findall(fold(piece)))


@lru_cache(maxsize=50_000)
def _kept_words_in(piece: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(piece)))


def folded_line(text: str) -> str:
    """The words of a text with a blank before each, so that " pre" finds a word that begins with "pre"."""
    return line(words(text))


def line(found: list[str]) -> str:
    """Folded words as a column keeps them."""
    return "".join([f" {word}" for word in found])


def written_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as they stand in it: each folded, with its beginning and end."""
    return [(fold_word(found[0]), found.start(), found.end()) for found in WRITTEN.finditer(text)]
