"""The kinds of notices. An app declares its own in its `notices.py`, which is read when the portal starts.

from portal.notifications.notices import register

ANSWERED = register("questions.answered", _("Your question has a new answer."))
"""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Notice:
    """One kind: its key, the sentence the reader sees in the portal, and whether a mail goes out unless she objects."""

    key: str
    sentence: str | Promise
    mail: bool = True


_notices: dict[str, Notice] = {}


def register(key: str, sentence: str | Promise, *, mail: bool = True) -> Notice:
    """Declare a kind. The sentence names nobody and quotes nothing, so that it fits every reader."""
    _notices[key] = Notice(key, sentence, mail)
    return _notices[key]


def find(key: str) -> Notice | None:
    """The kind behind a key; None when the app that declared it is gone."""
    return _notices.get(key)


def every() -> list[Notice]:
    """All kinds, by key, so that those of one app stand together."""
    return [_notices[key] for key in sorted(_notices)]
