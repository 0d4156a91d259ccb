"""The words of a text, made comparable."""

import re
from functools import lru_cache

from portal.common.folding import fold

# The underscore parts words, as it does for every engine.
WORD = re.compile(r"[^\W_]+")
# A word as it was written, with the apostrophes that belong to it.
WRITTEN = re.compile(r"[^\W_]+(?:['’ʼ‘`´\u0300-\u036f]+[^\W_]*)*")

# A language has few words compared with its texts.
fold_word = lru_cache(maxsize=100_000)(fold)


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return WORD.findall(fold(text))


def folded_line(text: str) -> str:
    """The words of a text with a blank before each, so that " pre" finds a word that begins with "pre"."""
    return line(words(text))


def line(found: list[str]) -> str:
    """Folded words as a column keeps them."""
    return "".join([f" {word}" for word in found])


def written_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as they stand in it: each folded, with its beginning and end."""
    return [(fold_word(found[0]), found.start(), found.end()) for found in WRITTEN.finditer(text)]
