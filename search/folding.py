"""Makes words comparable: what people type on a foreign keyboard finds what others wrote on theirs."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart by itself.
LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ґ": "г",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "'": "",
        "’": "",
        "ʼ": "",
        "‘": "",
        "`": "",
        "´": "",
    }
)
# The underscore parts words, as it does for every engine.
WORD = re.compile(r"[^\W_]+")
# A word as it was written, with the apostrophes that belong to it.
WRITTEN = re.compile(r"[^\W_]+(?:['’ʼ‘`´\u0300-\u036f]+[^\W_]*)*")
# "Mueller", "Muller" and "Müller" are one person to whoever looks for her.
SPELT_OUT_UMLAUT = re.compile(r"([aou])e")


def fold(text: str) -> str:
    """Lower case, no accents, umlauts, apostrophes or ґ: "П’ятниця" → "пятниця", "Straße" → "strasse"."""
    letters = text.casefold().translate(LETTERS)
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters)
        marks = {letter for letter in set(letters) if unicodedata.combining(letter)}
        letters = letters.translate(dict.fromkeys(map(ord, marks))).translate(LETTERS)
    return SPELT_OUT_UMLAUT.sub(r"\1", letters)


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
