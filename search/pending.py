"""What the search engine beside the database has not heard yet.

A row for each entry that changed is written in the transaction that changed it, and goes when the engine has it and finds
it. Until then the engine is asked to leave these entries out: a late index tells nothing of what has just been hidden, not
even a number. Nothing here knows the engine itself, and nothing happens where none is configured.
"""

import time
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from portal.common.clock import now

from .models import Entry, Pending

PLACE = ("kind", "object_id", "part", "language")
# So many entries a question can leave out; with more, the database answers.
LEFT_OUT_AT_MOST = 300
# What waits longer tells of an engine that takes nothing: new things would not be found for hours.
PATIENCE = timedelta(minutes=1)
EVERYTHING = dict.fromkeys(PLACE, "")

Place = tuple[str, str, str, str]


def place_of(row: Entry | Pending) -> Place:
    return row.kind, row.object_id, row.part, row.language


def stamp() -> int:
    """A number that grows: nanoseconds."""
    return time.time_ns()


def note(places: Iterable[Place]) -> None:
    """The entries at these places have changed or gone. To be called in the transaction that changed them."""
    if settings.ELASTICSEARCH_URL:
        note_places(places)
        transaction.on_commit(deliver_soon, robust=True)


def note_places(places: Iterable[Place]) -> None:
    """`note` without asking whether there is anybody to tell, and without telling."""
    moment = stamp()
    Pending.objects.bulk_create(
        [Pending(**dict(zip(PLACE, place, strict=True)), stamp=moment) for place in sorted(set(places))],
        update_conflicts=True,
        unique_fields=PLACE,
        update_fields=["stamp", "refused"],
        batch_size=400,
    )


def note_everything() -> None:
    """The index no longer follows the entries: nobody is to be answered from it until it is made anew."""
    Pending.objects.get_or_create(**EVERYTHING, defaults={"stamp": stamp()})


def deliver_soon() -> None:
    """Have the worker do it; one task is enough for however many changes."""
    from .tasks import deliver

    if not DBTaskResult.objects.ready().filter(task_path=deliver.module_path).exists():
        deliver.enqueue()


def left_out() -> list[Place] | None:
    """The entries that the engine's answers must not count, in one query; None when it must not be asked at all."""
    rows = list(Pending.objects.order_by("since")[: LEFT_OUT_AT_MOST + 1])
    if len(rows) > LEFT_OUT_AT_MOST or any(not row.kind for row in rows):
        return None
    if any(not row.refused and row.since < now() - PATIENCE for row in rows):
        return None
    return [place_of(row) for row in rows]
