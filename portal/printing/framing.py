"""What surrounds every printed text: portal, licence, funder, and the words of the frame in its language."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Page

from portal.pages.frame import frame_of
from portal.pages.models import SiteSettings
from portal.pages.paired import paired

from .document import Document, Part, with_words


def framed(
    *,
    title: str,
    parts: tuple[Part, ...],
    language: str,
    address: str,
    form: str = "book",
    kicker: str = "",
    subtitle: str = "",
    number: str = "",
    dated: datetime | None = None,
    page: Page | None = None,
) -> Document:
    """A document with the portal's frame around it, in the language given and in the forms the site asks for.

    With its `page` it carries the rights of the part that the page lies in.
    """
    with translation.override(language):
        frame = frame_of(language)
        rights = frame.rights_of(page) if page else frame.rights
        day = date_format(timezone.localtime(dated), "DATE_FORMAT") if dated else ""
        document = Document(
            title=title,
            language=language,
            parts=parts,
            form=form,
            kicker=kicker,
            subtitle=subtitle,
            number=number,
            dated=_("As of %(day)s") % {"day": day} if day else "",
            address=address,
            site_name=frame.name,
            licence_name=rights.licence_name,
            licence_url=rights.licence_url,
            licence_holder=rights.licence_holder,
            funder=rights.funder,
            disclaimer=rights.disclaimer,
            labels=_labels(_citation(title, rights.licence_holder or frame.name, frame.name, day, address)),
        )
    if language == "de" and frame.gender_style == SiteSettings.GenderStyle.PAIRED:
        return with_words(document, paired)
    return document


def portal_address(address: str = "") -> str:
    """From where short addresses are made complete: the page's own host, else the portal's."""
    return address if address.startswith("http") else settings.PUBLIC_URL


def _citation(title: str, who: str, portal: str, day: str, address: str) -> str:
    if day:
        said = _("%(who)s: %(title)s. %(portal)s, as of %(day)s.")
        # A Ukrainian date ends with a full stop of its own.
        return said % {"who": who, "title": title, "portal": portal, "day": day.rstrip(".")}
    return _("%(who)s: %(title)s. %(portal)s.") % {"who": who, "title": title, "portal": portal}


def _labels(citation: str) -> dict[str, str]:
    return {
        "contents": _("Contents"),
        "chapter": _("Chapter"),
        "page": _("Page"),
        "question": pgettext("call-out", "To think about"),
        "scenario": pgettext("call-out", "A situation"),
        "tool": pgettext("call-out", "Tool"),
        "practice": _("In practice"),
        "phase": _("Phase"),
        "about": _("About this document"),
        "licence": _("Licence"),
        "rights": _("Rights held by"),
        "funding": _("Funding"),
        "online": _("Read online"),
        "cite": _("How to cite"),
        "citation": citation,
    }
