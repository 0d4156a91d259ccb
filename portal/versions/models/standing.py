"""How a published page stands beside its translations: what is newer elsewhere, what changed here lately."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Subquery
from wagtail.models import Page

from portal.common.clock import now
from portal.pages.frame import frame_of

from .translation import SectionState
from .version import PageVersion

# So long a changed section carries its date; half a year would mark everything, a month nothing.
LATELY = timedelta(days=90)


@dataclass(frozen=True)
class Version:
    number: int
    published_at: datetime


@dataclass(frozen=True)
class Newer:
    """A section as another language has it."""

    language: str
    title: str
    is_there: bool
    at: datetime
    address: str


@dataclass(frozen=True)
class StaleSection:
    anchor: str
    title: str
    is_there: bool
    newer: list[Newer]

    @property
    def since(self) -> datetime:
        return min(each.at for each in self.newer)


class Standing:
    """Read once a page, with one question; other languages count only where everybody may read them."""

    def __init__(self, page):
        self.page = page

    @cached_property
    def states(self) -> dict[str, list[SectionState]]:
        """The same section in all languages, by anchor."""
        versions = PageVersion.objects.of(self.page)
        # Asked along, so that a page asks once.
        states = _published_states([self.page.translation_key]).annotate(
            version=Subquery(versions.values("number")[:1]),
            version_at=Subquery(versions.values("published_at")[:1]),
        )
        return _by_anchor(states)

    @property
    def version(self) -> Version | None:
        """The page's present version; nothing while it has none."""
        found = next((states[0] for states in self.states.values()), None)
        return Version(found.version, found.version_at) if found and found.version else None

    @cached_property
    def stale(self) -> list[StaleSection]:
        """The sections that are newer in another language, in the order in which they were first written."""
        languages = {page.pk: (code, page) for code, page in self.page.translations.items()}
        found = []
        for anchor, states in self.states.items():
            own = next((state for state in states if state.page_id == self.page.pk), None)
            ahead = [
                state for state in states if own and state.step > own.step and state.page_id in languages
            ]
            if ahead and (own.is_there or any(state.is_there for state in ahead)):
                newer = [self._newer(state, *languages[state.page_id]) for state in _who_changed(ahead)]
                found.append(StaleSection(anchor, own.title, own.is_there, newer))
        return found

    def _newer(self, state, code: str, page) -> Newer:
        fragment = f"#{state.anchor}" if state.anchor and state.is_there else ""
        return Newer(code, state.title, state.is_there, state.stepped_at, f"{page.get_url()}{fragment}")

    def is_stale(self, anchor: str) -> StaleSection | None:
        return next((section for section in self.stale if section.anchor == anchor), None)

    def changed_lately(self, anchor: str) -> datetime | None:
        """When a section last changed, if that is not long ago."""
        own = [state for state in self.states.get(anchor, []) if state.page_id == self.page.pk]
        moment = own[0].changed_at if own else None
        return moment if moment and moment > now() - LATELY else None


def read_standings(pages: list) -> None:
    """For lists: one question for the sections of all these pages, and one for their translations."""
    keys = {page.translation_key for page in pages}
    frame = frame_of()
    states, others = defaultdict(list), defaultdict(list)
    for state in _published_states(keys):
        states[state.group.translation_key].append(state)
    for other in Page.objects.live().filter(translation_key__in=keys):
        if frame.is_public(other):
            others[other.translation_key].append(other)
    for page in pages:
        page.standing.states = _by_anchor(states[page.translation_key])
        page.translations = {
            frame.languages[other.locale_id]: other
            for other in others[page.translation_key]
            if other.pk != page.pk
        }


def _published_states(keys):
    states = SectionState.objects.filter(group__translation_key__in=keys, page__live=True)
    return states.select_related("group").order_by("created_at")


def _by_anchor(states) -> dict[str, list]:
    by_anchor = defaultdict(list)
    for state in states:
        by_anchor[state.anchor].append(state)
    return by_anchor


def _who_changed(ahead: list) -> list:
    """Those that carry the change itself; who only said that nothing is to be done is not newer."""
    last = max(state.step for state in ahead)
    arrived = sorted((state for state in ahead if state.step == last), key=lambda state: state.stepped_at)
    first, *others = arrived
    return [first] + [each for each in others if each.changed_at and each.changed_at >= first.stepped_at]
