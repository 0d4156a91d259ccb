"""What changed in the blueprint since it was first published, and why: the readers' versions of a chapter."""

import json
from uuid import NAMESPACE_URL, uuid5

from portal.blueprint.models import ChapterPage

from .. import texts
from ..body import paragraphs
from .tree import publish


def load() -> None:
    for number, change in enumerate(texts.read("versions")["changes"]):
        chapters = ChapterPage.objects.live().filter(number=change["chapter"]).select_related("locale")
        by_language = {chapter.locale.language_code: chapter for chapter in chapters}
        for language in change["languages"]:
            if language in by_language:
                _change(by_language[language], texts.in_language(change, language), f"demo/versions/{number}")


def _change(chapter: ChapterPage, change: dict, name: str) -> None:
    """Add a text to a section, behind the first one that stands there."""
    block = {
        "type": "text",
        "value": paragraphs(change["paragraphs"]),
        "id": str(uuid5(NAMESPACE_URL, name)),
    }
    body = list(chapter.body.get_prep_value())
    if any(each["id"] == block["id"] for each in body):
        return
    at = next(
        (place for place, each in enumerate(body) if _opens(each, change["section"])),
        # An editor has taken the section out.
        len(body) - 1,
    )
    body.insert(at + 2, block)
    chapter.body = json.dumps(body)
    chapter.change_reason = change["reason"]
    publish(chapter)


def _opens(block: dict, section: str) -> bool:
    return block["type"] == "heading" and block["value"]["anchor"] == section
