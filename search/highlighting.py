"""Shows where a hit is one: pieces of its own text, what was looked for marked. Plain text, never HTML."""

from collections.abc import Iterable

from .engines.asking import Group, Matching
from .folding import written_words
from .query import Segment
from .stemming import stems

LENGTH = 220
BEFORE = 60


def is_meant(word: str, groups: Iterable[Group], single: frozenset[str]) -> bool:
    return word in single or any(word.startswith(group.word) or stems(word) & group.stems for group in groups)


def single_words(matching: Matching) -> frozenset[str]:
    """Words that are meant only as they stand: out of phrases, synonyms and corrections."""
    found = {word for words in matching.phrases for word in words}
    found |= {word for group in matching.groups for words in group.others for word in words}
    return frozenset(found)


def marked(text: str, matching: Matching | None) -> tuple[Segment, ...]:
    """The whole text in segments."""
    if matching is None or not text:
        return (Segment(text),) if text else ()
    single = single_words(matching)
    segments, at = [], 0
    for word, start, end in written_words(text):
        if is_meant(word, matching.groups, single):
            segments += [Segment(text[at:start]), Segment(text[start:end], marked=True)]
            at = end
    segments.append(Segment(text[at:]))
    return tuple(segment for segment in segments if segment.text)


def excerpt(text: str, matching: Matching | None) -> tuple[Segment, ...]:
    """Two lines around the first place that was meant; the beginning where there is none."""
    text = " ".join(text.split())
    first = 0
    if matching is not None:
        single = single_words(matching)
        first = next(
            (start for word, start, _end in written_words(text) if is_meant(word, matching.groups, single)), 0
        )
    start = max(first - BEFORE, 0)
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = start + LENGTH
    piece = text[start:end] if end >= len(text) else text[start:end].rsplit(" ", 1)[0] + " …"
    return marked(("… " if start else "") + piece, matching)
