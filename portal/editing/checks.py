"""What an editor should look at before readers do.

A check is a function of a page that names what it found. Another app adds its own with `register` in its
`AppConfig.ready`. Nothing here forbids publishing; what must not be published is refused by the blocks themselves.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from bs4 import BeautifulSoup
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.pages.references import lost_references

from .links import Link, is_broken, links_of
from .markup import markup_of, words_of
from .reading_ease import HARD_FROM, lix

SENTENCES: dict[str, object] = {}
_checks: list[Callable[["Look"], Iterable["Finding"]]] = []


@dataclass(frozen=True)
class Finding:
    """One thing to look at: the key of its sentence in `SENTENCES`, and what the sentence names."""

    key: str
    named: dict = field(default_factory=dict)

    def __str__(self) -> str:
        return str(SENTENCES[self.key]) % self.named


class Look:
    """A page as the checks see it: rendered once, read by all of them."""

    def __init__(self, page: Page):
        self.page = page

    @cached_property
    def markup(self) -> BeautifulSoup:
        return markup_of(self.page)

    @cached_property
    def words(self) -> str:
        return words_of(self.markup)

    @cached_property
    def links(self) -> list[Link]:
        return links_of(self.markup)

    @property
    def findings(self) -> list[Finding]:
        """Everything to look at on this page (the specific one, perhaps a draft that is not saved)."""
        return [finding for check in _checks for finding in check(self)]


Check = Callable[[Look], Iterable[Finding]]


def register(check: Check, sentences: dict[str, object]) -> None:
    """Let `check(look)` find things; `sentences` says each of them, by key, in the editor's language."""
    SENTENCES.update(sentences)
    _checks.append(check)


def pictures_without_words(look: Look) -> Iterable[Finding]:
    """A picture needs words for those who cannot see it; the name of its file is none."""
    for picture in look.markup.find_all("img"):
        words = picture.get("alt")
        if words is None or re.search(
            r"\.(jpe?g|png|gif|webp|avif|heic)$|^(img|dsc|image|screenshot)[\W_]*\d", words, re.I
        ):
            yield Finding(
                "picture_without_words", {"picture": words or picture.get("src", "").rsplit("/", 1)[-1]}
            )


def headings_in_order(look: Look) -> Iterable[Finding]:
    """Those who listen to a page jump from heading to heading: a step down is one level."""
    level = 1
    for heading in look.markup.find_all(re.compile(r"^h[1-6]$")):
        words = heading.get_text(" ", strip=True)
        here = int(heading.name[1])
        if not words:
            yield Finding("heading_empty")
        elif here > level + 1:
            yield Finding("heading_skips", {"heading": words[:80]})
        level = here


def long_without_heading(look: Look) -> Iterable[Finding]:
    words = len(look.words.split())
    if words > 600 and not look.markup.find(["h2", "h3"]):
        yield Finding("no_headings", {"words": words})


def easy_to_read(look: Look) -> Iterable[Finding]:
    figure = lix(look.words)
    language = look.page.locale.language_code
    if figure is not None and figure >= HARD_FROM.get(language, 55):
        yield Finding("hard_to_read", {"figure": figure, "limit": HARD_FROM.get(language, 55)})


def translated(look: Look) -> Iterable[Finding]:
    """A page that stands in one language only leaves two thirds of the readers out."""
    there = set(
        look.page.get_translations(inclusive=True).live().values_list("locale__language_code", flat=True)
    )
    names = dict(settings.LANGUAGES)
    for language in names:
        if language not in there | {look.page.locale.language_code}:
            yield Finding("not_translated", {"language": names[language]})


def links_lead_somewhere(look: Look) -> Iterable[Finding]:
    for link in look.links:
        if is_broken(link, look.page):
            yield Finding("broken_link", {"words": link.words or "–", "address": link.address or "–"})
        elif not link.words:
            yield Finding("link_without_words", {"address": link.address})


def references_lead_somewhere(look: Look) -> Iterable[Finding]:
    """What was published by the clock or by a program was asked by nobody whether it leads somewhere."""
    for reference in lost_references(look.page):
        yield Finding("lost_reference", {"words": reference["text"][:80]})


def said_in_short(look: Look) -> Iterable[Finding]:
    """What search engines and shared links say about a page."""
    if hasattr(look.page, "description") and not look.page.description:
        yield Finding("no_description")


register(
    pictures_without_words,
    {"picture_without_words": _("The picture “%(picture)s” needs words for those who cannot see it.")},
)
register(
    headings_in_order,
    {
        "heading_empty": _("A heading is empty."),
        "heading_skips": _("The heading “%(heading)s” skips a level."),
    },
)
register(
    long_without_heading,
    {"no_headings": _("%(words)s words without a heading: readers cannot see what is in it.")},
)
register(
    easy_to_read,
    {
        "hard_to_read": _(
            "The text is hard to read (LIX %(figure)s; from %(limit)s on it reads like an official letter)."
        )
    },
)
register(translated, {"not_translated": _("There is no version in this language yet: %(language)s.")})
register(
    links_lead_somewhere,
    {
        "broken_link": _("The link “%(words)s” leads nowhere (%(address)s)."),
        "link_without_words": _("A link has no words (%(address)s)."),
    },
)
register(
    references_lead_somewhere,
    {
        "lost_reference": _(
            "The reference “%(words)s” leads nowhere: its page is not published, or its section is not there."
        )
    },
)
register(
    said_in_short, {"no_description": _("An introduction or a description for search engines is missing.")}
)
