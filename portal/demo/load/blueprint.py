"""The blueprint: its contents and every chapter."""

from portal.blueprint.models import BlueprintIndexPage, ChapterPage

from .. import texts
from .tree import homes, in_three_languages, stream


def load() -> None:
    contents = texts.read("blueprint/index")
    index = in_three_languages(
        BlueprintIndexPage,
        homes(),
        contents,
        lambda language: {"lede": contents["intro"][language]},
    )
    for entry in texts.read_all("blueprint/[0-9]*"):

        def fields(language, entry=entry):
            text = texts.in_language(entry, language)
            return {
                "number": entry["number"],
                "lede": text["lede"],
                "body": stream(text["blocks"], f"chapter-{entry['number']}"),
            }

        in_three_languages(ChapterPage, index, entry, fields)
