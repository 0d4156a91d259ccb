"""Which characters can stand on paper."""

import unicodedata
from functools import cache
from pathlib import Path

COVERED = Path(__file__).parent / "fonts" / "covered.txt"
# Stands for a character that no font of ours can draw; a reader sees that something is missing.
MISSING = "\N{WHITE SQUARE}"
# Marks that turn the direction of a line: on paper they could only make a name look like another.
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Breaks, joins and other marks without a shape of their own.
SHAPELESS = frozenset("\u200b\u2060\ufeff\ufffc\u2028\u2029")


def clean(text: str) -> str:
    """Without control characters and marks that turn a line; breaks of a line stay."""
    text = unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    )
    kept = (
        character
        for character in text
        if character not in TURNING
        and character not in SHAPELESS
        and (character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs", "Cn"))
    )
    return "".join(kept).replace("\t", " ")


def drawable(text: str) -> str:
    """Clean, and only what our fonts can draw: a tagged file with an empty shape in it is refused."""
    covered = _covered()
    return "".join(
        character if character == "\n" or ord(character) in covered else MISSING for character in clean(text)
    )


@cache
def _covered() -> frozenset[int]:
    points: set[int] = set()
    for line in COVERED.read_text().splitlines():
        if line.startswith("#"):
            continue
        for stretch in line.split():
            first, _dash, last = stretch.partition("-")
            points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)
