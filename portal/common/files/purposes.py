"""What files are for. An app says in its `files.py` what it takes and who may read it; `common` knows none of them.

CV = register(FilePurpose("cv", kinds=DOCUMENTS, may_read=may_read_cv, on_read=note_the_look))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .kinds import KINDS

# (member or AnonymousUser, StoredFile)
MayRead = Callable[[Any, Any], bool]
OnRead = Callable[[Any, Any], object]


@dataclass(frozen=True)
class FilePurpose:
    """What a file is for: which kinds, how big, who may read it, what happens when somebody does.

    `public`: those whom everybody may read (the rule says yes to an anonymous reader) have an address that lasts.
    Pictures are re-encoded: longest edge `max_edge` px, and a square of `square` px beside it.
    """

    key: str
    kinds: tuple[str, ...]
    may_read: MayRead
    on_read: OnRead | None = None
    max_bytes: int | None = None
    public: bool = False
    max_edge: int = 1600
    square: int = 336
    # For files that the portal itself makes: so many days after, they go.
    kept_days: int | None = None

    def limit(self, kind: str) -> int:
        """The most bytes a file of this kind may have."""
        of_kind = KINDS[kind].max_bytes
        return min(of_kind, self.max_bytes) if self.max_bytes else of_kind

    @property
    def largest(self) -> int:
        return max(self.limit(kind) for kind in self.kinds)

    @property
    def kinds_in_words(self) -> str:
        return ", ".join(KINDS[kind].label for kind in self.kinds)

    @property
    def accept(self) -> str:
        """For the `accept` of an <input type="file">."""
        return ",".join(f".{extension}" for kind in self.kinds for extension in KINDS[kind].extensions)


_purposes: dict[str, FilePurpose] = {}


def register(purpose: FilePurpose) -> FilePurpose:
    if purpose.key in _purposes:
        raise ValueError(f"There is a purpose {purpose.key!r} already.")
    _purposes[purpose.key] = purpose
    return purpose


def with_a_term() -> list[FilePurpose]:
    return [purpose for purpose in _purposes.values() if purpose.kept_days is not None]


def get(key: str) -> FilePurpose:
    return _purposes[key]


def find(key: str) -> FilePurpose | None:
    """None when the app that owned the purpose is gone: then nobody may read its files."""
    return _purposes.get(key)
