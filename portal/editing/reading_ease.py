"""How hard a text is to read, as one figure.

LIX (C. H. Björnsson, *Läsbarhet*, 1968): mean words a sentence plus the share of words longer than six letters in per
cent. It counts no syllables and needs no word list, so that it means the same for German, English and Ukrainian.
Below 40 is easy, from 50 on is official prose, from 60 on is science.
"""

import re

# Fewer words say nothing about a text.
FEWEST_WORDS = 80
LONG_WORD = 6
# German and Ukrainian words are longer than English ones for the same ease.
HARD_FROM = {"de": 55, "en": 50, "uk": 57}

_sentence_end = re.compile(r"[.!?…:]+(?=\s|$)|\n+")
_word = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def lix(text: str) -> int | None:
    """The figure for a text, or None if it is too short to say."""
    words = _word.findall(text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = sum(1 for part in _sentence_end.split(text) if _word.search(part))
    long = sum(len(word) > LONG_WORD for word in words)
    return round(len(words) / max(sentences, 1) + 100 * long / len(words))
