"""Where the links of a page lead, and whether anything is there.

Addresses inside the portal are looked up; nothing is fetched. The server never opens an address that somebody typed,
an editor's included (docs/decisions/0022): links to other sites are confirmed by people.
"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.documents.models import Document
from wagtail.models import Page, Site

from portal.pages.blocks import anchored_values


@dataclass(frozen=True)
class Link:
    """`address` as the reader's browser gets it (empty: the target is gone), `words` as she reads them."""

    address: str
    words: str

    @property
    def leads_outside(self) -> bool:
        parts = urlsplit(self.address)
        return parts.scheme in ("http", "https") and parts.netloc != urlsplit(settings.PUBLIC_URL).netloc


def links_of(markup: BeautifulSoup) -> list[Link]:
    return [
        Link((a.get("href") or "").strip(), a.get_text(" ", strip=True)[:120]) for a in markup.find_all("a")
    ]


def is_broken(link: Link, page: Page) -> bool:
    """Whether an address inside the portal leads nowhere. Outside, only a malformed one is known to be broken."""
    try:
        parts = urlsplit(link.address)
    except ValueError:
        return True
    if parts.scheme in ("mailto", "tel"):
        return not parts.path
    if link.leads_outside:
        return "." not in (parts.hostname or "")
    if parts.scheme not in ("", "http", "https") or not link.address or link.address == "#":
        return True
    if not parts.path:
        return parts.fragment not in anchors_of(page)
    return _leads_nowhere(unquote(parts.path), parts.fragment)


def anchors_of(page: Page) -> set[str]:
    """Every address after `#` that a page has in its bodies."""
    return {
        part["anchor"]
        for field in page._meta.get_fields()
        if hasattr(field, "stream_block")
        for part in anchored_values(getattr(page, field.name))
    }


def _leads_nowhere(path: str, fragment: str) -> bool:
    # In the address's own language: `/de/…` is known to Django only while German is on.
    with translation.override(translation.get_language_from_path(path)):
        try:
            match = resolve(path)
        except Resolver404:
            return True
    if match.url_name == "wagtaildocs_serve":
        return not Document.objects.filter(pk=match.args[0]).exists()
    if match.url_name != "wagtail_serve":
        return False
    page = _page_at(path)
    if page is None:
        return True
    return bool(fragment) and _has_bodies(page) and fragment not in anchors_of(page)


def _has_bodies(page: Page) -> bool:
    return any(hasattr(field, "stream_block") for field in page._meta.get_fields())


def _page_at(path: str) -> Page | None:
    """The published page at a path with its language in front, or None."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    language, *slugs = [part for part in path.split("/") if part]
    page = site.root_page.get_translations(inclusive=True).filter(locale__language_code=language).first()
    for slug in slugs:
        below = page.get_children().live().filter(slug=slug).first() if page else None
        if below is None:
            # What is left may be an address below a page of ours (its PDF, its versions).
            return page.specific if page and _serves(page.specific, slugs[slugs.index(slug) :]) else None
        page = below
    return page.specific if page and page.live else None


def _serves(page: Page, rest: list[str]) -> bool:
    resolver = getattr(page, "resolve_subpage", None)
    try:
        return bool(resolver and resolver("/" + "/".join(rest) + "/"))
    except Resolver404:
        return False
