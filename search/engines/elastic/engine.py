"""Answers an `Ask` with one search, or not at all: what it cannot do in time and completely the database does."""

from ..asking import Answer, Ask
from .connection import client, serving, within
from .documents import PARTED
from .request import facet_count, search_of


class Incomplete(Exception):
    """An answer of which a part is missing, or that is not one of Elasticsearch's."""


class ElasticEngine:
    """`answer` raises whatever went wrong, a TimeoutError when it took too long."""

    name = "elasticsearch"

    def answer(self, ask: Ask, *, left_out=(), seconds: float) -> Answer:
        if not ask.audiences or not ask.known_kinds:
            return Answer()

        def ask_it() -> dict:
            search = search_of(ask, left_out, seconds).using(client().options(request_timeout=seconds))
            # As it came: the library would make an object of every hit.
            return search.execute().to_dict()

        return read(within(seconds, ask_it), ask)

    def is_there(self, seconds: float) -> bool:
        """Whether it answers, and has an index to answer from."""

        def ask_it() -> bool:
            asked = client().options(request_timeout=seconds)
            return bool(asked.indices.exists_alias(name=serving("any")))

        return within(seconds, ask_it)


def read(said: dict, ask: Ask) -> Answer:
    try:
        if said["timed_out"] or said["_shards"]["failed"]:
            raise Incomplete("not all of the index answered in time")
        counts = said.get("aggregations", {})
        return Answer(
            entries=tuple(entries(said, counts, ask)),
            total=int(said["hits"]["total"]["value"]),
            **({"facets": facets(counts, ask), **kinds_and_languages(counts)} if ask.counted else {}),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Incomplete("not an answer") from error


def entries(said: dict, counts: dict, ask: Ask) -> list[int]:
    if not ask.per_kind:
        return [hit["_source"]["number"] for hit in said["hits"]["hits"]]
    kinds = sorted(counts["page"]["kinds"]["buckets"], key=lambda bucket: bucket["key"])
    columns = [[hit["_source"]["number"] for hit in bucket["best"]["hits"]["hits"]] for bucket in kinds]
    # The best of each kind first, as the databases have it.
    return [column[place] for place in range(ask.limit) for column in columns if place < len(column)]


def values(count: dict) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in count["values"]["buckets"]}


def kinds_and_languages(counts: dict) -> dict:
    return {"kinds": values(counts["kinds"]), "languages": values(counts["languages"])}


def facets(counts: dict, ask: Ask) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    # A facet that is narrowed down is counted without itself, all others with everything.
    own = {key: counts[facet_count(ask, key)] for key in ask.facets}
    for narrowed, count in [("", counts["facets"]), *own.items()]:
        for both, number in values(count).items():
            key, _parted, value = both.partition(PARTED)
            if key == narrowed or (not narrowed and key not in ask.facets):
                found.setdefault(key, {})[value] = number
    return found
