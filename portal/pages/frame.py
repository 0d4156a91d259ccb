"""What frames every page – name, logo, licence, partners, standing addresses – read once and kept until it changes."""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageViewRestriction, get_page_models

from portal.accounts.models import Organisation

from .models.settings import SiteSettings

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
    # The paths in the tree that are not for everybody, with all that lies below them.
    restricted: tuple[str, ...] = ()
    # The codes of the languages by the keys of their rows.
    languages: dict[int, str] = field(default_factory=dict)

    def is_public(self, page: Page) -> bool:
        return not page.path.startswith(self.restricted) if self.restricted else True


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
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    languages = dict(Locale.objects.values_list("pk", "language_code"))
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
        addresses=_addresses(language, restricted),
        restricted=restricted,
        languages=languages,
    )


def _stylesheet_url(chosen: SiteSettings) -> str:
    if not (chosen.action_colour or chosen.action_colour_dark):
        return ""
    colours = f"{chosen.action_colour}{chosen.action_colour_dark}".replace("#", "")
    return f"{reverse('colours')}?v={colours.lower()}"


def _addresses(language: str, restricted: tuple[str, ...]) -> dict[str, str]:
    doors = {
        ContentType.objects.get_for_model(model).pk: model.door
        for model in get_page_models()
        if getattr(model, "door", "") and model.is_standing
    }
    pages = (
        Page.objects.live()
        .filter(locale__language_code=language)
        .filter(Q(content_type__in=doors) | Q(articlepage__purpose__gt=""))
        .annotate(purpose=F("articlepage__purpose"))
        .order_by("-path")
    )
    found = {}
    for page in pages:
        if not (restricted and page.path.startswith(restricted)) and (url := page.get_url()):
            found[page.purpose or doors[page.content_type_id]] = url
    return found
