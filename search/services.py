import hashlib
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Model

from . import pending
from .engines import database
from .folding import line, words
from .marks import pairs_of, signs_for
from .models import Entry
from .rows import insert, replacing
from .sources import Words, key_of, source_of
from .stemming import stem_text
from .vocabulary import Recount

# What one entry keeps of a text; nobody writes a page that is longer, and PostgreSQL has a limit of its own.
LETTERS_AT_MOST = 100_000
# Raised whenever the words, stems or sounds of an entry are worked out in another way.
FORM = 2
BATCH = 500
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


@transaction.atomic
def write_anew(*, owner) -> None:
    """Bring up to date whatever is kept as the words of this member: gone, or no longer hers."""
    hers = Entry.objects.filter(owner=key_of(owner)).values_list("kind", "object_id").distinct()
    for kind, key in list(hers):
        found = source_of(kind).things().filter(pk=key).first()
        write(kind=kind, things=[found] if found else [], keys=[key])


def scrub_after_commit() -> None:
    """After an erasure: the index's own files keep nothing of the words either."""
    transaction.on_commit(database().scrub)


def rebuild(
    *, kind: str, anew: bool = False, tell: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Index every thing of a kind and forget the rest, batch by batch, while search stays up; returns how many.

    `tell` hears after each batch how many are done, out of how many.

    What is already right is only looked at: a rebuild that was broken off goes on where it stood. `anew` writes all.
    """
    things = source_of(kind).things().order_by("pk")
    keys = list(things.values_list("pk", flat=True))
    forget_others(kind=kind, keys={key_of(key) for key in keys})
    for start in range(0, len(keys), BATCH):
        rebuild_batch(kind=kind, keys=keys[start : start + BATCH], anew=anew)
        tell(min(start + BATCH, len(keys)), len(keys))
    return len(keys)


@transaction.atomic
def rebuild_batch(*, kind: str, keys: list, anew: bool = False) -> None:
    """Read inside the transaction that writes: what is changed meanwhile is not written over with what it was."""
    things = source_of(kind).things().filter(pk__in=keys)
    write(kind=kind, things=things, keys=[key_of(key) for key in keys], anew=anew)


def forget_others(*, kind: str, keys: set[str]) -> None:
    written = Entry.objects.filter(kind=kind).values_list("object_id", flat=True).distinct()
    orphans = sorted(set(written) - keys)
    for start in range(0, len(orphans), BATCH):
        with transaction.atomic():
            write(kind=kind, things=[], keys=orphans[start : start + BATCH])


def write(*, kind: str, things: Iterable[Model], keys: list[str], anew: bool = False) -> None:
    """Make the entries under these keys those of these things: inside a transaction, in few statements."""
    standing = {
        tuple(place): (number, print_)
        for number, print_, *place in Entry.objects.filter(kind=kind, object_id__in=keys).values_list(
            "pk", "fingerprint", *PLACE
        )
    }
    fresh: dict[tuple[str, ...], tuple[Entry, Words]] = {}
    right = set()
    for thing in things:
        for said in source_of(kind).words(thing):
            place = (kind, key_of(thing.pk), said.part[:120], said.language)
            number, print_ = standing.get(place, (None, ""))
            if print_ == fingerprint(said) and not anew:
                right.add(place)
            else:
                fresh[place] = (entry_of(number, place, said), said)
    gone = [number for place, (number, _print) in standing.items() if place not in right | fresh.keys()]
    if fresh or gone:
        replaced = [entry.pk for entry, _said in fresh.values() if entry.pk]
        put(kind, list(fresh.values()), replaced, gone)
        pending.note([place for place in {**standing, **fresh} if place not in right])


def put(kind: str, fresh: list[tuple[Entry, Words]], replaced: list[int], gone: list[int]) -> None:
    """Write what is said and take away what no longer is, with its facets and words."""
    recount = Recount()
    for folded, audience in Entry.objects.filter(pk__in=replaced + gone).values_list("folded", "audience"):
        recount.away(folded, audience)
    said_of_each = [(entry, pairs_of(said.facets)) for entry, said in fresh]
    signs = signs_for(set().union(*(pairs for _entry, pairs in said_of_each)))
    for entry, pairs in said_of_each:
        entry.marks = "".join(sorted(signs[pair] for pair in pairs))
        recount.there(entry)
    # Nothing hangs on these rows: no object need be made of what is deleted.
    Entry.objects.filter(pk__in=gone)._raw_delete(Entry.objects.db)
    # What is said anew keeps its number: whoever keeps entries elsewhere knows it by that.
    insert(
        Entry,
        (*PLACE, *SAID),
        ([getattr(entry, name) for name in (*PLACE, *SAID)] for entry, _said in fresh),
        replacing(PLACE, SAID),
    )
    if len(replaced) < len(fresh):
        keys = {entry.object_id for entry, _said in fresh}
        found = Entry.objects.filter(kind=kind, object_id__in=keys).values_list("pk", *PLACE)
        numbers = {tuple(place): number for number, *place in found}
        for entry, _said in fresh:
            entry.pk = numbers[place_of(entry)]
    recount.save()


def place_of(entry: Entry) -> tuple[str, ...]:
    """Which entry it is, in words."""
    return tuple(getattr(entry, name) for name in PLACE)


def entry_of(number: int | None, place: tuple[str, ...], said: Words) -> Entry:
    text = said.text.replace("\x00", "")[:LETTERS_AT_MOST]
    title = said.title.replace("\x00", "")[:255]
    tags = [str(tag) for tag in said.tags]
    title_words, tag_words, text_words = words(title), words(" ".join(tags)), words(text)
    return Entry(
        pk=number,
        **dict(zip(PLACE, place, strict=True)),
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
        # What a thing is about, in any form: its tags say that as well as its title.
        title_stems=" ".join(map(stem_text, [*title_words, *tag_words])),
        stems=" ".join(map(stem_text, text_words)),
    )


def fingerprint(said: Words) -> str:
    """Tells what was said, and in which form an entry keeps it: what is kept in an older one is written anew."""
    facets = {key: sorted(map(str, values)) for key, values in sorted(said.facets.items())}
    written = repr([FORM, *[value for name, value in vars(said).items() if name != "facets"], facets])
    return hashlib.blake2b(written.encode(errors="replace"), digest_size=20).hexdigest()


__all__ = ["index", "rebuild", "remove", "scrub_after_commit", "write_anew"]
