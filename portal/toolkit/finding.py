"""What narrows the toolkit, and how many are left behind each choice.

Within one facet the choices add up (before or closing), between facets they narrow (a checklist for mentors). Each count
is taken under all other facets, so that it says what one would find by ticking it. All of them cost one query.
"""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.pages.frame import frame_of
from portal.pages.modules import module_choices, modules

from .vocabulary import COLUMN_OF, Kind, Phase, Role

LANGUAGES = dict(settings.LANGUAGES)
# A language that has no row yet has no tools either.
NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Option:
    """One box to tick."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    """A group of boxes."""

    name: str
    legend: str
    options: list[Option]

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.checked]


@dataclass(frozen=True)
class Selection:
    """What somebody looks for, read from an address; whatever we do not know is left out."""

    text: str = ""
    phases: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()

    @classmethod
    def from_query(cls, query: QueryDict) -> "Selection":
        def known(name, values):
            return frozenset(query.getlist(name)) & frozenset(values)

        return cls(
            text=query.get("q", "").replace("\x00", "").strip()[:100],
            phases=known("phase", Phase.values),
            roles=known("role", Role.values),
            kinds=known("kind", Kind.values),
            languages=known("language", LANGUAGES),
            modules=known("module", modules()),
        )

    def __bool__(self) -> bool:
        return self != Selection()


def key_of(facet: str, value: str) -> str:
    """The name of one count; an aggregate takes no hyphens."""
    return f"{facet}_{value.replace('-', '_')}"


class Found:
    """The tools that a selection leaves: which, how many, behind which facets."""

    def __init__(self, selection: Selection, *, items: QuerySet, language: str):
        self.selection = selection
        # Nobody who chooses no language wants to read in three.
        self.languages = selection.languages or frozenset([language])
        self.everything = items.for_everybody().saying(selection.text)
        self.choices = {
            "phase": {value: Q(phase=value) for value in Phase.values},
            "role": {role: Q(**{column: True}) for role, column in COLUMN_OF.items()},
            "kind": {value: Q(kind=value) for value in Kind.values},
            "language": {code: Q(locale=key) for key, code in frame_of().languages.items()},
            "module": {slug: Q(module=module.pk) for slug, module in modules().items()},
        }
        self.taken = {
            "phase": selection.phases,
            "role": selection.roles,
            "kind": selection.kinds,
            "language": self.languages,
            "module": selection.modules,
        }

    def without(self, facet: str) -> Q:
        """The conditions of all facets but one; never empty, because an aggregate must have one."""
        condition = Q(pk__isnull=False)
        for name, chosen in self.taken.items():
            if name != facet and chosen:
                either = Q()
                for value in sorted(chosen):
                    either |= self.choices[name].get(value, NOTHING)
                condition &= either
        return condition

    @property
    def items(self) -> QuerySet:
        return self.everything.filter(self.without("")).for_rows().along_the_way()

    @cached_property
    def counts(self) -> dict[str, int]:
        wanted = {"total": self.without("")}
        for facet, choices in self.choices.items():
            for value, condition in choices.items():
                wanted[key_of(facet, value)] = self.without(facet) & condition
        return self.everything.aggregate(
            **{name: Count("pk", filter=condition) for name, condition in wanted.items()}
        )

    @property
    def total(self) -> int:
        return self.counts["total"]

    @cached_property
    def facets(self) -> list[Facet]:
        return [
            self.facet("phase", _("When"), dict(Phase.choices), self.selection.phases),
            self.facet("role", pgettext("facet", "For whom"), dict(Role.choices), self.selection.roles),
            self.facet("kind", _("What"), dict(Kind.choices), self.selection.kinds),
            self.facet("module", _("Module"), dict(module_choices()), self.selection.modules),
            self.facet("language", _("Language"), LANGUAGES, self.selection.languages),
        ]

    def facet(self, name: str, legend: str, labels: dict, chosen: frozenset[str]) -> Facet:
        options = [
            Option(value, str(label), self.counts.get(key_of(name, value), 0), value in chosen)
            for value, label in labels.items()
        ]
        return Facet(name, legend, options)
