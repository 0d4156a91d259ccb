"""What a page with a standing role shows beside its text, from the settings: facts that no editor types twice."""

from collections.abc import Callable

from django.utils.translation import get_language

from portal.accounts.models import Region

from .models.legal import AccessibilitySettings, ImprintSettings

REGIONS = dict(Region.choices)
# purpose of a page → (template, what it needs)
_parts: dict[str, tuple[str, Callable[[], dict]]] = {}


def register(purpose: str, template: str, context: Callable[[], dict] = dict) -> None:
    """Let pages with this purpose show a template below their introduction."""
    _parts[purpose] = (template, context)


def of(page) -> dict:
    """For the page's context: `standing`, a template or nothing, and what that template needs."""
    if page.purpose not in _parts:
        return {"standing": ""}
    template, context = _parts[page.purpose]
    return {"standing": template, **context()}


def _imprint() -> dict:
    return {"imprint": ImprintSettings.load()}


def _accessibility() -> dict:
    chosen, language = AccessibilitySettings.load(), (get_language() or "de")[:2]
    bodies = [
        {
            "name": body.value.get(f"name_{language}") or body.value["name_de"],
            "region": REGIONS.get(body.value["region"], ""),
            "address": body.value["address"],
            "email": body.value["email"],
            "url": body.value["url"],
        }
        for body in chosen.bodies
    ]
    return {"statement": chosen, "barriers": chosen.barriers(language), "bodies": bodies}


register("imprint", "portal/pages/standing/imprint.html", _imprint)
register("accessibility", "portal/pages/standing/accessibility.html", _accessibility)
register("partners", "portal/pages/standing/partners.html")
