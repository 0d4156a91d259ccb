"""What narrows the directory, and how many are left behind each choice.

Within one facet the choices add up (German or English), between facets they narrow (German and online). Each count is
taken under all other facets, so that it says what one would find by ticking it.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.accounts.models import Region, SpokenLanguage
from portal.common.languages import language_choices, language_name
from portal.common.models import TaggedTopic, Topic
from search.finding import entries_of

from .models import MentorProfile

MEETING = {"one_to_one": Q(one_to_one=True), "in_groups": Q(in_groups=True)}
PLACE = {"online": Q(online=True), "in_person": Q(in_person=True)}
FREE = {"now": Q(places_free__gt=0)}
SHOWN_AT_ONCE = 6
SLUG = re.compile(r"[-\w]+")


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


@dataclass(frozen=True)
class Selection:
    """What somebody looks for, read from an address; whatever we do not know is left out."""

    text: str = ""
    topics: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    how: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()

    @classmethod
    def from_query(cls, query: QueryDict) -> "Selection":
        def known(name, values):
            return frozenset(query.getlist(name)) & frozenset(values)

        return cls(
            text=query.get("q", "").replace("\x00", "").strip()[:100],
            topics=frozenset(filter(SLUG.fullmatch, query.getlist("topic")[:20])),
            languages=known("language", dict(language_choices())),
            how=known("how", {**MEETING, **PLACE}),
            regions=known("region", Region.values),
            kinds=known("kind", MentorProfile.Kind.values),
            free=known("free", FREE),
        )

    def conditions(self) -> dict[str, Q]:
        """One condition for each facet that is in use."""
        profiles_on = TaggedTopic.objects.filter(
            content_type=ContentType.objects.get_for_model(MentorProfile), tag__slug__in=self.topics
        ).values("object_id")
        speakers = SpokenLanguage.objects.filter(language__in=self.languages).values("member")
        found = {
            "topic": Q(pk__in=profiles_on) if self.topics else Q(),
            "language": Q(member__in=speakers) if self.languages else Q(),
            "meeting": any_of(MEETING, self.how),
            "place": any_of(PLACE, self.how),
            "region": Q(region__in=self.regions) if self.regions else Q(),
            "kind": Q(kind__in=self.kinds) if self.kinds else Q(),
            "free": any_of(FREE, self.free),
        }
        return {name: condition for name, condition in found.items() if condition}


def any_of(choices: dict[str, Q], chosen: frozenset[str]) -> Q:
    condition = Q()
    for value in sorted(chosen & choices.keys()):
        condition |= choices[value]
    return condition


class Found:
    """The mentors a reader finds with a selection: how many, in which order, behind which facets."""

    def __init__(self, selection: Selection, member):
        self.selection = selection
        self.conditions = selection.conditions()
        self.everyone = MentorProfile.objects.listed().visible_to(member)
        if selection.text:
            entries = entries_of("mentor", selection.text)
            self.everyone = self.everyone.filter(pk__in=entries.values("thing"))

    def without(self, facet: str) -> Q:
        """All conditions but the facet's own; never empty, because an aggregate must have one."""
        condition = Q(pk__isnull=False)
        for name, part in self.conditions.items():
            if name != facet:
                condition &= part
        return condition

    @property
    def profiles(self) -> QuerySet:
        """Title matches first, then in an order that stays the same and puts nobody first for being new."""
        profiles = self.everyone.filter(self.without("")).for_rows()
        if not self.selection.text:
            return profiles.order_by("pk")
        titled = entries_of("mentor", self.selection.text).with_title_match(self.selection.text)
        by_title = When(pk__in=titled.filter(in_title=True).values("thing"), then=Value(0))
        return profiles.order_by(Case(by_title, default=Value(1)), "pk")

    @cached_property
    def counts(self) -> dict[str, int]:
        """Every count that needs no other table, in one query."""
        wanted = {"total": self.without("")}
        for facet, choices in (("meeting", MEETING), ("place", PLACE), ("free", FREE)):
            for value, condition in choices.items():
                wanted[f"{facet}_{value}"] = self.without(facet) & condition
        for value in MentorProfile.Kind.values:
            wanted[f"kind_{value}"] = self.without("kind") & Q(kind=value)
        for value in Region.values:
            wanted[f"region_{value}"] = self.without("region") & Q(region=value)
        return self.everyone.aggregate(
            **{name: Count("pk", filter=condition) for name, condition in wanted.items()}
        )

    @property
    def total(self) -> int:
        return self.counts["total"]

    @cached_property
    def facets(self) -> list[Facet]:
        how = {"one_to_one": _("One to one"), "in_groups": _("In a group")}
        where = {"online": _("Online"), "in_person": _("In person")}
        return [
            self.language_facet(),
            self.topic_facet(),
            Facet(
                "how",
                _("How"),
                [
                    *self.options("meeting", how, self.selection.how),
                    *self.options("place", where, self.selection.how),
                ],
            ),
            Facet("free", _("Places"), self.options("free", {"now": _("Free now")}, self.selection.free)),
            Facet(
                "kind", _("Where from"), self.options("kind", MentorProfile.KIND_SHOWN, self.selection.kinds)
            ),
            self.folded(
                "region", _("Region"), self.options("region", dict(Region.choices), self.selection.regions)
            ),
        ]

    def options(self, facet: str, labels: dict, chosen: frozenset[str]) -> list[Option]:
        return [
            Option(value, str(label), self.counts[f"{facet}_{value}"], value in chosen)
            for value, label in labels.items()
        ]

    def language_facet(self) -> Facet:
        counted = (
            self.everyone.filter(self.without("language"))
            .exclude(member__spoken_languages=None)
            .order_by()
            .values_list("member__spoken_languages__language")
            .annotate(count=Count("pk"))
        )
        counts = dict.fromkeys(self.selection.languages, 0) | dict(counted)
        return self.folded(
            "language",
            _("Language"),
            [
                Option(code, language_name(code), count, code in self.selection.languages)
                for code, count in counts.items()
            ],
        )

    def topic_facet(self) -> Facet:
        tagged = Q(
            tagged__content_type=ContentType.objects.get_for_model(MentorProfile),
            tagged__object_id__in=self.everyone.filter(self.without("topic")).order_by().values("pk"),
        )
        topics = Topic.objects.annotate(count=Count("tagged", filter=tagged)).filter(
            Q(count__gt=0) | Q(slug__in=self.selection.topics)
        )
        return self.folded(
            "topic",
            _("Topic"),
            [
                Option(topic.slug, topic.label, topic.count, topic.slug in self.selection.topics)
                for topic in topics
            ],
        )

    def folded(self, name: str, legend: str, options: list[Option]) -> Facet:
        """The fullest choices at once, the others behind a door; what is chosen is never hidden, nothing empty shown."""
        options = [option for option in options if option.count or option.checked]
        options.sort(key=lambda option: (not option.checked, -option.count, option.label.casefold()))
        first = max(SHOWN_AT_ONCE, sum(option.checked for option in options))
        return Facet(name, legend, options[:first], options[first:])
