"""The blueprint: its contents and every chapter."""

import json

from portal.blueprint.models import BlueprintIndexPage, ChapterPage, ScenarioIndexPage

from .. import texts
from ..body import body
from .tree import homes, in_three_languages, publish


def load() -> None:
    contents = texts.read("blueprint/index")
    index = in_three_languages(
        BlueprintIndexPage,
        homes(),
        contents,
        lambda language: {"lede": contents["intro"][language]},
    )
    chapters(index)
    situations = texts.read("blueprint/scenarios")
    in_three_languages(
        ScenarioIndexPage, index, situations, lambda language: {"lede": situations["intro"][language]}
    )


def chapters(index) -> None:
    """Every chapter, first without its references: they may lead to chapters that come later."""
    made = []
    written = {entry["number"]: entry for entry in texts.read_all("blueprint/[0-9]*")}
    for number, entry in written.items():

        def fields(language, number=number, entry=entry):
            lede = entry["lede"][language]
            return {"number": number, "lede": lede, "body": stream(entry, language, pages={})}

        in_three_languages(ChapterPage, index, entry, fields, then=made.append)
    for page in made:
        language = page.locale.language_code
        pages = dict(ChapterPage.objects.child_of(index[language]).values_list("number", "pk"))
        page.body = stream(written[page.number], language, pages=pages)
        publish(page)


def stream(entry: dict, language: str, *, pages: dict[int, int]) -> str:
    """The body of a chapter; a reference names a chapter by its number and becomes the page of this language."""
    blocks = body(texts.in_language(entry, language)["blocks"], page=f"chapter-{entry['number']}")
    for block in blocks:
        if block["type"] == "cross_reference":
            block["value"]["page"] = pages.get(block["value"]["page"])
    return json.dumps(blocks)
