"""Reads the manual's texts as they come with the software: YAML, three languages side by side."""

from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import yaml

from portal.pages.written import paragraphs, rich

FOLDER = Path(__file__).with_name("content")
LANGUAGES = ("de", "en", "uk")


@cache
def read(key: str) -> dict:
    """One file: `index`, or the part of one role."""
    return yaml.safe_load((FOLDER / f"{key}.yaml").read_text(encoding="utf-8"))


def _steps(lines: list[str]) -> tuple[str, object]:
    return "text", "<ol>" + "".join(f"<li>{rich(line)}</li>" for line in lines) + "</ol>"


def _items(lines: list[str]) -> tuple[str, object]:
    return "practice_list", {"title": "", "items": [paragraphs(line) for line in lines]}


KINDS = {"paragraphs": lambda lines: ("text", paragraphs(lines)), "steps": _steps, "items": _items}


def body(key: str, language: str) -> list[dict]:
    """The sections of a part as a stream: a heading, then paragraphs, steps and lists in the order of the file."""
    blocks: list[tuple[str, object]] = []
    for section in read(key)["sections"]:
        blocks.append(("heading", {"anchor": section["anchor"], "title": section["title"][language]}))
        for kind, text in section.items():
            if kind in KINDS:
                blocks.append(KINDS[kind](text[language]))
    return [
        # The same ids in every language, so that translations belong together.
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"manual/{key}/{number}"))}
        for number, (kind, value) in enumerate(blocks)
    ]
