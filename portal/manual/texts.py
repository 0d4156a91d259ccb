"""Reads the manual's texts as they come with the software: YAML, three languages side by side."""

from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import yaml

from portal.pages.written import paragraphs

FOLDER = Path(__file__).with_name("content")
LANGUAGES = ("de", "en", "uk")


@cache
def read(key: str) -> dict:
    """One file: `index`, or the part of one role."""
    return yaml.safe_load((FOLDER / f"{key}.yaml").read_text(encoding="utf-8"))


def body(key: str, language: str) -> list[dict]:
    """The sections of a part as a stream: heading, then paragraphs, then steps or a list where there are some."""
    blocks: list[tuple[str, object]] = []
    for section in read(key)["sections"]:
        blocks.append(("heading", {"anchor": section["anchor"], "title": section["title"][language]}))
        if section.get("paragraphs"):
            blocks.append(("text", paragraphs(section["paragraphs"][language])))
        if section.get("steps"):
            steps = "".join(f"<li>{paragraphs(step)[3:-4]}</li>" for step in section["steps"][language])
            blocks.append(("text", f"<ol>{steps}</ol>"))
        if section.get("items"):
            items = [paragraphs(item) for item in section["items"][language]]
            blocks.append(("practice_list", {"title": "", "items": items}))
    return [
        # The same ids in every language, so that translations belong together.
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"manual/{key}/{number}"))}
        for number, (kind, value) in enumerate(blocks)
    ]
