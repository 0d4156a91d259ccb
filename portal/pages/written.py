"""Turns texts that were written in files – the manual's, the demo's – into what a page's body stores."""

import re

from django.utils.html import escape

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_EMPHASIS = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")


def rich(text: str) -> str:
    """One paragraph with **bold** and *emphasis* as the rich text Wagtail stores."""
    return _EMPHASIS.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", escape(text.strip()).replace("&#x27;", "'")))


def paragraphs(lines: list[str] | str) -> str:
    lines = [lines] if isinstance(lines, str) else lines
    return "".join(f"<p>{rich(line)}</p>" for line in lines)
