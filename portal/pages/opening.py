"""What is still missing before a portal opens to the public: a list that gets shorter, shown to administrators.

A floor above adds its own with `register`; a check answers with the gaps it finds, and with none when all is there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .frame import frame_of
from .models import AccessibilitySettings, ArticlePage, ImprintSettings, Partner, SiteSettings


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, and where it is put right."""

    words: str | Promise
    url: str


Check = Callable[[], Iterable[Gap]]
_checks: list[Check] = []

# Without these nobody should go public; the rest is a matter of taste.
NEEDED = (
    ArticlePage.Purpose.IMPRINT,
    ArticlePage.Purpose.PRIVACY,
    ArticlePage.Purpose.ACCESSIBILITY,
    ArticlePage.Purpose.TERMS,
    ArticlePage.Purpose.HELP_IN_NEED,
)


def register(check: Check) -> Check:
    """Ask one more question before opening."""
    _checks.append(check)
    return check


def gaps() -> list[Gap]:
    """Everything that is missing, in the order in which the checks were registered."""
    return [gap for check in _checks for gap in check()]


def _settings_url(model) -> str:
    return reverse("wagtailsettings:edit", args=[model._meta.app_label, model._meta.model_name])


@register
def imprint():
    chosen, url = ImprintSettings.load(), _settings_url(ImprintSettings)
    asked = {
        "holder": gettext_lazy("The imprint does not say who runs the portal."),
        "address": gettext_lazy("The imprint has no postal address."),
        "represented_by": gettext_lazy("The imprint does not say who represents the organisation."),
        "email": gettext_lazy("The imprint has no e-mail address."),
        "responsible": gettext_lazy("The imprint names nobody who is responsible for the content."),
        "privacy_contact": gettext_lazy("The imprint names no data protection officer."),
    }
    return [Gap(words, url) for name, words in asked.items() if not getattr(chosen, name)]


@register
def accessibility():
    chosen, url = AccessibilitySettings.load(), _settings_url(AccessibilitySettings)
    if not chosen.conformance:
        yield Gap(_("The accessibility statement does not say how far the portal conforms."), url)
    if not chosen.stated_on:
        yield Gap(_("The accessibility statement has no date."), url)
    if not chosen.bodies:
        yield Gap(_("The accessibility statement names no enforcement body."), url)


@register
def rights():
    chosen, url = SiteSettings.load(), _settings_url(SiteSettings)
    if not chosen.licence_holder:
        yield Gap(_("Nobody is named as holder of the rights to the texts."), url)
    if chosen.funder and not chosen.disclaimer_de:
        yield Gap(_("A funder is named, but the disclaimer is empty."), url)
    if not Partner.objects.filter(kind=Partner.Kind.CARRIER).exists():
        yield Gap(_("No organisation is named that carries the portal."), reverse("partners:index"))


@register
def standing_pages():
    url = reverse("wagtailadmin_explore_root")
    for purpose in NEEDED:
        missing = [name for code, name in settings.LANGUAGES if purpose.value not in frame_of(code).addresses]
        if missing:
            words = _("This page is missing: %(page)s (%(languages)s).")
            yield Gap(words % {"page": purpose.label, "languages": ", ".join(missing)}, url)
