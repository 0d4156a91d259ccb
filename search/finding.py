"""The door: who looks for something asks here and nowhere else."""

from dataclasses import replace
from itertools import groupby
from time import perf_counter

from django.db.models import Model, QuerySet
from django.db.models.functions import Cast

from portal.accounts.audiences import asked_once, audiences_of
from portal.accounts.models import Block

from .engines import engine as engine_of_this_request
from .engines.asking import Answer, Ask, Matching
from .highlighting import excerpt, marked
from .meaning import corrected, meaning_of, resembling
from .models import Entry
from .parsing import parse
from .query import PAGE_SIZE_AT_MOST, PAGES_AT_MOST, Hit, Query, Result, Suggestion
from .sources import key_of, kinds, source_of

SUGGESTIONS_A_KIND = 4
SIMILAR_AT_MOST = 5


@asked_once()
def find(query: Query) -> Result:
    """What the asker may see and every condition holds for. Never fails for anything that can be typed."""
    began = perf_counter()
    engine = engine_of_this_request()
    ask = ask_of(query)
    suggestion = ""
    if query.text.strip():
        parsed = parse(query.text)
        if not parsed.says_something:
            return Result(engine=engine.name, milliseconds=since(began))
        ask = replace(ask, matching=meaning_of(parsed, ask.audiences))
        answer = engine.answer(ask)
        if query.forgiving and not answer.total and not sum(answer.languages.values()):
            meant, suggestion = corrected(parsed, ask)
            if meant:
                ask = replace(ask, matching=meant)
                answer = engine.answer(ask)
    else:
        answer = engine.answer(ask)
    hits = load(answer.entries, query.asker, ask.matching)
    # An entry that outlived its thing is neither shown nor counted.
    total = answer.total - (len(answer.entries) - len(hits))
    forgiven = bool(suggestion and hits)
    return Result(
        hits=hits,
        total=total,
        facets=answer.facets,
        kinds=answer.kinds,
        elsewhere={} if total else elsewhere(answer, ask),
        suggestion=suggestion if forgiven else "",
        corrected=forgiven,
        page=ask.offset // ask.limit + 1,
        pages=max(1, min(-(-total // ask.limit), PAGES_AT_MOST)),
        engine=engine.name,
        fallback=engine.fallback,
        milliseconds=since(began),
    )


@asked_once()
def suggest(text: str, *, asker, language: str = "") -> dict[str, tuple[Suggestion, ...]]:
    """For each kind the titles in which every word begins a word: the list that opens while somebody types."""
    parsed = parse(text)
    if not parsed.says_something:
        return {}
    query = Query(asker=asker, languages=(language,) if language else (), counted=False)
    matching = replace(meaning_of(parsed, (), alone=True), title_only=True)
    ask = replace(ask_of(query), matching=matching, per_kind=True, limit=SUGGESTIONS_A_KIND)
    hits = load(engine_of_this_request().answer(ask).entries, asker, None)
    lines = sorted((Suggestion(hit.kind, hit.title, hit.url) for hit in hits), key=lambda line: line.kind)
    return {kind: tuple(found) for kind, found in groupby(lines, key=lambda line: line.kind)}


@asked_once()
def similar(
    kind: str, about: Model | str, *, asker, language: str = "", limit: int = SIMILAR_AT_MOST
) -> tuple[Hit, ...]:
    """Things of a kind that have most in common with a thing, or with what somebody is just writing."""
    query = Query(
        asker=asker, kinds=(kind,), languages=(language,) if language else (), page_size=limit, counted=False
    )
    ask = ask_of(query)
    if isinstance(about, str):
        text = about
    else:
        key = key_of(about.pk)
        ask = replace(ask, without=(kind, key))
        own = Entry.objects.filter(kind=kind, object_id=key, audience__in=ask.audiences)
        text = " ".join(f"{entry.title} {' '.join(entry.tags)} {entry.text}" for entry in own[:3])
    matching = resembling(text, ask.audiences, is_indexed=not isinstance(about, str))
    if matching is None:
        return ()
    return load(engine_of_this_request().answer(replace(ask, matching=matching)).entries, asker, None)


def entries_of(kind: str, text: str) -> QuerySet:
    """For a list that has filters of its own: the entries of one kind, to be joined by `object_id`.

    The list must filter by its own `visible_to`; this alone hides nothing.
    """
    key = source_of(kind).things().model._meta.pk
    found = Entry.objects.of_kind(kind).matching(text)
    return found.annotate(thing=Cast("object_id", output_field=key.__class__()))


def ask_of(query: Query) -> Ask:
    hidden = Block.objects.hidden_from(query.asker) if query.asker.is_authenticated else ()
    size = max(1, min(query.page_size, PAGE_SIZE_AT_MOST))
    return Ask(
        audiences=tuple(sorted(audiences_of(query.asker))),
        known_kinds=tuple(kinds()),
        hidden_owners=tuple(key_of(owner) for owner in hidden),
        kinds=tuple(query.kinds),
        languages=tuple(query.languages),
        facets={key: tuple(sorted(values)) for key, values in sorted(query.facets.items()) if values},
        place=query.place,
        order=query.order,
        offset=(max(1, min(query.page, PAGES_AT_MOST)) - 1) * size,
        limit=size,
        counted=query.counted,
    )


def elsewhere(answer: Answer, ask: Ask) -> dict[str, int]:
    return {code: count for code, count in answer.languages.items() if code and code not in ask.languages}


def load(numbers: tuple[int, ...], asker, matching: Matching | None) -> tuple[Hit, ...]:
    """The things behind the entries, in their order: each through its own source's `visible_to` once more."""
    found = Entry.objects.in_bulk(numbers)
    entries = [found[number] for number in numbers if number in found]
    visible: dict[tuple[str, str], Model] = {}
    for kind in sorted({entry.kind for entry in entries}):
        keys = {entry.object_id for entry in entries if entry.kind == kind}
        for thing in source_of(kind).visible_to(asker).filter(pk__in=keys):
            visible[kind, key_of(thing.pk)] = thing
    return tuple(
        hit_of(entry, visible[entry.kind, entry.object_id], matching)
        for entry in entries
        if (entry.kind, entry.object_id) in visible
    )


def hit_of(entry: Entry, thing: Model, matching: Matching | None) -> Hit:
    return Hit(
        kind=entry.kind,
        title=entry.title,
        url=source_of(entry.kind).url(thing, entry.part),
        thing=thing,
        part=entry.part,
        language=entry.language,
        highlight=excerpt(entry.text, matching),
        title_segments=marked(entry.title, matching),
    )


def since(began: float) -> float:
    return (perf_counter() - began) * 1000


__all__ = ["Query", "entries_of", "find", "similar", "suggest"]
