import hashlib
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Model

from .engines import database
from .folding import line, words
from .models import Entry, EntryFacet
from .sources import Words, key_of, source_of
from .stemming import stem_text
from .vocabulary import Recount

# What one entry keeps of a text; nobody writes a page that is longer, and PostgreSQL has a limit of its own.
LETTERS_AT_MOST = 100_000
BATCH = 400
# Which entry it is, and what it says.
PLACE = ("kind", "object_id", "part", "language")
SAID = tuple(field.name for field in Entry._meta.fields if field.name not in ("id", *PLACE))


@transaction.atomic
def index(*, kind: str, thing: Model) -> None:
    """Bring the entries of a thing up to date, in the transaction that changed it; what no longer belongs goes."""
    found = source_of(kind).things().filter(pk=thing.pk).first()
    write(kind=kind, things=[found] if found else [], keys=[key_of(thing.pk)])


@transaction.atomic
def remove(*, kind: str, object_id) -> None:
    """Forget a thing that is gone, and what is only its part."""
    write(kind=kind, things=[], keys=[key_of(object_id)])


def scrub_after_commit() -> None:
    """After an erasure: the index's own files keep nothing of the words either."""
    transaction.on_commit(database().scrub)


def rebuild(*, kind: str, anew: bool = False, tell: Callable[[int], None] = lambda count: None) -> int:
    """Index every thing of a kind and forget the rest, batch by batch, while search stays up; returns how many.

    What is already right is only looked at: a rebuild that was broken off goes on where it stood. `anew` writes all.
    """
    things = source_of(kind).things()
    forget_others(kind=kind, keys={key_of(pk) for pk in things.values_list("pk", flat=True)})
    count, batch = 0, []
    for thing in things.order_by("pk").iterator(chunk_size=BATCH):
        batch.append(thing)
        if len(batch) == BATCH:
            count += write_batch(kind=kind, things=batch, anew=anew)
            batch = []
            tell(count)
    count += write_batch(kind=kind, things=batch, anew=anew)
    tell(count)
    return count


@transaction.atomic
def write_batch(*, kind: str, things: list[Model], anew: bool = False) -> int:
    write(kind=kind, things=things, keys=[key_of(thing.pk) for thing in things], anew=anew)
    return len(things)


def forget_others(*, kind: str, keys: set[str]) -> None:
    written = Entry.objects.filter(kind=kind).values_list("object_id", flat=True).distinct()
    orphans = sorted(set(written) - keys)
    for start in range(0, len(orphans), BATCH):
        with transaction.atomic():
            write(kind=kind, things=[], keys=orphans[start : start + BATCH])


def write(*, kind: str, things: Iterable[Model], keys: list[str], anew: bool = False) -> None:
    """Make the entries under these keys those of these things: inside a transaction, in few statements."""
    standing = {place_of(entry): entry for entry in Entry.objects.filter(kind=kind, object_id__in=keys)}
    fresh: list[tuple[Entry, Words]] = []
    right = set()
    for thing in things:
        for said in source_of(kind).words(thing):
            entry = entry_of(kind, key_of(thing.pk), said)
            known = standing.get(place_of(entry))
            if known and known.fingerprint == entry.fingerprint and not anew:
                right.add(place_of(entry))
            else:
                fresh.append((entry, said))
    written = {place_of(entry) for entry, _said in fresh}
    replaced = [entry for place, entry in standing.items() if place in written]
    gone = [entry for place, entry in standing.items() if place not in written | right]
    if not fresh and not gone:
        return
    recount = Recount()
    recount.away([*replaced, *gone])
    recount.there(entry for entry, _said in fresh)
    Entry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    EntryFacet.objects.filter(entry__in=[entry.pk for entry in replaced]).delete()
    # What is said anew keeps its number: whoever keeps entries elsewhere knows it by that.
    Entry.objects.bulk_create(
        [entry for entry, _said in fresh], update_conflicts=True, unique_fields=PLACE, update_fields=SAID
    )
    EntryFacet.objects.bulk_create(
        EntryFacet(entry=entry, key=key, value=value)
        for entry, said in fresh
        for key, values in said.facets.items()
        for value in sorted({str(value)[:80] for value in values})
    )
    recount.save()


def place_of(entry: Entry) -> tuple[str, str, str]:
    """Where an entry stands among those of its kind."""
    return entry.object_id, entry.part, entry.language


def entry_of(kind: str, object_id: str, said: Words) -> Entry:
    text = said.text.replace("\x00", "")[:LETTERS_AT_MOST]
    title = said.title.replace("\x00", "")[:255]
    tags = [str(tag) for tag in said.tags]
    title_words, tag_words, text_words = words(title), words(" ".join(tags)), words(text)
    return Entry(
        kind=kind,
        object_id=object_id,
        part=said.part[:120],
        language=said.language,
        title=title,
        text=text,
        tags=tags,
        audience=said.audience,
        owner=key_of(said.owner) if said.owner else "",
        weight=max(-9, min(said.weight, 90)),
        latitude=said.latitude,
        longitude=said.longitude,
        at=said.at,
        fingerprint=fingerprint(said),
        folded_title=line(title_words),
        folded_tags=line(tag_words),
        folded=line([*title_words, *text_words, *tag_words]),
        title_stems=" ".join(map(stem_text, title_words)),
        stems=" ".join(map(stem_text, [*tag_words, *text_words])),
    )


def fingerprint(said: Words) -> str:
    facets = {key: sorted(map(str, values)) for key, values in sorted(said.facets.items())}
    written = repr([value for name, value in vars(said).items() if name != "facets"] + [facets])
    return hashlib.blake2b(written.encode(errors="replace"), digest_size=20).hexdigest()


__all__ = ["index", "rebuild", "remove", "scrub_after_commit"]
