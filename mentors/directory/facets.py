"""The boxes that narrow the directory, in words. How many are behind each is counted by the door, under all other choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.accounts.models import Region
from portal.common.languages import language_name

from .models import MentorProfile
from .selection import HOW, WHERE, Selection

SHOWN_AT_ONCE = 6
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Option:
    """One box to tick."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    """A group of boxes; those in `more` stand behind a door until somebody asks for them."""

    name: str
    legend: str
    options: list[Option]
    more: list[Option] = field(default_factory=list)

    @property
    def chosen(self) -> list[Option]:
        return [option for option in (*self.options, *self.more) if option.checked]


def facets_of(selection: Selection, counts: Counts, topics: Mapping[str, str]) -> list[Facet]:
    """All of them in their order; `topics` are the words for them."""
    spoken = {code: language_name(code) for code in counts.get("spoken", {})}
    spoken |= {code: language_name(code) for code in selection.chosen("language")}
    ways = {"one_to_one": _("One to one"), "in_groups": _("In a group")}
    ways |= {"online": _("Online"), "in_person": _("In person")}
    how = {way: counts.get("how" if way in HOW else "where", {}).get(way, 0) for way in (*HOW, *WHERE)}

    def facet(name, legend, words, counted):
        return Facet(name, legend, options(words, counted, selection.chosen(name)))

    return [
        folded(facet("language", _("Language"), spoken, counts.get("spoken", {}))),
        folded(facet("topic", _("Topic"), topics, counts.get("topic", {}))),
        facet("how", _("How"), ways, how),
        facet("free", _("Places"), {"now": _("Free now")}, counts.get("free", {})),
        facet("kind", _("Where from"), MentorProfile.KIND_SHOWN, counts.get("mentor", {})),
        folded(facet("region", _("Region"), dict(Region.choices), counts.get("region", {}))),
    ]


def options(words: Mapping, counts: Mapping[str, int], chosen: frozenset[str]) -> list[Option]:
    return [
        Option(value, str(label), counts.get(value, 0), value in chosen) for value, label in words.items()
    ]


def folded(facet: Facet) -> Facet:
    """The fullest choices at once, the others behind a door; what is chosen is never hidden, nothing empty shown."""
    options = [option for option in facet.options if option.count or option.checked]
    options.sort(key=lambda option: (not option.checked, -option.count, option.label.casefold()))
    first = max(SHOWN_AT_ONCE, sum(option.checked for option in options))
    return Facet(facet.name, facet.legend, options[:first], options[first:])
