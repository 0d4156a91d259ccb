"""Asks every judged question at the door and of a plain `icontains`; prints what came of it as JSON.

Runs in a process of its own, with the data that its environment names: `python -m bench.relevance.asking`.
"""

import json
import math
from functools import cache
from pathlib import Path

import django

django.setup()

import yaml  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import AnonymousUser  # noqa: E402
from wagtail.models import Page  # noqa: E402

from portal.accounts.audiences import audiences_of  # noqa: E402
from search.finding import find  # noqa: E402
from search.models import Entry  # noqa: E402
from search.query import Query  # noqa: E402
from search.sources import key_of, source_of  # noqa: E402

JUDGEMENTS = Path(__file__).parent / "judgements"
MEMBER = "samira.noori@example.org"
FIRST = 10
WORDS_OF_A_TITLE = 5


def gain(grades: list[int]) -> float:
    """Discounted cumulated gain with 2^grade − 1 (K. Järvelin and J. Kekäläinen 2002, as C. Burges et al. 2005 write it)."""
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:FIRST], start=1))


def normalised(found: list[int], all_grades: list[int]) -> float:
    best = gain(sorted(all_grades, reverse=True))
    return gain(found) / best if best else 0.0


@cache
def english_slugs() -> dict[str, str]:
    """For each page's key the slug of its English original."""
    english = dict(Page.objects.filter(locale__language_code="en").values_list("translation_key", "slug"))
    rows = Page.objects.values_list("pk", "translation_key", "slug")
    return {key_of(pk): english.get(same, slug) for pk, same, slug in rows}


@cache
def is_page(kind: str) -> bool:
    return issubclass(source_of(kind).things().model, Page)


@cache
def entries() -> list[Entry]:
    return list(Entry.objects.all())


def name_of(entry: Entry) -> str:
    """The name under which an entry was judged: it is the same after every loading of the demo."""
    if is_page(entry.kind):
        name = english_slugs()[entry.object_id]
    elif entry.kind == "mentor":
        name = entry.title.split(",")[0]
    else:
        name = " ".join(entry.title.split()[:WORDS_OF_A_TITLE])
    return f"{entry.kind}/{name}#{entry.part}" if entry.part else f"{entry.kind}/{name}"


class Asked:
    """One judged question: who asks, and how well an order of entries answers her."""

    def __init__(self, language: str, judged: dict, member):
        self.language, self.judged = language, judged
        self.asker = member if judged["as"] == "member" else AnonymousUser()
        self.grades = {name: grade for grade in range(4) for name in judged.get(grade, ())}
        found = [entry for entry in entries() if self.hers(entry)]
        readable = audiences_of(self.asker)
        self.there = {name_of(entry) for entry in found if entry.audience in readable} & set(self.grades)
        self.lost = set(self.grades) - {name_of(entry) for entry in found}

    def hers(self, entry: Entry) -> bool:
        """A page in another language than hers is worth nothing: her own stands beside it."""
        return not is_page(entry.kind) or entry.language == self.language

    def score(self, entries: list[Entry]) -> tuple[float, int]:
        """nDCG@10, and how many of the first ten nobody judged."""
        found, unjudged = [], 0
        for entry in entries[:FIRST]:
            grade = self.grades.get(name_of(entry)) if self.hers(entry) else 0
            unjudged += grade is None
            found.append(grade or 0)
        return normalised(found, [self.grades[name] for name in self.there]), unjudged

    def ours(self) -> tuple[list[Entry], str]:
        """As the search page asks first: in her language."""
        query = Query(
            asker=self.asker,
            text=self.judged["query"],
            languages=(self.language,),
            page_size=FIRST,
            counted=False,
        )
        result = find(query)
        places = {
            (entry.kind, entry.object_id, entry.part, entry.language): entry
            for entry in Entry.objects.filter(object_id__in=[key_of(hit.thing.pk) for hit in result.hits])
        }
        hits = [places[hit.kind, key_of(hit.thing.pk), hit.part, hit.language] for hit in result.hits]
        return hits, result.engine

    def plain(self) -> list[Entry]:
        """What she may read in her language, by a comparison of letters: titles first, then texts."""
        text = self.judged["query"]
        hers = Entry.objects.filter(audience__in=audiences_of(self.asker), language__in=("", self.language))
        titles = hers.filter(title__icontains=text).order_by("pk")
        return [*titles, *hers.filter(text__icontains=text).exclude(pk__in=titles).order_by("pk")]

    def told(self) -> dict:
        hits, engine = self.ours()
        ours, unjudged = self.score(hits)
        return {
            "language": self.language,
            **{key: self.judged[key] for key in ("class", "query")},
            "ours": round(ours, 4),
            "plain": round(self.score(self.plain())[0], 4),
            "unjudged": unjudged,
            "first": [(self.grades.get(name_of(hit)), name_of(hit), hit.language) for hit in hits],
            "lost": sorted(self.lost),
            "engine": engine,
        }


def main() -> None:
    member = get_user_model().objects.get(email=MEMBER)
    told = [
        Asked(file.stem, judged, member).told()
        for file in sorted(JUDGEMENTS.glob("*.yaml"))
        for judged in yaml.safe_load(file.read_text())
    ]
    lost = sorted({name for question in told for name in question["lost"]})
    print(json.dumps({"engine": told[-1]["engine"], "questions": told, "lost": lost}, ensure_ascii=False))


if __name__ == "__main__":
    main()
