import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

HERE = Path(__file__).parent
EARTH_KM = 6371.0
LANGUAGES = ("de", "en", "uk")


@dataclass(frozen=True, slots=True)
class Town:
    """A town by its GeoNames number; its point is the middle of the town, in degrees, to about a kilometre."""

    id: int
    country: str
    region: str
    latitude: float
    longitude: float
    # In thousands.
    inhabitants: int
    names: tuple[str, ...]
    # Older names, and those of other languages.
    also: tuple[str, ...] = ()

    def name(self, language: str = "") -> str:
        return self.names[number_of(language)]

    def where(self, language: str = "") -> str:
        """What tells it from others: its region in Germany or among others of its name, else its country."""
        number = number_of(language)
        regions, countries = names_of("regions"), names_of("countries")
        region = regions.get((self.country, self.region))
        if region and (self.country == "DE" or how_often(number)[self.country, self.names[number]] > 1):
            return region[number]
        return countries[self.country,][number]

    def label(self, language: str = "") -> str:
        """Its name, with more only where another town is called the same."""
        number = number_of(language)
        often = how_often(number)["", self.names[number]] > 1
        return self.full_label(language) if often else self.names[number]

    def full_label(self, language: str = "") -> str:
        """As it stands in a list to choose from: "Frankfurt am Main, Hessen"."""
        name, where = self.name(language), self.where(language)
        return name if where == name else f"{name}, {where}"


def number_of(language: str) -> int:
    code = (language or get_language() or "")[:2]
    return LANGUAGES.index(code) if code in LANGUAGES else LANGUAGES.index("en")


def lines_of(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]


@cache
def names_of(table: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The three names of each country or region."""
    return {tuple(line[:-3]): tuple(line[-3:]) for line in lines_of(table)}


@cache
def all_towns() -> dict[int, Town]:
    towns = {}
    for country, region, number, latitude, longitude, inhabitants, *names, also in lines_of("towns"):
        towns[int(number)] = Town(
            int(number),
            country,
            region,
            float(latitude),
            float(longitude),
            int(inhabitants),
            tuple(names),
            tuple(filter(None, also.split(";"))),
        )
    return towns


@cache
def how_often(number: int) -> Counter[tuple[str, str]]:
    """How many towns share a name in one language: within each country, and in all (country "")."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in all_towns().values():
        counts.update([(one.country, one.names[number]), ("", one.names[number])])
    return counts


def town(number: int | None) -> Town | None:
    """The town of this GeoNames number; None for what we do not know."""
    return all_towns().get(number) if number else None


def distance_km(one: Town, other: Town) -> float:
    """As the crow flies, on a round earth."""
    high = math.radians(other.latitude - one.latitude)
    wide = math.radians(other.longitude - one.longitude)
    both = math.cos(math.radians(one.latitude)) * math.cos(math.radians(other.latitude))
    return 2 * EARTH_KM * math.asin(math.sqrt(math.sin(high / 2) ** 2 + both * math.sin(wide / 2) ** 2))
