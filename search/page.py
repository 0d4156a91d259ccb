"""What the page of results shows for what stands in its address."""

from dataclasses import dataclass, field, replace

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.common.languages import language_name

from .finding import find
from .query import PAGE_SIZE, PAGES_AT_MOST, Hit, Order, Query, Result
from .sources import Facet, Source, in_order

LANGUAGES = dict(settings.LANGUAGES)
EVERY = "all"
LETTERS_AT_MOST = 200
VALUES_AT_MOST = 20
SHOWN_AT_ONCE = 8


def typed(query: QueryDict) -> str:
    """What somebody looks for, as long as a question may be."""
    return query.get("q", "").replace("\x00", "").strip()[:LETTERS_AT_MOST]


def own_language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def orders_of(source: Source | None) -> tuple[Order, ...]:
    """In which orders the things of a kind, or of all, may be shown."""
    return (Order.RELEVANCE,) if source and not source.dated else (Order.RELEVANCE, Order.NEWEST)


@dataclass(frozen=True)
class Selection:
    """What somebody looks for and how, read from an address; whatever we do not know is left out."""

    text: str = ""
    kind: str = ""
    language: str = ""
    order: Order = Order.RELEVANCE
    page: int = 1
    exact: bool = False
    chosen: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def from_query(
        cls, query: QueryDict, sources: dict[str, Source], facets: dict[str, Facet]
    ) -> "Selection":
        kind, language, order = (query.get(name, "") for name in ("kind", "language", "order"))
        page = query.get("page", "")
        return cls(
            text=typed(query),
            kind=kind if kind in sources else "",
            language=language if language in (*LANGUAGES, EVERY) else own_language(),
            order=Order(order) if order in orders_of(sources.get(kind)) else Order.RELEVANCE,
            page=int(page[:4]) if page.isascii() and page.isdigit() else 1,
            exact=query.get("exact") == "1",
            chosen={
                key: frozenset(query.getlist(key)[:VALUES_AT_MOST]) & facet.values.keys()
                for key, facet in facets.items()
            },
        )

    def query(self, asker) -> Query:
        return Query(
            asker=asker,
            text=self.text,
            kinds=(self.kind,) if self.kind else (),
            languages=() if self.language == EVERY else (self.language,),
            facets={key: values for key, values in self.chosen.items() if values},
            order=self.order,
            page=self.page,
            forgiving=not self.exact,
        )


@dataclass(frozen=True)
class Option:
    """One box to tick, or one language to choose."""

    value: str
    label: str
    count: int | None
    checked: bool


@dataclass(frozen=True)
class Group:
    """A group of boxes; those in `more` stand behind a door until somebody asks for them."""

    name: str
    legend: str
    options: list[Option]
    more: list[Option] = field(default_factory=list)
    kind: str = "checkbox"


@dataclass(frozen=True)
class Row:
    """One thing that was found, with the words around it."""

    hit: Hit
    kind: str
    language: str
    # The whole of which the hit is a part.
    within: str


class ResultPage:
    """Everything the template shows; asks once, and a second time only where somebody has narrowed a kind down."""

    def __init__(self, request: HttpRequest):
        self.asker = request.user
        self.query = request.GET
        self.sources = {source.kind: source for source in in_order()}
        kind = self.sources.get(request.GET.get("kind", ""))
        self.facets = dict(kind.facets(self.asker)) if kind and typed(request.GET) else {}
        self.selection = Selection.from_query(request.GET, self.sources, self.facets)

    @cached_property
    def result(self) -> Result:
        result = find(self.selection.query(self.asker))
        if result.total and not result.hits and self.selection.page > 1:
            # A page behind the last one: somebody has kept an address longer than its results lasted.
            result = find(replace(self.selection.query(self.asker), page=result.pages))
        return result

    @cached_property
    def kinds(self) -> dict[str, int]:
        """How many of each kind; what narrows one kind down says nothing about the others."""
        asked = self.selection.query(self.asker)
        if not asked.facets:
            return dict(self.result.kinds)
        return dict(find(replace(asked, facets={}, page=1, page_size=1)).kinds)

    @property
    def rows(self) -> list[Row]:
        return [
            Row(
                hit,
                kind=self.sources[hit.kind].label,
                language=language_name(hit.language) if hit.language else "",
                within=str(hit.thing) if hit.part else "",
            )
            for hit in self.result.hits
        ]

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        found = [
            (source, self.kinds.get(kind, 0))
            for kind, source in self.sources.items()
            if self.kinds.get(kind) or kind == self.selection.kind
        ]
        numbered = _("%(name)s (%(number)s)")
        everything = {"name": _("Everything"), "number": sum(number for _source, number in found)}
        return [
            (numbered % everything, self.address(kind="", **self.nothing_chosen), not self.selection.kind),
            *(
                (
                    numbered % {"name": source.label, "number": number},
                    self.address(kind=source.kind, **self.nothing_chosen),
                    source.kind == self.selection.kind,
                )
                for source, number in found
            ),
        ]

    @property
    def nothing_chosen(self) -> dict[str, tuple]:
        return dict.fromkeys(self.facets, ())

    @property
    def groups(self) -> list[Group]:
        """The languages, and for one kind its facets."""
        groups = [self.group(key, facet) for key, facet in self.facets.items()]
        return [self.languages, *(group for group in groups if group.options)]

    @property
    def languages(self) -> Group:
        choices = {**{code: language_name(code) for code in LANGUAGES}, EVERY: _("Every language")}
        options = [
            Option(code, label, None, code == self.selection.language) for code, label in choices.items()
        ]
        return Group("language", _("Language"), options, kind="radio")

    def group(self, key: str, facet: Facet) -> Group:
        """The fullest choices at once; what is chosen is never hidden, and nothing empty is shown."""
        counts, chosen = self.result.facets.get(key, {}), self.selection.chosen.get(key, frozenset())
        options = [
            Option(value, label, counts.get(value, 0), value in chosen)
            for value, label in facet.values.items()
            if counts.get(value) or value in chosen
        ]
        options.sort(key=lambda option: (not option.checked, -(option.count or 0), option.label.casefold()))
        first = max(SHOWN_AT_ONCE, len(chosen))
        return Group(key, facet.legend, options[:first], options[first:])

    @property
    def chips(self) -> list[tuple[str, str]]:
        return [
            (self.facets[key].values[value], self.address(**{key: values - {value}}))
            for key, values in self.selection.chosen.items()
            for value in sorted(values)
        ]

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """Words, address and whether it is the present one; nothing where there is nothing to choose."""
        orders = orders_of(self.sources.get(self.selection.kind))
        if self.result.total < 2 or len(orders) < 2:
            return []
        words = {Order.RELEVANCE: _("fitting first"), Order.NEWEST: _("newest first")}
        return [
            (
                words[order],
                self.address(order="" if order == Order.RELEVANCE else order),
                order == self.selection.order,
            )
            for order in orders
        ]

    @property
    def elsewhere(self) -> list[tuple[str, int, str]]:
        """The other languages in which something was found: name, how much, and the address that shows it."""
        found = sorted(self.result.elsewhere.items(), key=lambda pair: (-pair[1], pair[0]))
        return [
            (language_name(code), count, self.address(language=code))
            for code, count in found
            if code in LANGUAGES
        ]

    @property
    def every_language_url(self) -> str:
        return "" if self.selection.language == EVERY else self.address(language=EVERY)

    @property
    def exact_url(self) -> str:
        return self.address(exact="1")

    @property
    def meant_url(self) -> str:
        return self.address(q=self.result.suggestion, exact="")

    @property
    def plain_url(self) -> str:
        """The same words without any choice."""
        return self.address(kind="", order="", exact="", language="", **self.nothing_chosen)

    @property
    def pages(self) -> Page:
        shown = min(self.result.total, PAGES_AT_MOST * PAGE_SIZE)
        return Paginator(range(shown), PAGE_SIZE).get_page(self.result.page)

    def address(self, **changes) -> str:
        """This page with some of its choices changed, from its first page."""
        query = QueryDict(mutable=True)
        query["q"] = self.selection.text
        query["kind"] = self.selection.kind
        query["language"] = "" if self.selection.language == own_language() else self.selection.language
        query["order"] = "" if self.selection.order == Order.RELEVANCE else self.selection.order
        query["exact"] = "1" if self.selection.exact else ""
        for key, values in self.selection.chosen.items():
            query.setlist(key, sorted(values))
        for key, value in changes.items():
            query.setlist(key, sorted(value) if isinstance(value, (tuple, frozenset)) else [value])
        for key in list(query):
            query.setlist(key, [value for value in query.getlist(key) if value])
        return f"{reverse('search:results')}?{query.urlencode()}"
