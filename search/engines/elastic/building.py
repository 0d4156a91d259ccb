"""Makes the indexes anew while the old ones go on answering, and compares them with the entries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from elasticsearch import AuthorizationException, Elasticsearch
from elasticsearch_dsl import Search

from portal.common.clock import now

from ...models import Entry, Pending
from ...pending import EVERYTHING, PLACE, Place, note_places, place_of
from .connection import LANGUAGES, all_serving, coming, patient_client, serving
from .delivery import CONFLICT, bulk, deliver, facets_of, index_action, indices
from .documents import KEPT, body_of, document_of, identity_of

BATCH = 500
PLUGIN = "analysis-ukrainian"
# Older than every change: what has been delivered in the meantime stands.
OLDEST = 1


def build(*, tell: Callable[[int, int], None] = lambda done, total: None, at: datetime | None = None) -> int:
    """Make an index of each language anew and have them take over at once; returns how many entries they hold.

    A build that was broken off goes on where it stood, if the form of the documents is still the same. Changes
    that are made meanwhile go to both.
    """
    client = patient_client()
    prepare(client, at or now())
    count, total = 0, Entry.objects.count()
    for entries in batches():
        fill(client, entries)
        count += len(entries)
        tell(count, max(count, total))
    take_over(client)
    Pending.objects.filter(**EVERYTHING).delete()
    deliver()
    return count


def prepare(client: Elasticsearch, at: datetime) -> None:
    """An empty index for each language, or what a broken-off build left of it."""
    ukrainian = knows_ukrainian(client)
    standing = {alias: index for index, aliases in indices(client).items() for alias in aliases}
    for language in LANGUAGES:
        body = body_of(language, ukrainian=ukrainian)
        begun = standing.get(coming(language))
        if begun:
            mappings = client.indices.get_mapping(index=begun)[begun]["mappings"]
            if mappings.get("_meta") == body["mappings"]["_meta"]:
                continue
            client.indices.delete(index=begun)
        name = f"{serving(language)}-{at:%Y%m%d%H%M%S%f}"
        client.indices.create(index=name, aliases={coming(language): {}}, **body)


def knows_ukrainian(client: Elasticsearch) -> bool:
    """Whether every node has the plugin: an index with its analyzer can live nowhere else."""
    try:
        nodes = client.nodes.info(metric="plugins")["nodes"].values()
    except AuthorizationException:
        # Whoever gave us our key did not mean to say: our own stems do without.
        return False
    return all(any(plugin["name"] == PLUGIN for plugin in node.get("plugins", [])) for node in nodes)


def batches() -> Iterator[list[Entry]]:
    """All entries by their number, read anew for each batch."""
    last = 0
    while entries := list(Entry.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield entries
        last = entries[-1].pk


def fill(client: Elasticsearch, entries: list[Entry]) -> None:
    there = already_there(client, entries)
    missing = [entry for entry in entries if there.get(identity_of(entry)) != (entry.pk, entry.fingerprint)]
    facets = facets_of(missing)
    by_id = {identity_of(entry): entry for entry in missing}
    actions = [
        index_action(
            {"_index": coming(entry.language), "_id": id_, "version": OLDEST},
            document_of(entry, facets.get(entry.pk, [])),
        )
        for id_, entry in by_id.items()
    ]
    refused = [id_ for id_, status in bulk(client, actions) if status not in (0, CONFLICT)]
    # They are tried once more, one by one, and named there.
    note_places(tuple(getattr(by_id[id_], name) for name in PLACE) for id_ in refused)


def already_there(client: Elasticsearch, entries: list[Entry]) -> dict[str, tuple[int, str]]:
    """What a broken-off build, or a change in the meantime, has put into the new indexes: number and fingerprint by id."""
    asked = [
        {"_index": coming(entry.language), "_id": identity_of(entry), "_source": ["number", "fingerprint"]}
        for entry in entries
    ]
    found = client.mget(docs=asked)["docs"]
    return {
        said["_id"]: (said["_source"]["number"], said["_source"]["fingerprint"])
        for said in found
        if said.get("found")
    }


def take_over(client: Elasticsearch) -> None:
    """The new indexes answer from one moment to the next; the old ones go."""
    standing = indices(client)
    old = [index for index, aliases in standing.items() if aliases & set(all_serving())]
    new = {alias: index for index, aliases in standing.items() for alias in aliases}
    client.indices.refresh(index=[coming(language) for language in LANGUAGES])
    changes: list[dict] = [
        {"remove": {"index": index, "alias": alias}}
        for index in old
        for alias in sorted(standing[index] & set(all_serving()))
    ]
    for language in LANGUAGES:
        index = new[coming(language)]
        changes.append({"add": {"index": index, "alias": serving(language)}})
        changes.append({"remove": {"index": index, "alias": coming(language)}})
    client.indices.update_aliases(actions=changes)
    if old:
        client.indices.delete(index=old)


@dataclass
class Comparison:
    """What the index has right, and the places where it differs from the entries."""

    right: int = 0
    missing: list[Place] = field(default_factory=list)
    left_over: list[Place] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.left_over)


def compare() -> Comparison | None:
    """Both sides read once, in the order of their numbers; None when there is no index at all.

    What is on its way counts for neither side.
    """
    client = patient_client()
    if not set(all_serving()) <= {alias for aliases in indices(client).values() for alias in aliases}:
        return None
    found = Comparison()
    entries = iter(Entry.objects.order_by("pk").values_list("pk", "fingerprint", *PLACE).iterator())
    documents = kept(client)
    entry, document = next(entries, None), next(documents, None)
    while entry or document:
        if document is None or (entry and entry[0] < document[0]):
            found.missing.append(entry[2:])
            entry = next(entries, None)
        elif entry is None or document[0] < entry[0]:
            found.left_over.append(document[2:])
            document = next(documents, None)
        else:
            if entry == document:
                found.right += 1
            else:
                found.missing.append(entry[2:])
                if entry[2:] != document[2:]:
                    found.left_over.append(document[2:])
            entry, document = next(entries, None), next(documents, None)
    waiting = {place_of(row) for row in Pending.objects.exclude(kind="").filter(refused="")}
    found.missing = [place for place in found.missing if place not in waiting]
    found.left_over = [place for place in found.left_over if place not in waiting]
    return found


def kept(client: Elasticsearch) -> Iterator[tuple]:
    """Number, fingerprint and place of every document, by number."""
    search = Search(using=client, index=all_serving()).source(list(KEPT)).sort("number")[0:1000]
    for hit in search.iterate():
        said = hit.to_dict()
        yield tuple(said[name] for name in ("number", "fingerprint", *PLACE))


def mend(found: Comparison) -> None:
    """Send once more what differs; what has no entry any more is forgotten."""
    places = sorted({*found.missing, *found.left_over})
    for start in range(0, len(places), BATCH):
        note_places(places[start : start + BATCH])
    deliver(also_refused=True)


def scrub() -> None:
    """Let nothing of forgotten words remain in the files of the index."""
    patient_client().indices.forcemerge(index=all_serving(), only_expunge_deletes=True)
