"""What Elasticsearch keeps of an entry: our folded words and stems, which decide what is found, and beside them the
language's own analyzer, which only adds. No text is kept, for nothing is shown from here.
"""

import hashlib
import json
from math import isfinite

from elasticsearch_dsl import (
    Document,
    Float,
    GeoPoint,
    Index,
    Integer,
    Keyword,
    Long,
    MetaField,
    Text,
    analyzer,
)

from ...models import Entry
from ...pending import Place, place_of

SPOKEN = {"de": "german", "en": "english"}
# The words come folded and with blanks between them.
words = analyzer("portal_words", type="custom", tokenizer="whitespace")
# Counts and pages are read from these; the words themselves need not be kept a second time.
KEPT = ("number", "kind", "object_id", "part", "language", "fingerprint")
PARTED = "\x1f"


def identity(place: Place) -> str:
    """The id of an entry's document: the same for the same place, whatever else changes, and short."""
    return hashlib.blake2b(json.dumps(place).encode(), digest_size=16).hexdigest()


def facet(key: str, value: str) -> str:
    return f"{key}{PARTED}{value}"


def place_is_valid(latitude, longitude) -> bool:
    """One outside the globe would be refused, with everything else in the entry."""
    given = latitude is not None and longitude is not None
    return (
        given and isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180
    )


def form_of(language: str, *, ukrainian: bool = False) -> type[Document]:
    """The document of one language. `ukrainian`: every node of the server has the plugin for it."""
    as_spoken = SPOKEN.get(language) or ("ukrainian" if language == "uk" and ukrainian else words)

    class EntryDocument(Document):
        number = Long()
        kind = Keyword()
        object_id = Keyword()
        part = Keyword()
        language = Keyword()
        fingerprint = Keyword(index=False, doc_values=False)
        audience = Keyword()
        owner = Keyword()
        facets = Keyword()
        weight = Integer()
        # By how much the weight counts when words are compared.
        favour = Float()
        location = GeoPoint()
        # Microseconds, so that two of one second have an order.
        moment = Long()
        sorted_title = Keyword()
        title = Text(analyzer=words, index_prefixes={"min_chars": 2, "max_chars": 8})
        tags = Text(analyzer=words)
        folded = Text(analyzer=words, index_prefixes={"min_chars": 2, "max_chars": 8})
        title_stems = Text(analyzer=words)
        stems = Text(analyzer=words)
        spoken_title = Text(analyzer=as_spoken)
        spoken = Text(analyzer=as_spoken)

        class Meta:
            dynamic = MetaField("strict")
            source = MetaField(includes=list(KEPT))

    return EntryDocument


def body_of(language: str, *, ukrainian: bool = False) -> dict:
    """Settings and mappings of an index, with the fingerprint of their form, by which a broken-off build is known again."""
    index = Index("-")
    index.document(form_of(language, ukrainian=ukrainian))
    index.settings(
        number_of_shards=1,
        # One server has nowhere to put a copy; several keep one.
        auto_expand_replicas="0-1",
        # How long a deletion is remembered, so that nothing older can undo it while an index is being built.
        gc_deletes="1h",
    )
    body = index.to_dict()
    form = hashlib.blake2b(json.dumps(body, sort_keys=True).encode(), digest_size=8).hexdigest()
    body["mappings"]["_meta"] = {"form": form}
    return body


def document_of(entry: Entry, facets: list[tuple[str, str]]) -> dict:
    raw = entry.language == "uk"
    document = {
        "number": entry.pk,
        "kind": entry.kind,
        "object_id": entry.object_id,
        "part": entry.part,
        "language": entry.language,
        "fingerprint": entry.fingerprint,
        "audience": entry.audience,
        "owner": entry.owner,
        "facets": sorted(facet(key, value) for key, value in facets),
        "weight": entry.weight,
        "favour": 1 + entry.weight / 10,
        "sorted_title": entry.folded_title,
        "title": entry.folded_title,
        "tags": entry.folded_tags,
        "folded": entry.folded,
        "title_stems": entry.title_stems,
        "stems": entry.stems,
        # Folding takes the dots that a dictionary of Ukrainian needs.
        "spoken_title": entry.title if raw else entry.folded_title,
        "spoken": f"{entry.title} {entry.text}" if raw else entry.folded,
    }
    if place_is_valid(entry.latitude, entry.longitude):
        document["location"] = {"lat": entry.latitude, "lon": entry.longitude}
    if entry.at is not None:
        document["moment"] = int(entry.at.timestamp()) * 1_000_000 + entry.at.microsecond
    return document


def identity_of(entry: Entry) -> str:
    return identity(place_of(entry))
