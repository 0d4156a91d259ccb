"""A9: everything our pages can show stands in German and Ukrainian; English is the source."""

import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
CATALOGUES = sorted(
    path
    for folder in ("portal", "community", "mentors", "search")
    for path in (ROOT / folder).rglob("django.po")
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def entries(path: Path) -> dict[tuple[str, str], str]:
    """(context, msgid) → the translation as it stands in the file, header left out."""
    found = {}
    for block in path.read_text(encoding="utf-8").split("\n\n")[1:]:
        text = re.sub(r'"\n"', "", block)
        context = re.search(r'^msgctxt "(.*)"$', text, re.M)
        msgid = re.search(r'^msgid "(.*)"$', text, re.M)
        said = re.search(r"^(msgstr.*)", text, re.M | re.S)
        if msgid and said:
            found[(context[1] if context else "", msgid[1])] = said[1].strip()
    return found


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_the_catalogue_is_complete(path):
    done = subprocess.run(
        ["msgfmt", "--check-format", "--statistics", "-o", "/dev/null", str(path)],
        capture_output=True,
        text=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin:/usr/local/bin"},
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert not re.search("fuzzy|untranslated", done.stderr), done.stderr


@pytest.mark.parametrize("language", ["de", "uk"])
def test_one_sentence_has_one_translation(language):
    said = defaultdict(dict)
    for path in CATALOGUES:
        if f"/locale/{language}/" in str(path):
            for key, translation in entries(path).items():
                said[key].setdefault(translation, name(path))

    assert {key: found for key, found in said.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_the_compiled_catalogue_is_the_written_one(path, tmp_path):
    compiled = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "-o", str(compiled), str(path)], check=True)

    assert compiled.read_bytes() == path.with_suffix(".mo").read_bytes(), "run `make messages`"


def collected() -> list[Path]:
    return sorted(
        path
        for folder in ("portal", "community", "mentors", "search")
        for path in (ROOT / folder).rglob("django.?o")
    )


def test_no_sentence_is_missing_in_the_catalogues():
    """Collecting anew adds nothing: what the sources say is what the catalogues hold."""
    before = {path: entries(path).keys() for path in CATALOGUES}
    kept = {path: path.read_bytes() for path in collected()}
    try:
        call_command("messages", verbosity=0)
        missing = {
            name(path): sorted(entries(path).keys() - before.get(path, set()))
            for path in collected()
            if path.suffix == ".po" and entries(path).keys() - before.get(path, set())
        }
    finally:
        for path in collected():
            if path in kept:
                path.write_bytes(kept[path])
            else:
                path.unlink()

    assert missing == {}


def test_gettext_is_here():
    assert shutil.which("msgfmt"), "install gettext to check the languages"
