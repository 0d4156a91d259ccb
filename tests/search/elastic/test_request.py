"""What is sent to Elasticsearch, word for word."""

import pytest

from search.engines.asking import Ask, Group, Matching
from search.engines.elastic.documents import body_of, identity
from search.engines.elastic.request import search_of
from search.query import Order, Place

TIES = [{"object_id": "asc"}, {"part": "asc"}, {"number": "asc"}]
MAY_READ = [{"terms": {"audience": ["public"]}}, {"terms": {"kind": ["book", "map"]}}]


def ask(**conditions):
    return Ask(audiences=("public",), known_kinds=("book", "map"), **conditions)


def body(left_out=(), **conditions):
    return search_of(ask(**conditions), left_out).to_dict()


def counts(field, condition):
    return {"filter": condition, "aggs": {"values": {"terms": {"field": field, "size": 10_000}}}}


EVERYTHING = {"match_all": {}}


def test_a_question_without_conditions():
    assert body() == {
        "query": {"bool": {"filter": MAY_READ}},
        "aggs": {
            "kinds": counts("kind", EVERYTHING),
            "languages": counts("language", EVERYTHING),
            "facets": counts("facets", EVERYTHING),
        },
        "sort": [{"weight": "desc"}, *TIES],
        "track_total_hits": True,
        "timeout": "900ms",
        "from": 0,
        "size": 20,
        "_source": ["number"],
    }


def test_it_goes_to_the_indexes_of_all_languages_at_once_and_wants_all_or_nothing(settings):
    settings.SEARCH_INDEX_PREFIX = "p"
    search = search_of(ask())

    assert search._index == ["p-de", "p-en", "p-uk", "p-any"]
    assert search._params["search_type"] == "dfs_query_then_fetch"
    assert search._params["allow_partial_search_results"] is False


def test_the_pages_of_one_question_come_from_one_copy():
    first, second, other = (
        search_of(ask(matching=Matching((Group(word),)), offset=offset))._params["preference"]
        for word, offset in (("a", 0), ("a", 20), ("b", 0))
    )

    assert first == second != other


def worth(points, **condition):
    return {"constant_score": {"filter": condition, "boost": points}}


def test_a_word_is_looked_for_in_every_form_and_its_best_place_counts():
    group = Group("pflege", frozenset({"pfleg"}), (("altenpflege",), ("care", "work")))

    said = body(matching=Matching((group,), excluded=(("not",),)))["query"]["function_score"]

    places = [
        worth(12.0, term={"title": "pflege"}),
        worth(7.0, prefix={"title": "pflege"}),
        worth(11.0, term={"title": "altenpflege"}),
        worth(11.0, match_phrase={"title": {"query": "care work"}}),
        worth(6.0, term={"tags": "pflege"}),
        worth(5.0, term={"tags": "altenpflege"}),
        worth(5.0, match_phrase={"tags": {"query": "care work"}}),
        worth(3.0, term={"folded": "pflege"}),
        worth(2.0, prefix={"folded": "pflege"}),
        worth(2.0, term={"folded": "altenpflege"}),
        worth(2.0, match_phrase={"folded": {"query": "care work"}}),
        worth(5.0, terms={"title_stems": ["pfleg"]}),
        worth(1.5, terms={"stems": ["pfleg"]}),
        worth(4.0, match={"spoken_title": {"query": "pflege"}}),
        worth(1.0, match={"spoken": {"query": "pflege"}}),
    ]
    rare = {"term": {"folded": {"value": "pflege", "boost": 0.1}}}
    assert said == {
        "query": {
            "bool": {
                "must": [
                    {
                        "bool": {
                            "must": [{"dis_max": {"queries": places, "tie_breaker": 0.1}}],
                            "should": [rare],
                        }
                    }
                ],
                "filter": MAY_READ,
                "must_not": [{"term": {"folded": "not"}}],
            }
        },
        "functions": [{"field_value_factor": {"field": "favour", "missing": 1}}],
        "boost_mode": "multiply",
    }


def test_a_phrase_must_stand_together():
    said = body(matching=Matching(phrases=(("erste", "hilfe"),)))["query"]["function_score"]["query"]["bool"]

    assert said["must"] == [worth(3.0, match_phrase={"folded": {"query": "erste hilfe"}})]


def test_what_is_similar_has_any_of_the_words_and_elasticsearch_says_how_alike_it_is():
    matching = Matching((Group("kaution"), Group("miete")), any_of=True)

    said = body(matching=matching, without=("book", "7"))["query"]["function_score"]["query"]["bool"]

    [any_of] = said["must"]
    assert (len(any_of["bool"]["should"]), any_of["bool"]["minimum_should_match"]) == (2, 1)
    assert said["should"] == [
        {
            "more_like_this": {
                "fields": ["title", "tags", "folded"],
                "like": "kaution miete",
                "min_term_freq": 1,
                "min_doc_freq": 1,
                "max_query_terms": 2,
                "minimum_should_match": "1",
            }
        }
    ]
    assert said["must_not"] == [
        {"bool": {"filter": [{"term": {"kind": "book"}}, {"term": {"object_id": "7"}}]}}
    ]


def test_suggestions_look_at_titles_and_take_the_best_of_each_kind():
    matching = Matching((Group("bru", frozenset({"bru"})),), title_only=True)

    said = body(matching=matching, per_kind=True, limit=4, counted=False)

    [group] = said["query"]["function_score"]["query"]["bool"]["must"]
    assert group["dis_max"]["queries"] == [
        worth(12.0, term={"title": "bru"}),
        worth(7.0, prefix={"title": "bru"}),
    ]
    assert (said["from"], said["size"]) == (0, 0)
    best = {"size": 4, "sort": [{"_score": "desc"}, {"weight": "desc"}, *TIES], "_source": ["number"]}
    assert said["aggs"]["page"]["aggs"]["kinds"] == {
        "terms": {"field": "kind", "size": 10_000},
        "aggs": {"best": {"top_hits": best}},
    }


def test_each_count_leaves_out_its_own_condition():
    said = body(kinds=("book",), languages=("de",), facets={"colour": ("blue", "red"), "[>]": ("x",)})

    kind, language = {"terms": {"kind": ["book"]}}, {"terms": {"language": ["", "de"]}}
    colour, strange = (
        {"terms": {"facets": ["colour\x1fblue", "colour\x1fred"]}},
        {"terms": {"facets": ["[>]\x1fx"]}},
    )

    def all_of(*conditions):
        return {"bool": {"filter": list(conditions)}}

    assert said["post_filter"] == all_of(kind, language, colour, strange)
    assert said["aggs"] == {
        "kinds": counts("kind", all_of(language, colour, strange)),
        "languages": counts("language", all_of(kind, colour, strange)),
        "facets": counts("facets", all_of(kind, language, colour, strange)),
        "facet_0": counts("facets", all_of(kind, language, strange)),
        "facet_1": counts("facets", all_of(kind, language, colour)),
    }


def test_owners_who_are_blocked_and_entries_on_their_way_are_left_out_of_everything():
    place = ("book", "7", "", "de")

    said = body(left_out=[place], hidden_owners=("a", "b"))["query"]["bool"]

    assert said["must_not"] == [{"terms": {"owner": ["a", "b"]}}, {"ids": {"values": [identity(place)]}}]


def test_a_circle_on_the_map_and_what_is_nearest():
    said = body(place=Place(53.55, 9.99, 50), order=Order.NEAREST)

    here = {"lat": 53.55, "lon": 9.99}
    assert said["query"]["bool"]["filter"][-1] == {"geo_distance": {"distance": "50.000km", "location": here}}
    assert said["sort"] == [{"_geo_distance": {"location": here, "order": "asc", "unit": "km"}}, *TIES]


@pytest.mark.parametrize(
    "place",
    [Place(91, 0, 5), Place(0, 181, 5), Place(float("nan"), 0, 5), Place(0, 0, 0), Place(0, 0, float("nan"))],
)
def test_a_place_that_is_nowhere_is_near_nothing(place):
    assert body(place=place, order=Order.NEAREST)["query"]["bool"]["filter"][-1] == {"match_none": {}}


def test_other_orders():
    assert body(order=Order.TITLE)["sort"] == [{"sorted_title": "asc"}, *TIES]
    assert body(order=Order.NEWEST)["sort"] == [{"moment": {"order": "desc", "missing": "_last"}}, *TIES]
    assert body(order=Order.NEAREST)["sort"] == TIES


def test_no_query_language_is_ever_spoken():
    hostile = '") OR (a AND b) title:* /x/ ~'
    said = repr(
        body(matching=Matching((Group(hostile, frozenset({hostile})),), (("a", hostile),), ((hostile,),)))
    )

    assert not [word for word in ("query_string", "script", "regexp", "wildcard") if word in said]


def test_each_language_has_its_own_analyzer_and_all_keep_no_text():
    bodies = {language: body_of(language) for language in ("de", "en", "uk", "any")}
    spoken = {language: said["mappings"]["properties"]["spoken"] for language, said in bodies.items()}

    assert {language: said["analyzer"] for language, said in spoken.items()} == {
        "de": "german",
        "en": "english",
        "uk": "portal_words",
        "any": "portal_words",
    }
    assert body_of("uk", ukrainian=True)["mappings"]["properties"]["spoken"]["analyzer"] == "ukrainian"
    for said in bodies.values():
        assert said["mappings"]["dynamic"] == "strict"
        kept = ["number", "kind", "object_id", "part", "language", "fingerprint"]
        assert said["mappings"]["_source"] == {"includes": kept}
        assert said["settings"]["analysis"]["analyzer"] == {
            "portal_words": {"type": "custom", "tokenizer": "whitespace"}
        }
