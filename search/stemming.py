"""Light stems: what is left of a folded word when its grammar is taken away.

Only endings go, never beginnings, and each language is a table that can be read. German follows the idea of a light
stemmer for nouns and adjectives (J. Savoy, "Light Stemming Approaches for the French, Portuguese, German and Hungarian
Languages", 2006), English that of an "s" stemmer with verbs (D. Harman, "How Effective is Suffixing?", 1991), Ukrainian
is a table of the case, number and verb endings of school grammar. A stem is no word: it is only ever compared with stems.
"""

import re
from functools import lru_cache

from .folding import fold

CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def endings(table: str) -> tuple[str, ...]:
    """Longest first: the first that leaves enough of the word is taken off."""
    return tuple(
        sorted({fold(ending) for ending in table.split()}, key=lambda ending: (-len(ending), ending))
    )


GERMAN = endings(
    "nis nisse nissen nisses innen erinnen isch ung ungen ern end est em en er es et in st e n s t"
)
GERMAN_LEFT = 4
ENGLISH = endings("ational ations ation ings ing ments ment ers ies ied ed es er or ly s e y")
ENGLISH_LEFT = 3
UKRAINIAN = endings(
    """
    а я у ю о е є и і ь в ам ям ом ем єм ою ею єю ами ями ах ях ів їв ев ов ові еві єві ії ія ію
    ий ій ої ої ого ього ому ьому им ім ими іми их іх ая яя ую юю еє ає ує
    ення ання яння ість ості істю ування ований ованих ований
    ти ла ло ли ати яти ити іти ути увати ати ють ають яють ують ться аться яться иться еться уються ються тися ася ися ше
    """
)
UKRAINIAN_LEFT = 3
# допомога, but у допомозі: the consonant before this ending has another shape.
SOFTENED = {"з": "г", "ц": "к", "с": "х"}
# знати is a verb, роботи a noun whose stem ends with the same consonant.
VERB_OR_NOUN = ("ти", "ла", "ло", "ли", "ше")
# садок, but у садку; українець, but українця.
FLEETING = {"ок": "к", "ець": "ц"}
# учителька and вчителька are one word; which it is depends on the word before.
SPELT_BY_EAR = re.compile(r"^у(?=[бвгджзклмнпрстфхцчшщ])")
DOUBLED = re.compile(r"([bdfglmnprt])\1$")


def without_ending(word: str, endings: tuple[str, ...], left: int) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word.removesuffix(ending)
    return word


def german(word: str) -> tuple[str, ...]:
    """Twice: "Mentorinnen" loses its number, then its gender's ending."""
    once = without_ending(word, GERMAN, GERMAN_LEFT)
    return (without_ending(once, GERMAN, GERMAN_LEFT),)


def english(word: str) -> tuple[str, ...]:
    stem = without_ending(word, ENGLISH, ENGLISH_LEFT)
    if stem.endswith("i") and len(stem) > ENGLISH_LEFT:
        stem = stem[:-1]
    return (DOUBLED.sub(r"\1", stem),)


def ukrainian(word: str) -> tuple[str, ...]:
    stem = without_ending(word, UKRAINIAN, UKRAINIAN_LEFT)
    found = {stem}
    if word.endswith("і") and stem != word and stem[-1] in SOFTENED:
        found.add(stem[:-1] + SOFTENED[stem[-1]])
    if word.endswith(VERB_OR_NOUN):
        found.add(word[:-1])
    for ending, kept in FLEETING.items():
        if word.endswith(ending) and len(word) - len(ending) >= UKRAINIAN_LEFT:
            found.add(word.removesuffix(ending) + kept)
    return tuple(SPELT_BY_EAR.sub("в", stem) for stem in found)


@lru_cache(maxsize=100_000)
def stems(word: str) -> frozenset[str]:
    """Every stem of a folded word: the script says which languages can have written it.

    A text may quote another language, and a name belongs to none, so that a Latin word has a German and an English stem.
    """
    if any(letter.isdigit() for letter in word):
        return frozenset({word})
    if CYRILLIC.search(word):
        return frozenset(ukrainian(word))
    return frozenset({*german(word), *english(word)})


@lru_cache(maxsize=100_000)
def stem_text(word: str) -> str:
    """The stems of a word as an entry keeps them."""
    return " ".join(sorted(stems(word)))
