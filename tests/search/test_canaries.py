"""AC7: what is private is found by those it is for and leaves no trace for anybody else, whatever kind it is."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from portal.accounts.models import Block
from search import services, sources
from search.finding import Query, find, similar, suggest
from search.models import Entry, Term
from tests.factories import spaces
from tests.search import engines
from tests.search.canaries import CANARIES, WORD, ask, talk

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture(autouse=True, params=engines.ALL)
def engine(request, engines_of_this_run, db, settings, monkeypatch):
    with engines_of_this_run.running(request.param, settings, monkeypatch) as elastic:
        if elastic:
            engines.delivered_before_each_question(elastic, monkeypatch)
        yield request.param


@dataclass
class World:
    member: Any
    organisation: Any
    visitor: Any


@pytest.fixture
def world(make_member, organisation):
    return World(make_member, organisation, AnonymousUser())


def test_every_kind_has_its_canary():
    assert set(sources.kinds()) == set(CANARIES)


def told(text, asker, kind):
    result = find(Query(asker=asker, text=text, kinds=(kind,)))
    everywhere = find(Query(asker=asker, text=text, languages=("en",)))
    said = [result.hits, result.total, result.kinds, result.facets, result.suggestion]
    said += [everywhere.hits, everywhere.total, everywhere.kinds, everywhere.facets, everywhere.elsewhere]
    return repr([*said, suggest(text, asker=asker), similar(kind, text, asker=asker)])


TYPED = (WORD, "Kanarienvogel", "gesang", "Kanarienvogelgesank")
NOTHING = repr([(), 0, {}, {}, "", (), 0, {}, {}, {}, {}, ()])


@pytest.mark.parametrize("kind", sorted(CANARIES))
def test_AC7_a_canary_is_found_by_its_own_and_by_nobody_else(world, kind):
    canary = CANARIES[kind](world)

    for typed in TYPED:
        assert told(typed, canary.stranger, kind) == NOTHING
        if canary.reader is None:
            assert not Entry.objects.filter(kind=kind).exists()
            continue
        found = find(Query(asker=canary.reader, text=typed, kinds=(kind,)))
        assert (found.total > 0, {hit.kind for hit in found.hits}) == (True, {kind})
        assert all(hit.url.startswith("/") or "://" in hit.url for hit in found.hits)


@pytest.mark.parametrize("kind", sorted(CANARIES))
def test_AC7_no_address_of_the_search_tells_of_a_canary(world, client_of, kind):
    canary = CANARIES[kind](world)
    clients = {
        who: client_of(person) if person and person.is_authenticated else Client()
        for who, person in (("reader", canary.reader), ("stranger", canary.stranger))
    }

    def answers(client, typed):
        """Everything that the search says to somebody, without what she typed herself."""
        asked = [
            client.get("/de/search/", {"q": typed, "kind": of, "language": language, "exact": exact})
            for of, language, exact in (("", "all", ""), (kind, "all", "1"), (kind, "en", ""), ("", "de", ""))
        ]
        asked.append(client.get("/de/search/suggest/", {"q": typed}))
        asked.append(client.post("/de/search/alike/", {"text": typed, "kind": kind}))
        assert {answer.status_code for answer in asked} <= {200, 302}
        pages = [answer.context["found"].result for answer in asked[:4]]
        said = " ".join(answer.content.decode() for answer in asked).replace(typed, "")
        return [page.total for page in pages], [page.elsewhere for page in pages], WORD[:8] in said

    for typed in ("gesang", "vogelgesang", "kanarienvogelgesank"):
        assert answers(clients["stranger"], typed) == ([0] * 4, [{}] * 4, False)
    if canary.reader:
        totals, _elsewhere, _told = answers(clients["reader"], WORD)
        assert all(totals[:2])


@pytest.mark.parametrize("kind", ["question", "topic"])
def test_AC13_what_somebody_asked_or_began_is_not_found_by_whom_she_blocked(world, kind):
    space, writer, reader = spaces.make_space(kind="closed"), world.member(), world.member()
    for member in (writer, reader):
        spaces.seat(member, space)
    {"question": ask, "topic": talk}[kind](writer, space)
    assert find(Query(asker=reader, text=WORD)).total == 1

    Block.objects.create(blocker=writer, blocked=reader)

    assert told(WORD, reader, kind) == NOTHING
    assert find(Query(asker=writer, text=WORD)).total == 1


@pytest.mark.parametrize("kind", sorted(CANARIES))
def test_a_thing_that_is_deleted_takes_every_word_along(world, kind):
    CANARIES[kind](world)

    for thing in sources.source_of(kind).things():
        type(thing).objects.get(pk=thing.pk).delete()
        if kind == "mentor":
            services.remove(kind=kind, object_id=thing.pk)

    assert not Entry.objects.filter(kind=kind).exists()
    assert not Term.objects.filter(word__startswith="kanarienvogel").exists()
