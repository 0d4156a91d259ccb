"""Sheets that belong to no page: forms to fill in, printed in every language of the portal.

sheets.register(Sheet("good-practice", kinds=("docx", "pdf"), document=template_document))
"""

from collections.abc import Callable
from dataclasses import dataclass

from .document import Document


@dataclass(frozen=True)
class Sheet:
    """`document()` is called in the language that the sheet shall have."""

    name: str
    kinds: tuple[str, ...]
    document: Callable[[], Document]

    @property
    def key(self) -> str:
        return f"sheet:{self.name}"


registered: dict[str, Sheet] = {}


def register(sheet: Sheet) -> Sheet:
    registered[sheet.name] = sheet
    return sheet
