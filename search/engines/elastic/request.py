"""From an `Ask` to the one search that answers it: the page, the total and all counts.

What is found is decided by conditions alone, made of folded words and stems, so that it is what the databases find. Points
come from classes that do not mix (the word in the title, in the tags, in the text; the word itself, its beginning, its
stem), with a little for how rare a word is. Nothing in it is ever parsed: no query language, no script, no pattern.
"""

import hashlib
from collections.abc import Iterable

from elasticsearch_dsl import Q, Search
from elasticsearch_dsl.query import Query

from ...query import Order
from ..asking import Ask, Group, Matching, Phrase
from .connection import all_serving
from .documents import facet, identity, place_is_valid

# More different values than all facets of a portal have together, so that every count is exact.
VALUES_AT_MOST = 10_000
TIES = [{"object_id": "asc"}, {"part": "asc"}, {"number": "asc"}]
# What the place where a word was found is worth; each further place adds a tenth of its own.
IN_TITLE, BEGINS_IN_TITLE, IN_TAGS, STEM_IN_TITLE, SPOKEN_IN_TITLE = 12.0, 7.0, 6.0, 5.0, 4.0
IN_TEXT, BEGINS_IN_TEXT, STEM, SPOKEN = 3.0, 2.0, 1.5, 1.0
FURTHER_PLACE = 0.1
RARITY = 0.1
FACET = "facet_"
# Left to the server to send what it has, so that it arrives before nobody waits any more.
SHARE_OF_TIME = 0.9


def search_of(ask: Ask, left_out: Iterable = (), seconds: float = 1.0) -> Search:
    """The search, not yet sent. `left_out`: the places of entries of which the index does not know the newest."""
    narrowing = narrowing_of(ask)
    search = Search(index=all_serving()).query(wanted(ask, left_out)).source(["number"])
    in_time = f"{max(int(seconds * SHARE_OF_TIME * 1000), 1)}ms"
    search = search.update_from_dict({"track_total_hits": True, "timeout": in_time})
    search = search.params(
        # One meaning of "rare" for the indexes of all languages.
        search_type="dfs_query_then_fetch",
        allow_partial_search_results=False,
        # All pages of one question come from the same copy of the index.
        preference=hashlib.blake2b(repr((ask.matching, ask.audiences)).encode(), digest_size=8).hexdigest(),
    )
    if narrowing:
        search = search.post_filter(together(narrowing.values()))
    if ask.per_kind:
        search = search[0:0]
        page = search.aggs.bucket("page", "filter", filter=together(narrowing.values()))
        kinds = page.bucket("kinds", "terms", field="kind", size=VALUES_AT_MOST)
        kinds.metric("best", "top_hits", size=ask.limit, sort=order_of(ask), _source=["number"])
    else:
        search = search.sort(*order_of(ask))[ask.offset : ask.offset + ask.limit]
    if ask.counted:
        add_counts(search, narrowing)
    return search


def add_counts(search: Search, narrowing: dict[str, Query]) -> None:
    """Each count under all other conditions."""

    def count(name: str, field: str, without: str = "") -> None:
        others = [condition for key, condition in narrowing.items() if key != without]
        search.aggs.bucket(name, "filter", filter=together(others)).bucket(
            "values", "terms", field=field, size=VALUES_AT_MOST
        )

    count("kinds", "kind", "kind")
    count("languages", "language", "language")
    count("facets", "facets")
    for name in narrowing:
        if name.startswith(FACET):
            count(name, "facets", name)


def facet_count(ask: Ask, key: str) -> str:
    """The name of a facet's own count: a number, because not every key could be a name."""
    return f"{FACET}{list(ask.facets).index(key)}"


def wanted(ask: Ask, left_out: Iterable) -> Query:
    """What holds for the page and for every count: the words, and what the asker may know of at all."""
    conditions = [Q("terms", audience=list(ask.audiences)), Q("terms", kind=list(ask.known_kinds))]
    if ask.place:
        conditions.append(near(ask.place))
    never = []
    if ask.hidden_owners:
        never.append(Q("terms", owner=list(ask.hidden_owners)))
    if ask.without:
        kind, object_id = ask.without
        never.append(Q("bool", filter=[Q("term", kind=kind), Q("term", object_id=object_id)]))
    if waiting := sorted(identity(place) for place in left_out):
        never.append(Q("ids", values=waiting))
    if ask.matching is None:
        return Q("bool", filter=conditions, must_not=never)
    never += [phrase("folded", words) for words in ask.matching.excluded]
    points = points_of(ask.matching)
    found = Q("bool", filter=conditions, must_not=never, **points)
    return Q(
        "function_score",
        query=found,
        field_value_factor={"field": "favour", "missing": 1},
        boost_mode="multiply",
    )


def near(place) -> Query:
    if not place_is_valid(place.latitude, place.longitude) or not place.kilometres > 0:
        return Q("match_none")
    # There is no further away on the globe than this, and no number that a server would not take.
    kilometres = min(place.kilometres, 20_100)
    return Q(
        "geo_distance",
        distance=f"{kilometres:.3f}km",
        location={"lat": place.latitude, "lon": place.longitude},
    )


def narrowing_of(ask: Ask) -> dict[str, Query]:
    """The conditions that have counts of their own, by the name of their count."""
    narrowing: dict[str, Query] = {}
    if ask.kinds:
        narrowing["kind"] = Q("terms", kind=list(ask.kinds))
    if ask.languages:
        narrowing["language"] = Q("terms", language=["", *ask.languages])
    for key, values in ask.facets.items():
        narrowing[facet_count(ask, key)] = Q("terms", facets=[facet(key, value) for value in values])
    return narrowing


def together(conditions: Iterable[Query]) -> Query:
    conditions = list(conditions)
    return Q("bool", filter=conditions) if conditions else Q("match_all")


def order_of(ask: Ask) -> list[dict]:
    if ask.order == Order.TITLE:
        return [{"sorted_title": "asc"}, *TIES]
    if ask.order == Order.NEWEST:
        return [{"moment": {"order": "desc", "missing": "_last"}}, *TIES]
    if ask.order == Order.NEAREST:
        if not ask.place or not place_is_valid(ask.place.latitude, ask.place.longitude):
            return TIES
        here = {"lat": ask.place.latitude, "lon": ask.place.longitude}
        return [{"_geo_distance": {"location": here, "order": "asc", "unit": "km"}}, *TIES]
    return [*([{"_score": "desc"}] if ask.matching else []), {"weight": "desc"}, *TIES]


# --- words ---------------------------------------------------------------------------------------------------------


def points_of(matching: Matching) -> dict:
    groups = [group_of(group, matching.title_only) for group in matching.groups if not group.optional]
    more = [group_of(group, matching.title_only) for group in matching.groups if group.optional]
    phrases = [
        worth(
            IN_TITLE if matching.title_only else IN_TEXT,
            phrase("title" if matching.title_only else "folded", words),
        )
        for words in matching.phrases
    ]
    if not matching.any_of:
        return {"must": [*groups, *phrases], "should": more}
    words = " ".join(group.word for group in matching.groups)
    likeness = Q(
        "more_like_this",
        fields=["title", "tags", "folded"],
        like=words,
        min_term_freq=1,
        min_doc_freq=1,
        max_query_terms=len(matching.groups) or 1,
        minimum_should_match="1",
    )
    # What is found are the entries with any of the words; how alike they are is for the engine to say.
    return {"must": [Q("bool", should=[*groups, *phrases], minimum_should_match=1)], "should": [likeness]}


def group_of(group: Group, title_only: bool) -> Query:
    """One word of the question: in any of its forms, in the best of its places."""
    word = group.word
    places = [worth(IN_TITLE, Q("term", title=word)), worth(BEGINS_IN_TITLE, Q("prefix", title=word))]
    places += [worth(IN_TITLE - 1, phrase("title", words)) for words in group.others]
    if title_only:
        return best_of(places)
    places += [worth(IN_TAGS, Q("term", tags=word))]
    places += [worth(IN_TAGS - 1, phrase("tags", words)) for words in group.others]
    places += [worth(IN_TEXT, Q("term", folded=word)), worth(BEGINS_IN_TEXT, Q("prefix", folded=word))]
    places += [worth(BEGINS_IN_TEXT, phrase("folded", words)) for words in group.others]
    if group.stems:
        stems = sorted(group.stems)
        places += [worth(STEM_IN_TITLE, Q("terms", title_stems=stems)), worth(STEM, Q("terms", stems=stems))]
        places += [
            worth(SPOKEN_IN_TITLE, Q("match", spoken_title={"query": word})),
            worth(SPOKEN, Q("match", spoken={"query": word})),
        ]
    places += [worth(STEM, Q("bool", filter=[stemmed(stems) for stems in words])) for words in group.together]
    rare = Q("term", folded={"value": word, "boost": RARITY})
    return Q("bool", must=[best_of(places)], should=[rare])


def stemmed(stems: Iterable[str]) -> Query:
    """Any of these stems, wherever."""
    return Q("bool", should=[Q("terms", **{field: sorted(stems)}) for field in ("title_stems", "stems")])


def best_of(places: list[Query]) -> Query:
    return Q("dis_max", queries=places, tie_breaker=FURTHER_PLACE)


def worth(points: float, condition: Query) -> Query:
    return Q("constant_score", filter=condition, boost=points)


def phrase(field: str, words: Phrase) -> Query:
    if len(words) == 1:
        return Q("term", **{field: words[0]})
    return Q("match_phrase", **{field: {"query": " ".join(words)}})
