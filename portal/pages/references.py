"""References from page to page: where they lead in the reader's language, which would dangle, and who refers here.

A reference keeps the page that its editor chose and the anchor of a section. Anchors are the same in every language and
frozen once published, so that neither a translation nor a new title breaks it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from .blocks import anchored_values
from .frame import frame_of

KIND = "cross_reference"
# So many sections are named to an editor who mistyped one.
NAMED = 12


@dataclass(frozen=True)
class Target:
    """Where a reference leads."""

    title: str
    url: str
    language: str


def streams(page) -> Iterator[tuple[str, StreamValue]]:
    """The fields of a page that hold blocks, with what stands in them."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            yield field.name, getattr(page, field.name)


def references(page) -> Iterator:
    """Every reference on a page, in reading order."""
    for _name, value in streams(page):
        yield from (child.value for child in value if child.block_type == KIND)


def sections_of(page) -> dict[str, str]:
    """The anchors of a page, each with the title of its part."""
    return {
        part["anchor"]: str(part.get("title") or part.get("text") or "")
        for _name, value in streams(page)
        for part in anchored_values(value)
        if part["anchor"]
    }


# --- where a reference leads -------------------------------------------------------------------------------------------


def target_of(reference, *, page=None) -> Target | None:
    """Where a reference leads for who reads `page`; nothing if the target is a draft or not for everybody."""
    chosen = reference.get("page")
    if chosen is None:
        return None
    found = _targets(page, [chosen] if page is None else None).get(chosen.translation_key)
    if found is None:
        return None
    section = reference.get("section") or ""
    words = sections_of(found).get(section)
    title = getattr(found, "reference_title", found.title)
    return Target(
        title=f"{title}: {words}" if words else title,
        url=f"{found.url}#{section}" if words is not None and section else found.url,
        language=found.language if hasattr(found, "language") else "",
    )


def _targets(page, chosen=None) -> dict:
    """The pages that a page refers to, by translation key, in its language where there is one; asked for once."""
    if page is not None and hasattr(page, "_reference_targets"):
        return page._reference_targets
    chosen = chosen or [each["page"] for each in references(page) if each.get("page")]
    frame = frame_of()
    ids = {each.pk for each in chosen}
    found = {}
    # One question for each kind of page, its own columns included; nearly always they are of one kind.
    for model in {each.specific_class for each in chosen}:
        keys = {each.translation_key for each in chosen if each.specific_class is model}
        for each in model.objects.live().filter(translation_key__in=keys):
            if not frame.is_public(each):
                continue
            mine = page is not None and each.locale_id == page.locale_id
            if mine or (each.pk in ids and each.translation_key not in found):
                found[each.translation_key] = each
    if page is not None:
        page._reference_targets = found
    return found


# --- which would dangle ------------------------------------------------------------------------------------------------


def dangling(page, fields: dict) -> dict[str, ValidationError]:
    """By field, what to say about references in new values that lead nowhere, each at the line it concerns."""
    own = {
        part["anchor"]
        for value in fields.values()
        if isinstance(value, StreamValue)
        for part in anchored_values(value)
    }
    found = {}
    for name, value in fields.items():
        if not isinstance(value, StreamValue):
            continue
        errors = {
            index: StructBlockValidationError(block_errors=said)
            for index, child in enumerate(value)
            if child.block_type == KIND and (said := _whats_wrong(child.value, page, own))
        }
        if errors:
            found[name] = StreamBlockValidationError(block_errors=errors)
    return found


def lost_references(page, *, soon: frozenset[int] = frozenset()) -> list:
    """The references of a page that lead nowhere as it stands; `soon` are pages that are published along with it."""
    own = set(sections_of(page))
    return [each for each in references(page) if _whats_wrong(each, page, own, soon)]


def _whats_wrong(
    reference, page, own: set[str], soon: frozenset[int] = frozenset()
) -> dict[str, ValidationError]:
    target, section = reference.get("page"), reference.get("section")
    if target is None:
        return {}
    if target.pk == page.pk:
        anchors: dict[str, str] | set[str] = own
    elif not target.live and target.pk not in soon:
        return {"page": ValidationError(_("This page is not published: readers would be led nowhere."))}
    else:
        anchors = sections_of(target.specific)
    if not section or section in anchors:
        return {}
    words = [_("This page has no section “%(section)s”.") % {"section": section}]
    if anchors:
        words.append(_("It has: %(sections)s.") % {"sections": ", ".join(list(anchors)[:NAMED])})
    return {"section": ValidationError(" ".join(words))}


# --- who refers here ---------------------------------------------------------------------------------------------------


def referrers(page) -> list:
    """The published pages in this page's language that refer to it, in whichever language their editor chose it."""
    versions = Page.objects.filter(translation_key=page.translation_key)
    ids = set()
    for version in versions:
        for reference in ReferenceIndex.get_references_to(version):
            if reference.model_path.split(".")[1:2] == [KIND]:
                ids.add(int(reference.object_id))
    found = Page.objects.live().filter(pk__in=ids, locale=page.locale).exclude(pk=page.pk)
    return list(found.order_by("path").specific())


def sections_others_need(page) -> dict[str, list]:
    """The anchors of a page that published pages lead to, with these pages."""
    needed: dict[str, list] = {}
    for referrer in referrers(page):
        for each in references(referrer):
            if (
                each.get("page")
                and each["page"].translation_key == page.translation_key
                and each.get("section")
            ):
                needed.setdefault(each["section"], []).append(referrer)
    return needed
