"""The manual names buttons and pages as the screen does, in each language: what drifts apart is found here."""

import gettext
import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
import wagtail
from django.conf import settings

from portal.manual import texts
from portal.manual.models import Role

ROOT = Path(settings.BASE_DIR)
OURS = ("portal", "community", "mentors", "search")
# The back office is Wagtail's for the most part; these roles work there.
IN_THE_BACK_OFFICE = {Role.COORDINATOR, Role.EDITOR}
BOLD = re.compile(r"\*\*(.+?)\*\*")
# Wagtail puts these together from two words of its catalogue.
PUT_TOGETHER = {
    "de": {"Freigeben und Veröffentlichen"},
    "en": {"Approve and Publish"},
    "uk": {"Схвалити і Опублікувати"},
}


@cache
def catalogues(language: str, folders: tuple[Path, ...]) -> dict:
    """msgid → translation, of all apps in the folders."""
    found = {}
    for path in chain.from_iterable(
        sorted(folder.rglob(f"locale/{language}/**/django.mo")) for folder in folders
    ):
        with path.open("rb") as file:
            found.update(gettext.GNUTranslations(file)._catalog)
    return found


def as_shown(words: str) -> str:
    """Without its context, with an ellipsis where a name is put in."""
    return re.sub(r"%\(\w+\)s", "…", words.rpartition("\x04")[2])


def on_the_screen(language: str, *, back_office: bool) -> set[str]:
    folders = tuple(ROOT / folder for folder in OURS)
    if back_office:
        folders += (Path(wagtail.__file__).parent,)
    if language == "en":
        # English stands in the source, so every catalogue has it as its keys.
        keys = catalogues("de", folders)
        return {as_shown(key[0] if isinstance(key, tuple) else key) for key in keys}
    return {as_shown(said) for said in catalogues(language, folders).values()}


def said_in_bold(role: str, language: str) -> set[str]:
    lines = [
        line
        for section in texts.read(role)["sections"]
        for kind in ("paragraphs", "steps", "items")
        for line in section.get(kind, {}).get(language, [])
    ]
    return {words for line in lines for words in BOLD.findall(line)}


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("role", Role.values)
def test_what_stands_in_bold_stands_on_the_screen(role, language):
    shown = on_the_screen(language, back_office=role in IN_THE_BACK_OFFICE) | PUT_TOGETHER[language]

    assert said_in_bold(role, language) - shown == set()


@pytest.mark.parametrize("role", Role.values)
def test_each_language_names_as_many_things_on_the_screen(role):
    for section in texts.read(role)["sections"]:
        for kind in ("paragraphs", "steps", "items"):
            counts = {
                language: len(BOLD.findall(" ".join(section[kind][language])))
                for language in texts.LANGUAGES
                if kind in section
            }
            assert len(set(counts.values())) <= 1, (section["anchor"], counts)


def test_a_word_that_no_page_shows_is_found():
    assert "Los geht’s" not in on_the_screen("de", back_office=True)
    assert "Bei „…“ anfangen" in on_the_screen("de", back_office=False)
