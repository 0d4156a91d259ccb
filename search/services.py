from uuid import UUID

from django.db import transaction
from django.db.models import Model

from .folding import folded_line
from .models import Entry
from .sources import source_of


@transaction.atomic
def index(*, kind: str, thing: Model) -> None:
    """Bring the entries of a thing up to date, in the transaction that changed it; what no longer belongs goes."""
    source = source_of(kind)
    entries = Entry.objects.filter(kind=kind, object_id=thing.pk)
    found = source.things().filter(pk=thing.pk).first()
    if found is None:
        entries.delete()
        return
    languages = set()
    for words in source.words(found):
        languages.add(words.language)
        Entry.objects.update_or_create(
            kind=kind,
            object_id=found.pk,
            language=words.language,
            defaults={
                "title": words.title[:255],
                "text": words.text,
                "folded_title": folded_line(words.title),
                "folded": folded_line(f"{words.title} {words.text}"),
                "audience": words.audience,
                "weight": words.weight,
            },
        )
    entries.exclude(language__in=languages).delete()


@transaction.atomic
def remove(*, kind: str, object_id: UUID) -> None:
    """Forget a thing that is gone."""
    Entry.objects.filter(kind=kind, object_id=object_id).delete()


def rebuild(*, kind: str) -> int:
    """Index every thing of a kind anew and forget the rest; returns how many there are."""
    things = source_of(kind).things()
    Entry.objects.filter(kind=kind).exclude(object_id__in=things.values("pk")).delete()
    count = 0
    for thing in things.iterator(chunk_size=500):
        index(kind=kind, thing=thing)
        count += 1
    return count
