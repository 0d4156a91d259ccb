"""Facet values as signs: each value has a number, each number is one character, and an entry keeps its own as a text.

So the facets of ten thousand matches come along with them and are counted as letters are, without a table beside the
entries in which every match would have to be looked up a dozen times.
"""

from collections.abc import Iterable

from .models import FacetValue

# Numbers become characters past ASCII, so that nobody takes them for text, and leap over those that stand for nothing alone.
FIRST, SURROGATES, LEAP = 0x100, 0xD800, 0x800


def sign_of(number: int) -> str:
    code = FIRST + number
    return chr(code if code < SURROGATES else code + LEAP)


def number_of(sign: str) -> int:
    code = ord(sign)
    return (code if code < SURROGATES else code - LEAP) - FIRST


def pairs_of(facets) -> set[tuple[str, str]]:
    """What a thing says of itself, as (key, value)."""
    return {(key, str(value)[:80]) for key, values in facets.items() for value in values}


def signs_for(pairs: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The sign of each value; one that is met for the first time gets its number."""
    known = _numbers(pairs) if pairs else {}
    if new := pairs - known.keys():
        FacetValue.objects.bulk_create(
            [FacetValue(key=key, value=value) for key, value in sorted(new)], ignore_conflicts=True
        )
        known |= _numbers(new)
    return {pair: sign_of(number) for pair, number in known.items()}


def _numbers(pairs: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    values = FacetValue.objects.filter(value__in={value for _key, value in pairs})
    found = {(key, value): number for number, key, value in values.values_list("pk", "key", "value")}
    return {pair: number for pair, number in found.items() if pair in pairs}


def read(signs: Iterable[str]) -> dict[str, tuple[str, str]]:
    """What each of these signs stands for."""
    numbers = {number_of(sign) for sign in signs}
    values = FacetValue.objects.filter(pk__in=numbers) if numbers else FacetValue.objects.none()
    return {sign_of(number): (key, value) for number, key, value in values.values_list("pk", "key", "value")}


def read_all() -> dict[str, tuple[str, str]]:
    """What every sign stands for: some hundreds, in one question."""
    values = FacetValue.objects.values_list("pk", "key", "value")
    return {sign_of(number): (key, value) for number, key, value in values}
