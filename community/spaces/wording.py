"""Words that a space gives in one language or in several, read in the reader's."""

from django.conf import settings
from django.utils.translation import get_language


class InReadersLanguage:
    """Reads `<stem>_de`, `<stem>_en` or `<stem>_uk`: the reader's language, else the first one that has words."""

    def __init__(self, stem: str):
        self.stem = stem

    def __get__(self, thing, owner=None):
        if thing is None:
            return self
        languages = [(get_language() or "")[:2], *(code for code, _name in settings.LANGUAGES)]
        return next((words for code in languages if (words := self.written(thing, code))), "")

    def written(self, thing, code: str) -> str:
        return getattr(thing, f"{self.stem}_{code}", "")
