"""What somebody looks for in the directory, read from an address and written back into one."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from portal.accounts.models import Region
from portal.common.languages import language_choices
from portal.common.places import Found as FoundTown
from portal.common.places import Town, resolve
from search.query import PAGES_AT_MOST, Order, Place, Query

from .models import MentorProfile

KIND = "mentor"
PAGE_SIZE = 20
LENGTH_AT_MOST = 100
VALUES_AT_MOST = 20
RADII = tuple(range(10, 201, 10))
RADIUS = 50
SLUG = re.compile(r"[-\w]{1,80}")

# A group of boxes of the page may be more than one facet of the door: within a facet choices add up.
HOW, WHERE = ("one_to_one", "in_groups"), ("online", "in_person")
FACETS_OF = {
    "language": {"spoken": None},
    "topic": {"topic": None},
    "how": {"how": HOW, "where": WHERE},
    "free": {"free": None},
    "kind": {"mentor": None},
    "region": {"region": None},
}


def known_values() -> dict[str, frozenset[str]]:
    return {
        "language": frozenset(dict(language_choices())),
        "how": frozenset((*HOW, *WHERE)),
        "free": frozenset(("now",)),
        "kind": frozenset(MentorProfile.Kind.values),
        "region": frozenset(Region.values),
    }


@dataclass(frozen=True)
class Selection:
    """Text, choices, and how far from which town; whatever we do not know is left out."""

    text: str = ""
    choices: dict[str, frozenset[str]] = field(default_factory=dict)
    # What was typed as a town, and what it means.
    town_text: str = ""
    meant: FoundTown = FoundTown()
    radius: int = RADIUS
    # "near" or "fit" when somebody asked for an order.
    order: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict) -> "Selection":
        known = known_values()
        choices = {}
        for name in FACETS_OF:
            values = query.getlist(name)[:VALUES_AT_MOST]
            choices[name] = frozenset(
                value
                for value in values
                if (value in known[name] if name in known else SLUG.fullmatch(value))
            )
        town_text = one_line(query.get("town", ""))
        number = query.get("page", "")
        return cls(
            text=one_line(query.get("q", "")),
            choices=choices,
            town_text=town_text,
            meant=resolve(town_text),
            radius=next((radius for radius in RADII if str(radius) == query.get("radius")), RADIUS),
            order=query.get("order", "") if query.get("order") in {"near", "fit"} else "",
            page=min(int(number), PAGES_AT_MOST) if re.fullmatch("[1-9][0-9]{0,3}", number) else 1,
        )

    @property
    def town(self) -> Town | None:
        return self.meant.town

    @property
    def is_nearest_first(self) -> bool:
        """Whoever names a town and no word wants to know who is near."""
        if self.town is None:
            return False
        return self.order == "near" if self.order else not self.text

    def chosen(self, name: str) -> frozenset[str]:
        return self.choices.get(name, frozenset())

    def query(self, asker) -> Query:
        """The question for the door."""
        facets = {}
        for name, parts in FACETS_OF.items():
            for facet, values in parts.items():
                facets[facet] = self.chosen(name) & frozenset(values) if values else self.chosen(name)
        return Query(
            asker=asker,
            text=self.text,
            kinds=(KIND,),
            facets=facets,
            place=Place(self.town.latitude, self.town.longitude, self.radius) if self.town else None,
            order=Order.NEAREST if self.is_nearest_first else Order.RELEVANCE,
            page=self.page,
            page_size=PAGE_SIZE,
        )

    # --- addresses -------------------------------------------------------------------------------------------------

    @cached_property
    def pairs(self) -> list[tuple[str, str]]:
        """What its address says, without the page: only what was chosen, always in the same order."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name in FACETS_OF for value in sorted(self.chosen(name))]
        if self.town_text:
            pairs.append(("town", self.town.full_label() if self.town else self.town_text))
        if self.town:
            pairs.append(("radius", str(self.radius)))
            pairs += [("order", self.order)] if self.order else []
        return pairs

    @property
    def address(self) -> str:
        query = urlencode(self.pairs)
        return f"{reverse('directory:profile_list')}?{query}" if query else reverse("directory:profile_list")

    def without(self, name: str, value: str) -> "Selection":
        """The same without one of its choices, from its first page."""
        return replace(self, choices=self.choices | {name: self.chosen(name) - {value}}, page=1)

    def near(self, town: Town | None) -> "Selection":
        return replace(
            self, town_text=town.full_label() if town else "", meant=FoundTown(town), order="", page=1
        )

    def within(self, radius: int) -> "Selection":
        return replace(self, radius=radius, page=1)

    def in_order(self, order: str) -> "Selection":
        return replace(self, order=order, page=1)

    @property
    def text_only(self) -> "Selection":
        return Selection(text=self.text)


def one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:LENGTH_AT_MOST]
