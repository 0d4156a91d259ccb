"""Doors that stay shut: what no file of ours may contain."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FOLDERS = ("portal", "community", "mentors", "search")
# The one function that turns members' text into markup, and the one that says so; and what reads frozen versions,
# which it cleans in the same breath.
MARKUP = {"portal/common/markdown.py", "portal/versions/reading.py"}


def sources(suffix: str):
    for folder in (*FOLDERS, "templates"):
        for path in (ROOT / folder).rglob(f"*{suffix}"):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        r"\bcsrf_exempt\b",
        r"\.raw\(",
        r"\.extra\(",
        r"\bRawSQL\b",
        r"\bimport requests\b",
        r"\beval\(",
        r"\bpickle\b",
    ],
)
def test_HD3_IN3_no_source_opens_a_hole(words):
    assert [name for name, text in sources(".py") if re.search(words, text)] == []


def test_only_modules_that_clean_declare_text_safe():
    found = [name for name, text in sources(".py") if re.search(r"\bmark_safe\b|\bSafeString\(", text)]

    assert [name for name in found if name not in MARKUP] == []


@pytest.mark.parametrize(
    "words",
    [
        r"\|\s*safe\b(?!seq)",
        r"{%\s*autoescape off",
        r"\sstyle=\"",
        r"<script(?![^>]*(src=|application/json|ld\+json))",
        r"\son[a-z]+=\"",
    ],
)
def test_HD2_no_template_carries_inline_script_or_style(words):
    # Mails have no style sheet of their own to ask for.
    assert [name for name, text in sources(".html") if re.search(words, text) and "emails/" not in name] == []


def test_IN3_no_view_asks_for_an_object_without_asking_who_may_see_it():
    found = [
        name for name, text in sources(".py") if "views" in name and re.search(r"\.objects\.get\(", text)
    ]

    assert found == []


def test_no_style_of_one_page_means_something_of_the_frame():
    """A page that styles a name of the frame would lay out the header anew as soon as it is read."""
    styles = ROOT / "portal/static/css"

    def named(path) -> set[str]:
        return set(re.findall(r"^\s*\.([a-z0-9-]+) \{", path.read_text(encoding="utf-8"), re.M))

    shared = set().union(*(named(path) for path in styles.glob("*.css") if path.name != "print.css"))

    assert shared
    assert {
        path.name: sorted(named(path) & shared) for path in styles.glob("pages/*.css") if named(path) & shared
    } == {}
