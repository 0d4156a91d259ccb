"""Tells Elasticsearch what has changed: whatever waits in `Pending`, as the entries stand when it is sent.

May be broken off anywhere and run twice, in two workers too: each document carries the stamp of its change as its version,
and Elasticsearch keeps the newest. A row goes only when the change can be found.
"""

import logging
from collections.abc import Collection, Iterable, Iterator

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from ...marks import read
from ...models import Entry, Pending
from ...pending import Place, place_of, stamp
from .connection import LANGUAGES, all_serving, coming, patient_client, serving
from .documents import document_of, identity

logger = logging.getLogger(__name__)

ROWS_AT_ONCE = 200
BYTES_AT_ONCE = 2 * 1024 * 1024
# A server that has too much to do says so (429): then it is given time, longer each time.
WAITS = {"max_retries": 5, "initial_backoff": 1, "max_backoff": 20}
CONFLICT, BAD = 409, 400


def deliver(*, also_refused: bool = False) -> int:
    """Send what waits, the oldest first; returns how many entries Elasticsearch took. Raises when it is not there.

    `also_refused` tries again what it did not like before.
    """
    waiting = Pending.objects.exclude(kind="").order_by("stamp")
    if also_refused:
        Pending.objects.exclude(refused="").update(refused="")
    done = 0
    while rows := list(waiting.filter(refused="")[:ROWS_AT_ONCE]):
        taken = send(patient_client(), rows)
        done += taken
        if not taken:
            # No index yet, or a server that takes nothing: the next round tries again.
            break
    return done


def send(client: Elasticsearch, rows: list[Pending]) -> int:
    # Asked after the rows were read: an index that begins after this is filled from entries that have these changes.
    aliases = known_aliases(client)
    if not set(all_serving()) <= aliases:
        return 0
    rows_by_id = {identity(place_of(row)): row for row in rows}
    failed: dict[str, int] = {}
    for id_, status in bulk(client, list(actions(rows, aliases))):
        if status:
            failed[id_] = max(status, failed.get(id_, 0))
    touched = {
        alias for row in rows for alias in (serving(row.language), coming(row.language)) if alias in aliases
    }
    client.indices.refresh(index=sorted(touched))
    taken = [row for id_, row in rows_by_id.items() if id_ not in failed]
    # Not what has changed once more in the meantime: that has a stamp of its own.
    Pending.objects.filter(pk__in=[row.pk for row in taken], stamp__in=[row.stamp for row in taken]).delete()
    for id_, status in failed.items():
        take_note(rows_by_id[id_], status)
    return len(taken)


def take_note(row: Pending, status: int) -> None:
    """Of an entry that was not taken: too old a stamp gets a new one, what was refused waits, all else is tried again."""
    same = Pending.objects.filter(pk=row.pk, stamp=row.stamp)
    if status == CONFLICT:
        same.update(stamp=stamp())
    elif status == BAD:
        same.update(refused=f"HTTP {status}")
        logger.error("search_entry_refused", extra={"status_code": status})


def actions(rows: Iterable[Pending], aliases: set[str]) -> Iterator[dict]:
    rows = list(rows)
    entries = {place_of(entry): entry for entry in entries_at([place_of(row) for row in rows])}
    facets = facets_of(entries.values())
    for row in rows:
        entry = entries.get(place_of(row))
        for alias in (serving(row.language), coming(row.language)):
            if alias in aliases:
                action = {"_index": alias, "_id": identity(place_of(row)), "version": row.stamp}
                if entry is None:
                    yield action | {"_op_type": "delete", "version_type": "external_gte"}
                else:
                    yield index_action(action, document_of(entry, facets.get(entry.pk, [])))


def index_action(where: dict, document: dict) -> dict:
    return {**where, "_op_type": "index", "version_type": "external_gte", "_source": document}


def entries_at(places: list[Place]) -> list[Entry]:
    wanted = set(places)
    found = Entry.objects.filter(
        kind__in={place[0] for place in places}, object_id__in={place[1] for place in places}
    )
    return [entry for entry in found if place_of(entry) in wanted]


def facets_of(entries: Collection[Entry]) -> dict[int, list[tuple[str, str]]]:
    known = read(set().union(*(entry.marks for entry in entries)))
    return {entry.pk: [known[sign] for sign in entry.marks if sign in known] for entry in entries}


def bulk(client: Elasticsearch, actions: Iterable[dict]) -> Iterator[tuple[str, int]]:
    """Send; for each document its id, and the status it failed with or 0."""
    results = streaming_bulk(
        client,
        actions,
        chunk_size=ROWS_AT_ONCE,
        max_chunk_bytes=BYTES_AT_ONCE,
        raise_on_error=False,
        # An index that is gone must not be made by writing into it.
        require_alias=True,
        **WAITS,
    )
    for went_well, result in results:
        [said] = result.values()
        forgotten_already = said.get("result") == "not_found" and "error" not in said
        yield said["_id"], 0 if went_well or forgotten_already else said["status"]


def known_aliases(client: Elasticsearch) -> set[str]:
    return {alias for aliases in indices(client).values() for alias in aliases}


def indices(client: Elasticsearch) -> dict[str, set[str]]:
    """Our indexes, each with its aliases. Another portal's may begin like ours: theirs are left out."""
    ours = {name for language in LANGUAGES for name in (serving(language), coming(language))}
    found = client.indices.get_alias(index=f"{serving('any').removesuffix('any')}*")
    return {
        index: set(said["aliases"]) & ours for index, said in found.items() if set(said["aliases"]) & ours
    }
