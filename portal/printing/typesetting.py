"""Typeset one document, in a process of its own: `python -m portal.printing.typesetting <folder>`.

typst keeps what it has worked out, some 40 MB a book; here that goes with the process. The folder holds the templates,
the pictures and `document.json`; the file is written beside them. Runs without Django.
"""

import json
import sys
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
# typst refuses to write this standard where a tag, a language or a letter is missing.
STANDARD = "ua-1"
FINISHED = "finished.pdf"


def typeset(folder: Path) -> None:
    """Read `document.json`, write the finished file."""
    given = json.loads((folder / "document.json").read_text(encoding="utf-8"))
    # Fonts of the machine are left out, so that a file looks the same wherever it is made.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])
    typst.compile(
        str(folder / "main.typ"),
        str(folder / FINISHED),
        root=str(folder),
        font_paths=fonts,
        pdf_standards=[STANDARD],
        sys_inputs={name: json.dumps(value) for name, value in given.items()},
    )


if __name__ == "__main__":
    typeset(Path(sys.argv[1]))
