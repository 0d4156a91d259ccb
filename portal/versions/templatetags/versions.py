"""What a versioned page says about itself to its readers."""

from django import template
from django.utils.translation import gettext_lazy, pgettext_lazy

from ..comparing import ADDED, CHANGED, REMOVED
from ..models.standing import Newer, StaleSection

register = template.Library()

IN_LANGUAGE = {
    "de": gettext_lazy("in German"),
    "en": gettext_lazy("in English"),
    "uk": gettext_lazy("in Ukrainian"),
}
KINDS = {
    ADDED: pgettext_lazy("kind of change", "new"),
    CHANGED: pgettext_lazy("kind of change", "changed"),
    REMOVED: pgettext_lazy("kind of change", "removed"),
}


@register.inclusion_tag("portal/versions/version_fact.html")
def version_fact(page) -> dict:
    """Version, date and where one reads what changed; the date alone while there is no version."""
    return {"page": page, "version": page.standing.version}


@register.inclusion_tag("portal/versions/stale_notice.html")
def stale_notice(page) -> dict:
    """One sentence at the top when another language is ahead."""
    sections = page.standing.stale
    return {"sections": sections, "where": _together(sections)}


@register.inclusion_tag("portal/versions/section_mark.html")
def section_mark(page, block) -> dict:
    """Under the heading of a section: newer in another language, or changed here not long ago."""
    if block.block_type not in page.section_blocks:
        return {}
    anchor = block.value["anchor"]
    changed_at = page.standing.changed_lately(anchor)
    return {
        "stale": page.standing.is_stale(anchor),
        "changed_at": changed_at,
        "address": _last_change(page) if changed_at else "",
    }


@register.filter
def in_language(code: str) -> str:
    """“in German”, in the reader's language."""
    return str(IN_LANGUAGE.get(code, code))


@register.filter
def section_title(section: StaleSection) -> str:
    """What a section is called here, or, where it is missing, in the other language."""
    return section.title or section.newer[0].title


@register.filter
def kind_of_change(kind: str) -> str:
    return str(KINDS[kind])


def _together(sections: list[StaleSection]) -> list[Newer]:
    """Each language that is ahead once, with the latest of its changes."""
    latest: dict[str, Newer] = {}
    for newer in sorted((each for section in sections for each in section.newer), key=lambda each: each.at):
        latest[newer.language] = newer
    return list(latest.values())


def _last_change(page) -> str:
    version = page.standing.version
    if version is None or version.number < 2:
        return ""
    return f"{page.get_url()}versions/"
