"""A document as PDF, by typst: tagged (PDF/UA-1), fonts embedded, refused by typst itself where a tag is missing.

The text goes in as JSON and comes out as text: none of it is ever part of a template.
"""

import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst

from .document import Document, as_data, with_words
from .legible import FONTS, drawable

TEMPLATES = Path(__file__).parent / "typst"
STANDARD = "ua-1"


def render_pdf(document: Document, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The finished file. `pictures` are the bytes behind the sources that the document names."""
    document = with_words(document, drawable)
    # typst reads nothing outside of its root: templates and pictures lie there together, and nothing else.
    with tempfile.TemporaryDirectory(prefix="printing-") as folder:
        root = Path(folder)
        for template in TEMPLATES.iterdir():
            (root / template.name).write_bytes(template.read_bytes())
        files = {}
        for number, (source, content) in enumerate((pictures or {}).items()):
            (root / f"picture-{number}").write_bytes(content)
            files[source] = f"picture-{number}"
        return typst.compile(
            str(root / "main.typ"),
            root=str(root),
            font_paths=_fonts(),
            pdf_standards=[STANDARD],
            sys_inputs={"document": json.dumps(as_data(document)), "pictures": json.dumps(files)},
        )


@cache
def _fonts() -> typst.Fonts:
    """Read once; those of the machine are left out, so that a file looks the same wherever it is made."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
