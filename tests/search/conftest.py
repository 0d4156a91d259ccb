"""A small library whose books are organisations: things with whatever words a test gives them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.accounts.models import Organisation
from search import services, sources
from search.finding import Query, find
from tests.search.engines import Running

VISITOR = AnonymousUser()


class Library:
    """The only sources of a test. `add` makes a thing of a kind and indexes it; `withdrawn` ones are visible to nobody."""

    def __init__(self, make_organisation, monkeypatch):
        self.make = make_organisation
        self.said: dict = {}
        # Called after each change: where Elasticsearch answers, it is told.
        self.settle = lambda: None
        monkeypatch.setattr(sources, "_sources", {})
        for kind in ("book", "map"):
            self.open_kind(kind)

    def open_kind(self, kind):
        sources.register(self.source(kind))

    def source(self, kind, **further):
        return sources.Source(
            kind=kind,
            label=kind,
            things=lambda: Organisation.objects.filter(pk__in=[pk for k, pk in self.said if k == kind]),
            words=lambda thing: self.said[kind, thing.pk],
            visible_to=lambda asker: Organisation.objects.exclude(slug="withdrawn"),
            url=lambda thing, part: f"/{kind}/{thing.slug}/{part}",
            facets=lambda asker: {"colour": sources.Facet("Farbe", {"red": "Rot", "blue": "Blau"})},
            **further,
        )

    def add(self, title, text="", *, kind="book", audience="public", **fields):
        return self.add_several([sources.Words(title=title, text=text, audience=audience, **fields)], kind)

    def add_several(self, words, kind="book"):
        thing = self.make(name=words[0].title[:100])
        self.said[kind, thing.pk] = words
        services.index(kind=kind, thing=thing)
        self.settle()
        return thing

    def change(self, thing, *words, kind="book"):
        self.said[kind, thing.pk] = list(words)
        services.index(kind=kind, thing=thing)
        self.settle()


@pytest.fixture(scope="session")
def engines_of_this_run():
    from django.conf import settings

    running = Running()
    yield running
    running.stop(settings)


@pytest.fixture
def stand_in(engines_of_this_run, db, settings):
    """Elasticsearch's stand-in, with empty indexes: `stand_in.cluster`, `stand_in.settle()`."""
    with engines_of_this_run.stand_in(settings) as elastic:
        yield elastic


@pytest.fixture
def library(make_organisation, monkeypatch):
    return Library(make_organisation, monkeypatch)


@pytest.fixture
def ask():
    def answer(text="", asker=VISITOR, **conditions):
        return find(Query(asker=asker, text=text, **conditions))

    return answer


@pytest.fixture
def titles(ask):
    def found(text="", asker=VISITOR, **conditions):
        return [hit.title for hit in ask(text, asker, **conditions).hits]

    return found
