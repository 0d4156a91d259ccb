"""A document as PDF, by typst: tagged (PDF/UA-1), fonts embedded, refused by typst itself where a tag is missing.

The text goes in as JSON and comes out as text: none of it is ever part of a template.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from .document import Document, as_data, with_words
from .legible import drawable
from .typesetting import FINISHED

TEMPLATES = Path(__file__).parent / "typst"
TYPESETTING = [sys.executable, "-m", "portal.printing.typesetting"]
# The whole blueprint takes less than two seconds; a machine may have other things to do.
PATIENCE = 60


class NotTypeset(Exception):
    """What typst said. It may quote the text, so it is for the developer's eyes and not for the log."""


def render_pdf(document: Document, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The finished file. `pictures` are the bytes behind the sources that the document names."""
    document = with_words(document, drawable)
    # typst reads nothing outside of its root: templates and pictures lie there together, and nothing else.
    with tempfile.TemporaryDirectory(prefix="printing-") as name:
        folder = Path(name)
        for template in TEMPLATES.iterdir():
            (folder / template.name).write_bytes(template.read_bytes())
        files = {}
        for number, (source, content) in enumerate((pictures or {}).items()):
            (folder / f"picture-{number}").write_bytes(content)
            files[source] = f"picture-{number}"
        given = {"document": as_data(document), "pictures": files}
        (folder / "document.json").write_text(json.dumps(given), encoding="utf-8")
        return _typeset(folder)


def _typeset(folder: Path) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603
            [*TYPESETTING, str(folder)],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            cwd=settings.BASE_DIR,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotTypeset(f"not finished after {PATIENCE} seconds") from error
    if done.returncode != 0:
        raise NotTypeset(done.stderr[-2000:])
    return (folder / FINISHED).read_bytes()
