"""Makes spellings comparable: what people type on a foreign keyboard is the same as what others wrote on theirs."""

import re
import unicodedata

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
