"""What differs between two frozen texts, section by section and word by word."""

import difflib
from dataclasses import dataclass, field

from wagtail.admin.compare import diff_text

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
# Lines that are less alike than this are shown as one gone and one new.
ALIKE = 0.4
LOOK_AHEAD = 8


@dataclass(frozen=True)
class Line:
    """One line of a comparison: pieces of ("same" | "added" | "removed", words), or so many unchanged lines."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True)
class SectionChange:
    anchor: str
    title: str
    kind: str
    lines: list[Line] = field(default_factory=list)


def changed_sections(old: list[dict], new: list[dict]) -> list[dict]:
    """Anchor, title and kind of each section that differs; new ones in their place, gone ones at the end."""
    before = {section["anchor"]: section for section in old}
    found = []
    for section in new:
        was = before.pop(section["anchor"], None)
        if was is None:
            if section["lines"] or section["blocks"]:
                found.append(_change(section, ADDED))
        elif not same(was, section):
            found.append(_change(section, CHANGED))
    found.extend(_change(section, REMOVED) for section in before.values())
    return found


def _change(section: dict, kind: str) -> dict:
    return {"anchor": section["anchor"], "title": section["title"], "kind": kind}


def same(one: dict, other: dict) -> bool:
    """Whether readers see the same: words, links, pictures; not which keys Wagtail gave its blocks."""
    return one["lines"] == other["lines"] and _visible(one["blocks"]) == _visible(other["blocks"])


def _visible(stored):
    """A stored stream without the keys of blocks and without empty fields, which a new version of the portal may add."""
    if isinstance(stored, dict):
        is_block = "type" in stored and "value" in stored
        kept = {name: _visible(value) for name, value in stored.items() if not (is_block and name == "id")}
        return {name: value for name, value in kept.items() if value not in (None, "", False, [], {})}
    if isinstance(stored, list):
        return [_visible(each) for each in stored]
    return stored


def compare(old: list[dict], new: list[dict]) -> list[SectionChange]:
    """The changed sections with their lines. Without lines, the words are the same and something else changed."""
    before = {section["anchor"]: section["lines"] for section in old}
    after = {section["anchor"]: section["lines"] for section in new}
    return [
        SectionChange(
            **change, lines=_lines(before.get(change["anchor"], []), after.get(change["anchor"], []))
        )
        for change in changed_sections(old, new)
    ]


def _lines(old: list[str], new: list[str]) -> list[Line]:
    if old == new:
        return []
    found: list[Line] = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Line(unchanged=i2 - i1))
        else:
            found.extend(_replaced(old[i1:i2], new[j1:j2]))
    return found


def _replaced(old: list[str], new: list[str]) -> list[Line]:
    """Each new line beside the next old one that is like it; what is passed over on the way is gone."""
    found, at = [], 0
    for now in new:
        beside = next((n for n in range(at, min(at + LOOK_AHEAD, len(old))) if _alike(old[n], now)), None)
        if beside is None:
            found.append(Line(pieces=[(ADDED, now)]))
            continue
        found.extend(Line(pieces=[(REMOVED, was)]) for was in old[at:beside])
        found.append(Line(pieces=_words(old[beside], now)))
        at = beside + 1
    return found + [Line(pieces=[(REMOVED, was)]) for was in old[at:]]


def _alike(was: str, now: str) -> bool:
    return difflib.SequenceMatcher(None, was.split(), now.split()).ratio() >= ALIKE


_KINDS = {"equal": "same", "addition": ADDED, "deletion": REMOVED}


def _words(old: str, new: str) -> list[tuple[str, str]]:
    return [(_KINDS[kind], words) for kind, words in diff_text(old, new).changes]
