"""What speaks against showing a page to readers: asked on every way on which a page is published.

A floor above says what it knows of its own pages:

    @objection
    def without_consent(page) -> str | None: ...

Where somebody can be asked (the form, the review, many pages at once), she reads the sentence and nothing is published.
Where nobody can – the clock, a translation, a program – the page stays as it is and the editors are told. `BasePage.save`
is the last door: it lets nothing through that found another way.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

# Answers with a sentence for editors. Called inside a transaction, so that it may hold what it has looked at.
Objection = Callable[[Page], str | None]

_objections: list[Objection] = []


class NotForReaders(PermissionDenied):
    """A page was about to be shown although something speaks against it."""


def objection(ask: Objection) -> Objection:
    """Register what is asked before a page is shown."""
    _objections.append(ask)
    return ask


def objections_to(page: Page) -> list[str]:
    """Every sentence that speaks against showing this page; empty for nearly all of them."""
    return [said for ask in _objections if (said := ask(page))]
