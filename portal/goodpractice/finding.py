"""What narrows the list of good practices, how many are left behind each choice, and what is related to one.

The shelf is small (hundreds, not thousands), so the little that the facets need is read once and counted here: five
facets cost the same few queries as none. Each practice counts once, in whichever languages it is told.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.common.languages import language_name
from portal.common.models import Topic
from portal.pages.frame import frame_of

from .choices import ForWhom, Setting
from .models import GoodPracticePage, PracticeTopic, PracticeUse

PAGE_SIZE = 20
SHOWN_AT_ONCE = 6
RELATED = 3
USES_SHOWN = 5
FACETS = ("topic", "setting", "for", "language", "organisation")


@dataclass
class Shelved:
    """One practice with what the facets ask of it; `pages` are its pages by language, without their long texts."""

    key: UUID
    pages: dict[str, GoodPracticePage] = field(default_factory=dict)
    topics: list[Topic] = field(default_factory=list)
    facets: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in FACETS})

    def page_for(self, language: str) -> GoodPracticePage:
        """The page in the reader's language, else in the first language that has one."""
        codes = (language, *(code for code, _name in settings.LANGUAGES))
        return next(self.pages[code] for code in codes if code in self.pages)

    @property
    def topic_labels(self) -> list[str]:
        return sorted({topic.label for topic in self.topics}, key=str.casefold)


def shelf() -> list[Shelved]:
    """Every public practice, the one told last first; a translation makes none newer."""
    frame = frame_of()
    found: dict[UUID, Shelved] = {}
    holders: dict[int, Shelved] = {}
    pages = GoodPracticePage.objects.live().defer(*GoodPracticePage.LONG).select_related("organisation")
    for page in pages.order_by("first_published_at", "-path"):
        if not frame.is_public(page):
            continue
        practice = holders[page.pk] = found.setdefault(page.translation_key, Shelved(page.translation_key))
        practice.pages[page.language] = page
        practice.facets["language"].add(page.language)
        practice.facets["setting"].update(page.settings)
        practice.facets["for"].update(page.for_whom)
        if page.organisation:
            practice.facets["organisation"].add(page.organisation.slug)
    for tagged in PracticeTopic.objects.select_related("tag"):
        if practice := holders.get(tagged.content_object_id):
            practice.topics.append(tagged.tag)
            practice.facets["topic"].add(tagged.tag.slug)
    return list(reversed(found.values()))


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
    """What somebody looks for, read from an address; whatever we do not know is left out later."""

    text: str = ""
    chosen: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def from_query(cls, query: QueryDict) -> "Selection":
        return cls(
            text=query.get("q", "").replace("\x00", "").strip()[:100],
            chosen={name: frozenset(query.getlist(name)[:20]) for name in FACETS},
        )


class Found:
    """The practices that fit a selection, and the facets around them."""

    def __init__(self, selection: Selection):
        everything = shelf()
        organisations = {page.organisation for each in everything for page in each.pages.values()} - {None}
        # The words for the values that an address may name.
        self.words: dict[str, dict[str, str]] = {
            "topic": {topic.slug: topic.label for each in everything for topic in each.topics},
            "setting": {value: str(label) for value, label in Setting.choices},
            "for": {value: str(label) for value, label in ForWhom.choices},
            "language": {code: language_name(code) for code, _name in settings.LANGUAGES},
            "organisation": {each.slug: each.name for each in organisations},
        }
        chosen = {name: values & self.words[name].keys() for name, values in selection.chosen.items()}
        self.selection = replace(selection, chosen=chosen)
        self.everything = everything
        if selection.text:
            # Only what everybody may read: a translation behind a door must not be guessed word by word.
            saying = GoodPracticePage.objects.for_everybody().saying(selection.text)
            keys = set(saying.values_list("translation_key", flat=True))
            self.everything = [practice for practice in everything if practice.key in keys]

    def under(self, facets: tuple[str, ...]) -> list[Shelved]:
        """What fits the choices in these facets: within one they add up, between two they narrow."""
        wanted = {name: self.selection.chosen[name] for name in facets if self.selection.chosen.get(name)}
        return [
            practice
            for practice in self.everything
            if all(practice.facets[name] & values for name, values in wanted.items())
        ]

    @cached_property
    def practices(self) -> list[Shelved]:
        return self.under(FACETS)

    @cached_property
    def facets(self) -> list[Facet]:
        legends = (_("Topic"), _("Context"), _("For whom"), _("Language"), _("Organisation"))
        return [self.facet(name, legend) for name, legend in zip(FACETS, legends, strict=True)]

    def facet(self, name: str, legend: str) -> Facet:
        """The fullest choices at once; what is chosen is never hidden, and nothing empty is shown."""
        under = self.under(tuple(other for other in FACETS if other != name))
        chosen = self.selection.chosen.get(name, frozenset())
        options = [
            Option(value, label, sum(value in practice.facets[name] for practice in under), value in chosen)
            for value, label in self.words[name].items()
        ]
        options = [option for option in options if option.count or option.checked]
        options.sort(key=lambda option: (not option.checked, -option.count, option.label.casefold()))
        first = max(SHOWN_AT_ONCE, sum(option.checked for option in options))
        return Facet(name, legend, options[:first], options[first:])


@dataclass(frozen=True)
class Row:
    """One row of the list; `language` is named where it is not the list's own."""

    page: GoodPracticePage
    topics: list[str]
    language: str = ""


def row_of(practice: Shelved, language: str) -> Row:
    page = practice.page_for(language)
    return Row(page, practice.topic_labels, "" if page.language == language else language_name(page.language))


def list_context(request: HttpRequest, index) -> dict:
    """What the list page shows for what stands in its address."""
    found = Found(Selection.from_query(request.GET))
    page = Paginator(found.practices, PAGE_SIZE).get_page(request.GET.get("page"))
    chosen = [(facet, option) for facet in found.facets for option in facet.chosen]
    return {
        "found": found,
        "total": len(found.practices),
        "pages": page,
        "rows": [row_of(practice, index.language) for practice in page.object_list],
        "chosen": chosen,
        "chips": [(option.label, without(request, facet.name, option.value)) for facet, option in chosen],
        "is_narrowed": bool(chosen or found.selection.text),
    }


def without(request: HttpRequest, name: str, value: str) -> str:
    """The same list without one of its choices, from its first page."""
    query = request.GET.copy()
    query.setlist(name, [kept for kept in query.getlist(name) if kept != value])
    query.pop("page", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def page_context(page: GoodPracticePage) -> dict:
    """What stands around one practice: what is like it, and how others used it."""
    uses = list(PracticeUse.objects.about(page).released().select_related("organisation"))
    practices = [each for each in shelf() if page.language in each.pages]
    own = next((each for each in practices if each.key == page.translation_key), None)
    if own:
        # Known from the shelf already, so that the page need not ask for it again.
        page.topic_labels = own.topic_labels
        if own.pages[page.language].organisation_id == page.organisation_id:
            page.organisation = own.pages[page.language].organisation
    others = [each.pages[page.language] for each in related(own, practices)] if own else []
    return {
        "others": others,
        "uses": uses[:USES_SHOWN],
        "use_count": len(uses),
        "language_words": language_name(page.language),
    }


def related(own: Shelved, practices: list[Shelved]) -> list[Shelved]:
    """A few others that share most with one; a shared topic weighs more than a shared context."""

    def likeness(each: Shelved) -> int:
        shared = 2 * len(own.facets["topic"] & each.facets["topic"])
        return shared + len(own.facets["setting"] & each.facets["setting"])

    others = [each for each in practices if each is not own and likeness(each)]
    return sorted(others, key=likeness, reverse=True)[:RELATED]


def newest(count: int = PAGE_SIZE) -> list[tuple[GoodPracticePage, list[str]]]:
    """The newest practices in the language of the address with their topics, for the feed."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    told = [(each.pages[language], each.topic_labels) for each in shelf() if language in each.pages]
    return told[:count]
