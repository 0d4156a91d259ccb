"""How the stand-in understands a search: only what the portal says, word for word as Elasticsearch documents it.

Everything else is refused as Elasticsearch would (400), so that a slip in a request fails a test.
"""

import math
import re
from itertools import islice

K1, B = 1.2, 0.75


class Refused(Exception):
    """What Elasticsearch answers with 400."""


def only(said: dict, *names: str) -> None:
    if extra := set(said) - set(names):
        raise Refused(f"unknown: {sorted(extra)}")


def one(said: dict) -> tuple:
    if len(said) != 1:
        raise Refused(f"exactly one expected: {sorted(said)}")
    return next(iter(said.items()))


class Reader:
    """Documents (id, index, source) and the mapping by which they are read."""

    def __init__(self, documents: list, properties: dict):
        self.documents, self.properties = documents, properties
        self._tokens: dict = {}

    def kind(self, field: str) -> str:
        if field not in self.properties:
            raise Refused(f"no mapping for [{field}]")
        return self.properties[field]["type"]

    def tokens(self, document, field: str) -> list:
        key = (document["_id"], document["_index"], field)
        if key not in self._tokens:
            value = document["_source"].get(field)
            values = value if isinstance(value, list) else [] if value is None else [value]
            text = self.kind(field) == "text"
            self._tokens[key] = [word for one in values for word in one.lower().split()] if text else values
        return self._tokens[key]

    # --- conditions: None where one does not hold, else its points ---------------------------------------------------

    def points(self, query: dict, document) -> float | None:
        name, said = one(query)
        act = getattr(self, f"is_{name}", None)
        if act is None:
            raise Refused(f"unknown query [{name}]")
        return act(said, document)

    def is_match_all(self, said, document):
        only(said)
        return 1.0

    def is_match_none(self, said, document):
        only(said)

    def is_bool(self, said, document):
        only(said, "must", "filter", "should", "must_not", "minimum_should_match")
        total = 0.0
        if any(self.points(query, document) is not None for query in said.get("must_not", [])):
            return None
        if any(self.points(query, document) is None for query in said.get("filter", [])):
            return None
        for query in said.get("must", []):
            points = self.points(query, document)
            if points is None:
                return None
            total += points
        found = [
            points for query in said.get("should", []) if (points := self.points(query, document)) is not None
        ]
        needed = said.get("minimum_should_match", 0 if said.get("must") or said.get("filter") else 1)
        if said.get("should") and len(found) < needed:
            return None
        return total + sum(found)

    def is_dis_max(self, said, document):
        only(said, "queries", "tie_breaker")
        found = [points for query in said["queries"] if (points := self.points(query, document)) is not None]
        if not found:
            return None
        return max(found) + said["tie_breaker"] * (sum(found) - max(found))

    def is_constant_score(self, said, document):
        only(said, "filter", "boost")
        return None if self.points(said["filter"], document) is None else float(said["boost"])

    def is_function_score(self, said, document):
        only(said, "query", "functions", "boost_mode")
        [function] = said["functions"]
        only(function, "field_value_factor")
        factor = function["field_value_factor"]
        only(factor, "field", "missing")
        self.kind(factor["field"])
        points = self.points(said["query"], document)
        if points is None or said["boost_mode"] != "multiply":
            return None
        value = document["_source"].get(factor["field"], factor["missing"])
        if value < 0:
            raise Refused("field value function must not produce negative scores")
        return points * value

    def is_term(self, said, document):
        field, value = one(said)
        boost = 1.0
        if isinstance(value, dict):
            only(value, "value", "boost")
            value, boost = value["value"], value["boost"]
        if value not in self.tokens(document, field):
            return None
        return boost * self.rarity(field, value, document) if self.kind(field) == "text" else boost

    def is_terms(self, said, document):
        field, values = one(said)
        if not isinstance(values, list):
            raise Refused("[terms] takes a list")
        return 1.0 if set(values) & set(self.tokens(document, field)) else None

    def is_prefix(self, said, document):
        field, value = one(said)
        return 1.0 if any(token.startswith(value) for token in self.tokens(document, field)) else None

    def is_match(self, said, document):
        field, value = one(said)
        only(value, "query")
        return self.is_terms({field: value["query"].lower().split()}, document)

    def is_match_phrase(self, said, document):
        field, value = one(said)
        only(value, "query")
        words, tokens = value["query"].split(), self.tokens(document, field)
        beginnings = range(len(tokens) - len(words) + 1)
        return 1.0 if any(tokens[at : at + len(words)] == words for at in beginnings) else None

    def is_ids(self, said, document):
        only(said, "values")
        return 1.0 if document["_id"] in said["values"] else None

    def is_geo_distance(self, said, document):
        only(said, "distance", "location")
        there = document["_source"].get("location")
        most = re.fullmatch(r"(\d+(\.\d+)?)km", said["distance"])
        if not most or not float(most[1]):
            raise Refused("[distance]")
        return 1.0 if there and distance(said["location"], there) <= float(most[1]) else None

    def is_more_like_this(self, said, document):
        only(
            said, "fields", "like", "min_term_freq", "min_doc_freq", "max_query_terms", "minimum_should_match"
        )
        found = [
            self.rarity(field, word, document)
            for field in said["fields"]
            for word in set(said["like"].split())
            if word in self.tokens(document, field)
        ]
        return sum(found) if found else None

    def rarity(self, field: str, word: str, document) -> float:
        """BM25, over all indexes that are asked."""
        all_tokens = [tokens for other in self.documents if (tokens := self.tokens(other, field))]
        holding = sum(word in tokens for tokens in all_tokens)
        idf = math.log(1 + (len(all_tokens) - holding + 0.5) / (holding + 0.5))
        length = sum(map(len, all_tokens)) / len(all_tokens)
        own = self.tokens(document, field)
        often = own.count(word)
        return (K1 + 1) * idf * often / (often + K1 * (1 - B + B * len(own) / length))

    # --- the answer --------------------------------------------------------------------------------------------------

    def answer(self, body: dict) -> dict:
        only(
            body,
            *(
                "query",
                "post_filter",
                "aggs",
                "sort",
                "track_total_hits",
                "timeout",
                "from",
                "size",
                "_source",
            ),
            *("pit", "search_after"),
        )
        found = [
            (points, document)
            for document in self.documents
            if (points := self.points(body.get("query", {"match_all": {}}), document)) is not None
        ]
        after = body.get("post_filter", {"match_all": {}})
        kept = [(points, document) for points, document in found if self.points(after, document) is not None]
        hits = self.hits(kept, body)
        said = {
            "took": 1,
            "timed_out": False,
            "_shards": {"total": 4, "successful": 4, "skipped": 0, "failed": 0},
            "hits": {"total": {"value": len(kept), "relation": "eq"}, "max_score": None, "hits": hits},
        }
        if "aggs" in body:
            said["aggregations"] = self.aggregations(body["aggs"], found)
        return said

    def hits(self, found: list, said: dict) -> list[dict]:
        if not said["size"]:
            return []
        rows = [
            (self.sort_key(said["sort"], points, document), points, document) for points, document in found
        ]
        rows.sort(key=lambda row: row[0])
        if "search_after" in said:
            rows = [row for row in rows if [pair[1] for pair in row[0]] > said["search_after"]]
        start = said.get("from", 0)
        return [
            {
                "_index": document["_index"],
                "_id": document["_id"],
                "_score": points,
                "_source": {name: document["_source"][name] for name in said["_source"]},
                "sort": [pair[1] for pair in key],
            }
            for key, points, document in islice(rows, start, start + said["size"])
        ]

    def sort_key(self, sort: list[dict], points: float, document) -> tuple:
        key = []
        for part in sort:
            field, how = one(part) if isinstance(part, dict) else (part, "asc")
            order = how["order"] if isinstance(how, dict) else how
            if field == "_score":
                value = points
            elif field == "_geo_distance":
                only(how, "location", "order", "unit")
                value = distance(how["location"], document["_source"]["location"])
            else:
                if self.kind(field) == "text":
                    raise Refused(f"[{field}] has no doc values")
                value = document["_source"].get(field)
            if order == "desc" and value is not None:
                value = -value
            # What is missing comes last, and says nothing else.
            key.append((value is None, 0 if value is None else value))
        return tuple(key)

    def aggregations(self, aggs: dict, found: list) -> dict:
        return {name: self.aggregation(said, found) for name, said in aggs.items() if self.is_name(name)}

    def is_name(self, name: str) -> bool:
        if re.search(r"[\[\]>]", name):
            raise Refused(f"invalid aggregation name [{name}]")
        return True

    def aggregation(self, said: dict, found: list) -> dict:
        inner = said.get("aggs", {})
        kind, how = one({name: value for name, value in said.items() if name != "aggs"})
        if kind == "filter":
            kept = [row for row in found if self.points(how, row[1]) is not None]
            return {"doc_count": len(kept), **self.aggregations(inner, kept)}
        if kind == "top_hits":
            return {"hits": {"hits": self.hits(found, how)}}
        if kind != "terms":
            raise Refused(f"unknown aggregation [{kind}]")
        only(how, "field", "size")
        if self.kind(how["field"]) != "keyword":
            raise Refused("not a keyword")
        rows: dict[str, list] = {}
        for row in found:
            for value in set(self.tokens(row[1], how["field"])):
                rows.setdefault(value, []).append(row)
        buckets = [
            {"key": value, "doc_count": len(own), **self.aggregations(inner, own)}
            for value, own in sorted(rows.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        ]
        return {"doc_count_error_upper_bound": 0, "sum_other_doc_count": 0, "buckets": buckets}


def distance(one: dict, other: dict) -> float:
    first, second = math.radians(one["lat"]), math.radians(other["lat"])
    high, wide = (second - first) / 2, math.radians(other["lon"] - one["lon"]) / 2
    root = math.sin(high) ** 2 + math.cos(first) * math.cos(second) * math.sin(wide) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(root))
