"""What resembles something: a title that is just being written, or a thing that is being read."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from django.core.cache import cache
from django.db.models import Model

from portal.accounts.models import Block

from .finding import similar
from .sources import key_of, source_of
from .sources import kinds as known_kinds

AT_MOST = 5
# What is similar to a thing changes slowly, and looking for it costs more than the rest of its page.
KEPT_SECONDS = 3600
LETTERS_AT_MOST = 200


@dataclass(frozen=True)
class Line:
    """One thing that is like it; `kind` is the name of its kind."""

    title: str
    url: str
    kind: str
    language: str


def like_what_is_written(text: str, *, kinds: Iterable[str], asker) -> list[Line]:
    """A few things that the asker may see; the kind that is named first fills the list first."""
    lines: list[Line] = []
    for kind in dict.fromkeys(kinds):
        if kind in known_kinds() and len(lines) < AT_MOST:
            hits = similar(kind, text[:LETTERS_AT_MOST], asker=asker, limit=AT_MOST - len(lines))
            label = str(source_of(kind).label)
            lines += [Line(hit.title, hit.url, label, hit.language) for hit in hits]
    return lines


def like_what_is_read(kind: str, thing: Model, *, asker) -> list[Model]:
    """A few things of the same kind, most alike first.

    Which ones is kept for a while, as keys and for this reader alone; whether she may see them is asked each time, and
    whoever blocks somebody has a list of her own at once. Costs two queries while it is kept.
    """
    hidden = sorted(map(key_of, Block.objects.hidden_from(asker))) if asker.is_authenticated else []
    reader = blake2b(repr((asker.pk, hidden)).encode(), digest_size=12).hexdigest()
    place = f"search.alike:{kind}:{key_of(thing.pk)}:{reader}"
    keys = cache.get(place)
    if keys is None:
        hits = similar(kind, thing, asker=asker, limit=AT_MOST)
        keys = list(dict.fromkeys(key_of(hit.thing.pk) for hit in hits))
        cache.set(place, keys, KEPT_SECONDS)
    found = source_of(kind).visible_to(asker).filter(pk__in=keys)
    things = {key_of(each.pk): each for each in found}
    return [things[key] for key in keys if key in things]
