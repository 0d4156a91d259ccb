"""Why we do not take a file, in words that say what to do instead."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

# The keys are what the inspection answers; it runs without Django and knows no sentences.
SENTENCES = {
    "empty": _("This file is empty. Please choose another one."),
    "too_big": _("This file is too large. The limit is %(limit)s."),
    "kind": _("We cannot take this kind of file. Please choose one of these: %(kinds)s."),
    "disguised": _(
        "The name of this file says one thing, its content another. "
        "Please save it anew as one of these: %(kinds)s."
    ),
    "damaged": _("This file is damaged or not complete. Please save it anew and try again."),
    "unpacked": _("This file becomes too large when it is opened. Please make it simpler or save it as PDF."),
    "entries": _("This file is made of too many parts. Please save it as PDF."),
    "nested": _("Another file is hidden in this one. Please take it out, or save the text as PDF."),
    "program": _("This file carries a small program (a macro or a script). Please save it anew without it."),
    "outside": _("This file wants to load something from outside. Please save it as PDF."),
    "locked": _("This file is locked with a password. Please save it without one."),
    "pages": _("This file has more than 100 pages. Please shorten it."),
    "pixels": _("This picture has more than 24 megapixels. Please make it smaller."),
    "too_slow": _("We could not check this file in time. Please save it anew in a simpler form."),
}


class UploadRefused(Exception):
    """A file we do not take. `reason` is a key of SENTENCES; `str()` is the sentence in the reader's language."""

    def __init__(self, reason: str, **facts):
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        return str(SENTENCES[self.reason]) % self.facts


def too_big(limit: int) -> UploadRefused:
    return UploadRefused("too_big", limit=filesizeformat(limit))
