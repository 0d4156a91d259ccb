"""The toolkit: pages of the modules, the manual for trainers, research, and every tool."""

from portal.pages.models import MentoringModule
from portal.toolkit.models import (
    GuidePage,
    GuidePartPage,
    ModulePage,
    ResearchPage,
    ToolkitIndexPage,
    ToolkitItemPage,
)

from .. import texts
from .tree import homes, in_three_languages, stream


def load() -> None:
    contents = texts.read("toolkit/index")
    index = in_three_languages(ToolkitIndexPage, homes(), contents, introduced(contents))
    modules = {module.slug: module for module in MentoringModule.objects.all()}
    for entry in texts.read("toolkit/modules")["modules"]:
        module = modules[entry["module"]]
        in_three_languages(ModulePage, index, entry, with_body(entry, module=module))
    manual = texts.read("toolkit/trainers")
    guide = in_three_languages(GuidePage, index, manual, introduced(manual))
    for entry in manual["parts"]:
        in_three_languages(GuidePartPage, guide, entry, with_body(entry))
    research(texts.read("toolkit/research"), index)
    for entry in texts.read_all("toolkit/[0-9]*"):
        about = {
            "kind": entry["kind"],
            "phase": entry["phase"],
            "minutes": entry.get("minutes"),
            "module": modules.get(entry.get("module")),
            **{f"for_{role}": True for role in entry["for"]},
        }
        in_three_languages(ToolkitItemPage, index, entry, with_body(entry, **about))


def introduced(entry):
    return lambda language: {"lede": entry["intro"][language]}


def with_body(entry, **more):
    """The fields of a page that has a lede and blocks."""

    def fields(language):
        text = texts.in_language(entry, language)
        return {
            "lede": text["lede"],
            "body": stream(text["blocks"], f"toolkit-{entry['slug']['en']}"),
            **more,
        }

    return fields


def research(entry, index) -> None:
    def fields(language):
        text = texts.in_language(entry, language)
        references = [{"type": "reference", **reference} for reference in text["references"]]
        return with_body(entry)(language) | {"references": stream(references, "research-references")}

    in_three_languages(ResearchPage, index, entry, fields)
