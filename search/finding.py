"""The door: who looks for something asks here and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet
from django.utils.translation import get_language

from .models import Entry
from .sources import kinds as all_kinds
from .sources import source_of

RESULTS_AT_MOST = 200


@dataclass(frozen=True)
class Result:
    kind: str
    title: str
    thing: Model


def find(text: str, *, member, kinds: Iterable[str] = (), limit: int = RESULTS_AT_MOST) -> list[Result]:
    """What the reader may see and every word occurs in, best first; in her language where a thing has several."""
    kinds = list(kinds) or all_kinds()
    entries = (
        Entry.objects.of_kind(*kinds)
        .filter(Q(language="") | Q(language=(get_language() or "")[:2]))
        .visible_to(member)
        .matching(text)
        .with_title_match(text)
        .best_first()[:limit]
    )
    entries = list(entries)
    visible: dict[str, dict] = {}
    for kind in {entry.kind for entry in entries}:
        ids = [entry.object_id for entry in entries if entry.kind == kind]
        visible[kind] = source_of(kind).visible_to(member).in_bulk(ids)
    return [
        Result(entry.kind, entry.title, visible[entry.kind][entry.object_id])
        for entry in entries
        if entry.object_id in visible[entry.kind]
    ]


def entries_of(kind: str, text: str) -> QuerySet:
    """For a list that has filters of its own: the entries of one kind, to be joined by `object_id`.

    The list must filter by its own `visible_to`; this alone hides nothing.
    """
    return Entry.objects.of_kind(kind).matching(text)
