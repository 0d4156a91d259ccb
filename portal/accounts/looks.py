"""What staff may look at with a reason, in words for the person whose data it is. Apps add theirs in `ready`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_words: dict[str, str | Promise] = {}


def register(what: str, words: str | Promise) -> str:
    """Say what a look at `what` (the word given to `record_look`) is a look at, e.g. "your CV"."""
    _words[what] = words
    return what


def words_for(what: str) -> str | Promise:
    return _words.get(what, _("something of yours"))
