"""Whether the index says what the things say, kind by kind; and how it is put right."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Model

from .engines import database
from .models import Entry
from .services import BATCH, fingerprint, rebuild_batch, write
from .sources import key_of, kinds, source_of


@dataclass
class Differences:
    """What is not as it should be in one kind: things whose entries are missing or old, entries without a thing."""

    right: int = 0
    missing: list = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.left_over)


def differences(kind: str) -> Differences:
    found = Differences()
    things = source_of(kind).things().order_by("pk")
    seen, batch = set(), []
    for thing in things.iterator(chunk_size=BATCH):
        seen.add(key_of(thing.pk))
        batch.append(thing)
        if len(batch) == BATCH:
            compare(kind, batch, found)
            batch = []
    compare(kind, batch, found)
    written = set(Entry.objects.filter(kind=kind).values_list("object_id", flat=True).distinct())
    found.left_over = sorted(written - seen)
    return found


def compare(kind: str, things: list[Model], found: Differences) -> None:
    keys = [key_of(thing.pk) for thing in things]
    standing: dict[str, set] = {}
    rows = Entry.objects.filter(kind=kind, object_id__in=keys)
    for key, part, language, print_ in rows.values_list("object_id", "part", "language", "fingerprint"):
        standing.setdefault(key, set()).add((part, language, print_))
    for thing, key in zip(things, keys, strict=True):
        said = {
            (words.part[:120], words.language, fingerprint(words)) for words in source_of(kind).words(thing)
        }
        if said == standing.get(key, set()):
            found.right += 1
        else:
            found.missing.append(thing.pk)


def mend(kind: str, found: Differences) -> None:
    for start in range(0, len(found.missing), BATCH):
        rebuild_batch(kind=kind, keys=found.missing[start : start + BATCH], anew=True)
    for start in range(0, len(found.left_over), BATCH):
        with transaction.atomic():
            write(kind=kind, things=[], keys=found.left_over[start : start + BATCH])


def forget_unknown_kinds() -> None:
    """Entries of a kind that no app declares any more."""
    gone = Entry.objects.exclude(kind__in=kinds())
    for kind in gone.values_list("kind", flat=True).distinct():
        keys = list(Entry.objects.filter(kind=kind).values_list("object_id", flat=True).distinct())
        with transaction.atomic():
            write(kind=kind, things=[], keys=keys)


def mend_full_text() -> None:
    """Make the engine's own files anew from the entries."""
    database().mend()
