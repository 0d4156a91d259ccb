"""The rule of plain words (A10): short sentences, counted. It says that a text is short, not that people understand it.

Whether they do, only people with learning difficulties can say; see `PlainPage.read_on`.
"""

import re
from dataclasses import dataclass

MEAN_WORDS = 8
MOST_WORDS = 15
# A sentence ends with its mark, or with its line: in plain language each stands on a line of its own.
_ENDS = re.compile(r"(?<=[.!?…:])[\s\"“”»«)]+|\n+")
_WORD = re.compile(r"\w+(?:[-’'ʼ:.·]\w+)*")


@dataclass(frozen=True)
class Reading:
    """How long the sentences of a text are."""

    sentences: tuple[str, ...]
    words: tuple[int, ...]

    @property
    def mean(self) -> float:
        return sum(self.words) / len(self.words) if self.words else 0.0

    @property
    def too_long(self) -> list[str]:
        """The sentences nobody should have to read in one breath."""
        pairs = zip(self.sentences, self.words, strict=True)
        return [sentence for sentence, words in pairs if words > MOST_WORDS]

    @property
    def is_plain(self) -> bool:
        return bool(self.words) and self.mean <= MEAN_WORDS and not self.too_long


def read(text: str) -> Reading:
    """Count the words of each sentence of a text."""
    pieces = (piece.strip() for piece in _ENDS.split(text))
    counted = [(piece, len(_WORD.findall(piece))) for piece in pieces]
    counted = [(piece, words) for piece, words in counted if words]
    return Reading(tuple(piece for piece, _ in counted), tuple(words for _, words in counted))
