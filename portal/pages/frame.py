"""What frames every page – name, logo, licence, partners, standing addresses – read once and kept until it changes."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page, get_page_models

from portal.accounts.models import Organisation

from .models import ArticlePage, SiteSettings

# A change clears the frame at once; the time is for several processes that do not share a cache.
KEPT_SECONDS = 300


@dataclass(frozen=True)
class Partner:
    name: str
    url: str


@dataclass(frozen=True)
class Frame:
    """Plain values only, so that it can lie in any cache."""

    name: str
    logo_url: str = ""
    stylesheet_url: str = ""
    partners: tuple[Partner, ...] = ()
    licence_name: str = ""
    licence_url: str = ""
    licence_holder: str = ""
    funder: str = ""
    disclaimer: str = ""
    gender_style: str = SiteSettings.GenderStyle.COLON
    # Where the pages with a standing role lie in this language: doors ("blueprint") and purposes ("privacy").
    addresses: dict[str, str] = field(default_factory=dict)


def frame_of(language: str | None = None) -> Frame:
    """The frame in a language (the reader's unless named); costs no query while it is kept."""
    language = _known(language or get_language())
    return cache.get_or_set(_key(language), lambda: _read(language), KEPT_SECONDS)


def address_of(key: str, language: str | None = None) -> str | None:
    """Where the page with this door or purpose lies, or None where nobody has published it in this language."""
    return frame_of(language).addresses.get(key)


def forget_frame() -> None:
    """Read everything anew, as soon as what changed is committed."""
    transaction.on_commit(lambda: cache.delete_many([_key(code) for code, _name in settings.LANGUAGES]))


def _known(language: str | None) -> str:
    code = (language or "")[:2]
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _key(language: str) -> str:
    return f"pages.frame.{language}"


def _read(language: str) -> Frame:
    chosen = SiteSettings.load()
    partners = Organisation.objects.filter(is_partner=True).values_list("name", "website")
    return Frame(
        name=chosen.name or settings.SITE_NAME,
        logo_url=chosen.logo.get_rendition("height-72").url if chosen.logo else "",
        stylesheet_url=_stylesheet_url(chosen),
        partners=tuple(Partner(name, url) for name, url in partners),
        licence_name=chosen.licence_name,
        licence_url=chosen.licence_url,
        licence_holder=chosen.licence_holder,
        funder=chosen.funder,
        disclaimer=getattr(chosen, f"disclaimer_{language}"),
        gender_style=chosen.gender_style,
        addresses=_addresses(language),
    )


def _stylesheet_url(chosen: SiteSettings) -> str:
    if not (chosen.action_colour or chosen.action_colour_dark):
        return ""
    colours = f"{chosen.action_colour}{chosen.action_colour_dark}".replace("#", "")
    return f"{reverse('colours')}?v={colours.lower()}"


def _addresses(language: str) -> dict[str, str]:
    pages = Page.objects.live().public().filter(locale__language_code=language)
    found = {}
    for model in get_page_models():
        if door := getattr(model, "door", ""):
            standing = pages.exact_type(model).filter(depth=3).first()
            if standing:
                found[door] = standing.get_url()
    purposed = ArticlePage.objects.live().public().filter(locale__language_code=language).exclude(purpose="")
    found.update((page.purpose, page.get_url()) for page in purposed)
    return {key: url for key, url in found.items() if url}
