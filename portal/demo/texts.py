"""Reads the demo's texts: plain YAML files that know no model."""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).with_name("content")
LANGUAGES = ("de", "en", "uk")


@cache
def read(name: str) -> dict:
    """One file of the demo, e.g. `read("people")`."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def read_all(pattern: str) -> list[dict]:
    """Every file that fits, in the order of the names, e.g. `read_all("blueprint/[0-9]*")`."""
    return [
        read(str(path.relative_to(FOLDER).with_suffix(""))) for path in sorted(FOLDER.glob(f"{pattern}.yaml"))
    ]


def in_language(value, language: str):
    """The value with every text in three languages replaced by the one in `language`, however deep it lies."""
    if isinstance(value, dict):
        if set(value) == set(LANGUAGES):
            return value[language]
        return {key: in_language(each, language) for key, each in value.items()}
    if isinstance(value, list):
        return [in_language(each, language) for each in value]
    return value
