"""From what somebody types to a town."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from ..folding import fold
from .towns import LANGUAGES, Town, all_towns, names_of, town

LENGTH_AT_MOST = 100
CHOICES_AT_MOST = 8
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"[0-9]{1,9}")
# "Frankfurt" is what people say of Frankfurt am Main and of Frankfurt (Oder).
BY_WHICH = re.compile(r"\s*(\(|/| (am|an|auf|bei|im|in|ob|vor|aan|upon|nad) |-на-).*")


@dataclass(frozen=True)
class Found:
    """The town that was meant, or those between which somebody has to choose; neither: we know none."""

    town: Town | None = None
    choices: tuple[Town, ...] = ()


def key_of(text: str) -> str:
    return " ".join(WORD.findall(fold(text[:LENGTH_AT_MOST])))


class Match(IntEnum):
    BEGINS = 0
    # "Halle" for Halle (Saale).
    SHORT = 1
    WHOLE = 2


@cache
def index() -> tuple[list[str], list[tuple[Town, Match]]]:
    """Every name in every language, in order, with its town."""
    pairs = {}
    for one in all_towns().values():
        for name in (*one.names, *one.also):
            pairs.setdefault((key_of(BY_WHICH.sub("", name)), one.id), Match.SHORT)
            pairs[key_of(name), one.id] = Match.WHOLE
    in_order = sorted(pair for pair in pairs if pair[0])
    return [key for key, _id in in_order], [(all_towns()[pair[1]], pairs[pair]) for pair in in_order]


def beginning_with(key: str) -> dict[Town, Match]:
    """The towns of which a name begins so and how well it fits: names as they are first, the largest first."""
    keys, towns = index()
    found: dict[Town, Match] = {}
    for place in range(bisect_left(keys, key), len(keys)):
        if not keys[place].startswith(key):
            break
        one, match = towns[place]
        found[one] = max(found.get(one, Match.BEGINS), match if keys[place] == key else Match.BEGINS)
    return dict(
        sorted(
            found.items(),
            key=lambda pair: (not pair[1], not pair[0].region, -pair[0].inhabitants, pair[0].id),
        )
    )


def matching(text: str) -> dict[Town, Match]:
    """As `beginning_with`, for "Neustadt, Hessen" as well: what stands behind the last comma narrows."""
    name, comma, where = text.rpartition(",")
    found = beginning_with(key_of(text)) if key_of(text) else {}
    if not comma or not key_of(name):
        return found
    wanted = key_of(where)
    for one, match in beginning_with(key_of(name)).items():
        region = names_of("regions").get((one.country, one.region), ())
        known = {key_of(word) for word in (*region, *names_of("countries")[one.country,])}
        if any(word.startswith(wanted) for word in known):
            found[one] = match if wanted in known else Match.BEGINS
    return found


def search(text: str, language: str = "", limit: int = CHOICES_AT_MOST) -> list[Town]:
    """The towns of which a name in any language begins with the text; those first that are called so in this one."""
    if not key_of(text):
        return []
    wanted = key_of(text)
    found = list(matching(text).items())[: 4 * limit]
    found.sort(key=lambda pair: (not pair[1], not key_of(pair[0].name(language)).startswith(wanted)))
    return [one for one, _match in found[:limit]]


def resolve(text: str) -> Found:
    """The one town that a text names, by its number or in whatever language; several: somebody has to choose."""
    text = text.strip()[:LENGTH_AT_MOST]
    if NUMBER.fullmatch(text):
        return Found(town(int(text)))
    found = matching(text) if key_of(text) else {}
    candidates = [one for one, match in found.items() if match] or list(found)
    # A line out of the list of choices is that choice.
    exactly = [
        one for one in candidates if key_of(text) in {key_of(one.full_label(code)) for code in LANGUAGES}
    ]
    candidates = exactly or candidates
    # Who writes the whole name of the largest means that one; of two Frankfurts none is called just so.
    if len(candidates) == 1 or (candidates and found[candidates[0]] == Match.WHOLE):
        return Found(candidates[0])
    return Found(choices=tuple(candidates[:CHOICES_AT_MOST]))
