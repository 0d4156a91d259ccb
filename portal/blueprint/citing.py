"""How one cites a chapter: as a sentence and as BibTeX, with the date of the version and the licence."""

import re

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from portal.pages.frame import frame_of

# What BibTeX would read as its own signs.
SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&_#$"},
}
LANGUAGES = {"de": "ngerman", "en": "british", "uk": "ukrainian"}


def citation(chapter, *, whole: str) -> str:
    """One line of plain text; `whole` is what the chapter is a part of."""
    frame = frame_of()
    parts = [
        _("%(author)s: “%(title)s”") % {"author": author(frame, chapter), "title": chapter.title},
        _("chapter %(number)s of “%(whole)s”") % {"number": chapter.number, "whole": whole},
        _("version of %(date)s") % {"date": dated(chapter)} if chapter.last_published_at else "",
        chapter.full_url,
        frame.rights_of(chapter).licence_name,
    ]
    return ", ".join(part for part in parts if part) + "."


def bibtex(chapter, *, whole: str) -> str:
    """An entry that bibliography programs read; sorted under portal, chapter and year."""
    frame, published = frame_of(), chapter.last_published_at
    fields = {
        "author": "{" + escaped(author(frame, chapter)) + "}",
        "title": escaped(chapter.title),
        "booktitle": escaped(whole),
        "chapter": str(chapter.number),
        "year": str(published.year) if published else "",
        "date": timezone.localdate(published).isoformat() if published else "",
        "publisher": escaped(frame.name),
        # An address is written as it is: programs set it in a command of its own.
        "url": chapter.full_url,
        "langid": LANGUAGES.get(chapter.language, ""),
        "note": escaped(frame.rights_of(chapter).licence_name),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    key = re.sub(r"[^a-z0-9]+", "", frame.name.lower()) or "chapter"
    return f"@incollection{{{key}-{chapter.number}-{fields['year'] or 'draft'},\n{lines}\n}}"


def author(frame, chapter) -> str:
    return frame.rights_of(chapter).licence_holder or frame.name


def dated(chapter) -> str:
    return formats.date_format(timezone.localdate(chapter.last_published_at), "DATE_FORMAT")


def escaped(words: str) -> str:
    return "".join(SIGNS.get(sign, sign) for sign in words)
