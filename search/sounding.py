"""How a name sounds, whoever wrote it: "Oksana" is Оксана, "Schewtschuk" and "Shevchuk" are Шевчук, "Kiew" is Київ.

A key in which the ways of writing Ukrainian in Latin letters fall together: the national table (resolution 55 of the
Cabinet of Ministers of Ukraine, 2010, as in passports), the German one of newspapers and Duden, the older ones by way of
Russian. It is blunt on purpose and only ever compared with keys; what it may stand for is decided by whoever asks.
"""

import re
from functools import lru_cache

from .stemming import CYRILLIC

SHORTEST = 3
LONGEST = 48
# Folded letters: й is и, ї is і, ґ is г. S is any hushing sound, X what Germans write "ch" or "tsch".
FROM_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезиіклмнопрстуфыэ", "abvgdesiiklmnoprstufie", strict=True)),
        **{"є": "ie", "ж": "S", "х": "X", "ц": "s", "ч": "X", "ш": "S", "щ": "SX", "ю": "iu", "я": "ia"},
        **dict.fromkeys("ьъ", ""),
    }
)
LATIN = {
    "schtsch": "SX",
    "shch": "SX",
    "tsch": "X",
    "sch": "S",
    "sh": "S",
    "zgh": "sg",
    "zh": "S",
    "kh": "X",
    "sz": "S",
    "cz": "X",
}
LATIN |= {"ch": "X", "ck": "k", "ts": "s", "tz": "s", "ph": "f", "ce": "se", "ci": "si", "cy": "si"}
LATIN |= {"c": "k", "q": "k", "x": "ks", "w": "v", "z": "s", "h": "g", "y": "i", "j": "i"}
FROM_LATIN = re.compile("|".join(sorted(LATIN, key=len, reverse=True)))
# Київ, Kyjiw and Kiew; Софія and Sofija; Тетяна and Tetiana.
GLIDES = re.compile(r"[ie]*i[ie]*")
GLIDE_BEFORE_VOWEL = re.compile(r"(?<=.)i(?=[aou])")
DOUBLED = re.compile(r"(.)\1+")
VOWELS_AT_THE_END = re.compile(r"[aeiou]+$")
# Харків, but у Харкові and Kharkov.
OF_TOWNS = re.compile(r"[eio]v$")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The key of a folded word without its last vowels, which are grammar; empty where it would say nothing."""
    if not SHORTEST <= len(word) <= LONGEST or any(letter.isdigit() for letter in word):
        return ""
    if CYRILLIC.search(word):
        letters = word.translate(FROM_CYRILLIC)
    else:
        letters = FROM_LATIN.sub(lambda found: LATIN[found[0]], word)
    letters = GLIDE_BEFORE_VOWEL.sub("", GLIDES.sub("i", letters))
    whole = DOUBLED.sub(r"\1", letters)
    stem = VOWELS_AT_THE_END.sub("", whole)
    key = OF_TOWNS.sub("v", stem) if len(stem) > SHORTEST else stem
    return key if len(key) >= SHORTEST else whole if len(whole) >= SHORTEST else ""


def of_one_script(one: str, other: str) -> bool:
    return bool(CYRILLIC.search(one)) == bool(CYRILLIC.search(other))
