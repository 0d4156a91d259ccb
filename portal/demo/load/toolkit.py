"""The toolkit: its list and every tool."""

from portal.pages.models import MentoringModule
from portal.toolkit.models import ToolkitIndexPage, ToolkitItemPage

from .. import texts
from .tree import homes, in_three_languages, stream


def load() -> None:
    contents = texts.read("toolkit/index")
    index = in_three_languages(
        ToolkitIndexPage,
        homes(),
        contents,
        lambda language: {"lede": contents["intro"][language]},
    )
    modules = {module.slug: module for module in MentoringModule.objects.all()}
    for entry in texts.read_all("toolkit/[0-9]*"):

        def fields(language, entry=entry):
            text = texts.in_language(entry, language)
            return {
                "kind": entry["kind"],
                "phase": entry["phase"],
                **{f"for_{role}": True for role in entry["for"]},
                "minutes": entry.get("minutes"),
                "module": modules.get(entry.get("module")),
                "lede": text["lede"],
                "body": stream(text["blocks"], f"tool-{entry['slug']['en']}"),
            }

        in_three_languages(ToolkitItemPage, index, entry, fields)
