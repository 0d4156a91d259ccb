"""What frames every page – name, logo, rights, partners, standing addresses – read once and kept until it changes."""

import time
from dataclasses import dataclass, field
from itertools import groupby

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageViewRestriction, get_page_models

from .models.licence import PageLicence
from .models.partner import Partner
from .models.settings import SiteSettings

# A change clears the frame at once; the time is for several processes that do not share a cache.
KEPT_SECONDS = 300
VERSION = "pages.frame.version"


@dataclass(frozen=True)
class Mark:
    """A picture that stands for somebody: a logo, a funder's mark."""

    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class ShownPartner:
    kind: str
    name: str
    role: str
    url: str
    logo: Mark | None


@dataclass(frozen=True)
class Rights:
    """Under which licence something stands, who holds the rights, who funded it."""

    licence_name: str = ""
    licence_url: str = ""
    licence_holder: str = ""
    funder: str = ""
    disclaimer: str = ""


@dataclass(frozen=True)
class Frame:
    """Plain values only, so that it can lie in any cache."""

    name: str
    version: int = 0
    logo_url: str = ""
    stylesheet_url: str = ""
    partners: tuple[ShownPartner, ...] = ()
    rights: Rights = Rights()
    # The parts of the tree with rights of their own: (path, rights), the deepest first.
    other_rights: tuple[tuple[str, Rights], ...] = ()
    funding_mark: Mark | None = None
    funding_sentence: str = ""
    gender_style: str = SiteSettings.GenderStyle.COLON
    # Where the pages with a standing role lie in this language: doors ("blueprint") and purposes ("privacy").
    addresses: dict[str, str] = field(default_factory=dict)
    # Where the plain words for a page lie, by the key of that page.
    plain_words: dict[int, str] = field(default_factory=dict)
    # The paths in the tree that are not for everybody, with all that lies below them.
    restricted: tuple[str, ...] = ()
    # The codes of the languages by the keys of their rows.
    languages: dict[int, str] = field(default_factory=dict)

    def is_public(self, page: Page) -> bool:
        return not page.path.startswith(self.restricted) if self.restricted else True

    def rights_of(self, page: Page) -> Rights:
        """Those of the nearest part above the page that has its own, else those of the site."""
        return next((rights for path, rights in self.other_rights if page.path.startswith(path)), self.rights)

    @property
    def partner_groups(self) -> list[tuple[str, list[ShownPartner]]]:
        """(what they are to the portal, they), in the order of the kinds."""
        grouped = groupby(self.partners, key=lambda partner: partner.kind)
        return [(Partner.Kind(kind).label, list(partners)) for kind, partners in grouped]


def frame_of(language: str | None = None) -> Frame:
    """The frame in a language (the reader's unless named); costs no query while it is kept."""
    language = _known(language or get_language())
    key = f"pages.frame.{language}"
    kept = cache.get_many([VERSION, key])
    version, frame = kept.get(VERSION, 0), kept.get(key)
    if frame is None or frame.version != version:
        # Kept under the version from before it was read: what changed meanwhile makes it old already.
        frame = _read(language, version)
        cache.set(key, frame, KEPT_SECONDS)
    return frame


def address_of(key: str, language: str | None = None) -> str | None:
    """Where the page with this door or purpose lies, or None where nobody has published it in this language."""
    return frame_of(language).addresses.get(key)


def forget_frame() -> None:
    """Read everything anew, as soon as what changed is committed."""
    transaction.on_commit(lambda: cache.set(VERSION, time.time_ns(), None))


def _known(language: str | None) -> str:
    code = (language or "")[:2]
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _read(language: str, version: int) -> Frame:
    chosen = SiteSettings.load()
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    return Frame(
        name=chosen.name or settings.SITE_NAME,
        version=version,
        logo_url=chosen.logo.get_rendition("height-72").url if chosen.logo else "",
        stylesheet_url=_stylesheet_url(chosen),
        partners=_partners(language),
        rights=Rights(
            licence_name=chosen.licence_name,
            licence_url=chosen.licence_url,
            licence_holder=chosen.licence_holder,
            funder=chosen.funder,
            disclaimer=getattr(chosen, f"disclaimer_{language}"),
        ),
        other_rights=_other_rights(language),
        funding_mark=_mark(chosen.funding_mark, "height-112"),
        funding_sentence=getattr(chosen, f"funding_sentence_{language}"),
        gender_style=chosen.gender_style,
        addresses=_addresses(language, restricted),
        plain_words=_plain_words(language, restricted),
        restricted=restricted,
        languages=languages,
    )


def _mark(picture, size: str) -> Mark | None:
    if picture is None:
        return None
    drawn = picture.get_rendition(size)
    return Mark(url=drawn.url, alt=drawn.alt, width=drawn.width, height=drawn.height)


def _partners(language: str) -> tuple[ShownPartner, ...]:
    order = list(Partner.Kind.values)
    rows = sorted(Partner.objects.select_related("logo"), key=lambda partner: order.index(partner.kind))
    return tuple(
        ShownPartner(row.kind, row.name, row.role(language), row.website, _mark(row.logo, "max-360x96"))
        for row in rows
    )


def _other_rights(language: str) -> tuple[tuple[str, Rights], ...]:
    said = {
        row.page.translation_key: Rights(
            row.name, row.url, row.holder, row.funder, getattr(row, f"disclaimer_{language}")
        )
        for row in PageLicence.objects.select_related("page")
    }
    if not said:
        return ()
    pages = Page.objects.filter(translation_key__in=said).values_list("path", "translation_key")
    return tuple((path, said[key]) for path, key in sorted(pages, key=lambda row: len(row[0]), reverse=True))


def _plain_words(language: str, restricted: tuple[str, ...]) -> dict[int, str]:
    pages = (
        Page.objects.live()
        .filter(locale__language_code=language, plainpage__of__isnull=False)
        .annotate(said=F("plainpage__of_id"))
    )
    return {
        page.said: url
        for page in pages
        if not (restricted and page.path.startswith(restricted)) and (url := page.get_url())
    }


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
