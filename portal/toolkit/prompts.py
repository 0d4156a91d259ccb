"""Questions that open a conversation, for whoever shows them elsewhere: the page of a meeting, a notice, a mail."""

from dataclasses import dataclass

from .models import ToolkitItemPage


@dataclass(frozen=True)
class Prompt:
    """One question. `key` names it for good and is the same in every language."""

    key: str
    text: str
    note: str
    phase: str
    role: str  # who asks; empty: both
    language: str
    url: str


def prompts_for(*, language: str, phase: str = "", role: str = "") -> list[Prompt]:
    """The published prompts in a language, in the order of the toolkit; for a role also those that are for both."""
    return [
        prompt
        for prompt in _all(language)
        if (not phase or prompt.phase == phase) and (not role or prompt.role in ("", role))
    ]


def prompt_by_key(key: str, *, language: str) -> Prompt | None:
    """The same question in a language, or nothing when it is no longer published there."""
    return next((prompt for prompt in _all(language) if prompt.key == key), None)


def _all(language: str):
    pages = ToolkitItemPage.objects.for_everybody().in_language(language).along_the_way()
    for page in pages.filter(has_prompts=True):
        address = page.get_url()
        for child in page.body:
            if child.block_type != "prompts":
                continue
            for prompt in child.value["prompts"]:
                yield Prompt(
                    key=f"{page.translation_key}:{prompt['anchor']}",
                    text=prompt["text"],
                    note=prompt["note"],
                    phase=child.value["phase"],
                    role=child.value["role"],
                    language=language,
                    url=f"{address}#{prompt['anchor']}",
                )
