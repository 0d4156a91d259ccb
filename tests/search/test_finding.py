"""The door finds what is there, and never what the reader may not see."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from portal.accounts.models import Organisation
from search import services, sources
from search.finding import entries_of, find
from search.models import Entry

VISITOR = AnonymousUser()


@pytest.fixture
def organisations(monkeypatch, make_organisation):
    """Organisations as the searchable things of this test: `hidden` ones are never visible."""

    def words(organisation):
        yield sources.Words(title=organisation.name, text=organisation.website, audience="public")

    source = sources.Source(
        kind="organisation",
        things=lambda: Organisation.objects.exclude(kind="company"),
        words=words,
        visible_to=lambda member: Organisation.objects.exclude(slug="hidden"),
    )
    monkeypatch.setattr(sources, "_sources", {"organisation": source})

    def make(name, text="", **fields):
        organisation = make_organisation(name=name, website=text, **fields)
        services.index(kind="organisation", thing=organisation)
        return organisation

    return make


def titles(text, member=VISITOR):
    return [result.title for result in find(text, member=member)]


def test_every_word_must_begin_a_word_of_the_thing(organisations):
    organisations("Brücke Halmstein")
    organisations("Brücke Moorbrück")

    assert titles("bruck halm") == ["Brücke Halmstein"]
    assert sorted(titles("BRUECKE")) == ["Brücke Halmstein", "Brücke Moorbrück"]
    assert titles("stein") == []
    assert titles("") == []
    assert titles("%") == []


@pytest.mark.parametrize("strange", ['"', "\x00", "' OR 1=1 --", "\\", "_", "*", "a" * 5000, "a " * 500])
def test_strange_signs_find_nothing_and_break_nothing(organisations, strange):
    organisations("Brücke Halmstein")

    assert titles(strange) == []


def test_what_stands_in_the_title_comes_first(organisations):
    organisations("Haus der Wege", text="https://nordlicht.example.org")
    organisations("Nordlicht")

    assert titles("nordlicht") == ["Nordlicht", "Haus der Wege"]


def test_AC7_a_result_passes_the_sources_own_rule_once_more(organisations):
    organisations("Nordlicht")
    Organisation.objects.update(slug="hidden")

    assert Entry.objects.count() == 1
    assert titles("nordlicht") == []


def test_AC7_an_entry_for_others_is_not_found(organisations, member):
    organisations("Nordlicht")
    Entry.objects.update(audience="members")

    assert titles("nordlicht") == []
    assert titles("nordlicht", member) == ["Nordlicht"]


def test_indexing_again_changes_the_entry_and_what_no_longer_belongs_goes(organisations):
    organisation = organisations("Nordlicht")
    organisation.name = "Südlicht"
    organisation.save()

    services.index(kind="organisation", thing=organisation)

    assert titles("nordlicht") == []
    assert titles("sudlicht") == ["Südlicht"]

    organisation.kind = "company"
    organisation.save()
    services.index(kind="organisation", thing=organisation)

    assert not Entry.objects.exists()


def test_a_thing_with_several_languages_is_found_in_the_readers(monkeypatch, organisations, organisation):
    def in_two(thing):
        yield sources.Words(title="Tür", text="", audience="public", language="de")
        yield sources.Words(title="Двері", text="", audience="public", language="uk")

    source = sources.Source(
        kind="door",
        things=Organisation.objects.all,
        words=in_two,
        visible_to=lambda member: Organisation.objects.all(),
    )
    monkeypatch.setattr(sources, "_sources", {"door": source})
    services.index(kind="door", thing=organisation)

    with override("uk"):
        assert titles("двері") == ["Двері"]
        assert titles("tür") == []
    with override("de"):
        assert titles("tür") == ["Tür"]


def test_rebuilding_forgets_what_is_gone_and_finds_what_was_missed(organisations, make_organisation):
    gone = organisations("Gone")
    make_organisation(name="Missed")
    Organisation.objects.filter(pk=gone.pk).delete()

    assert services.rebuild(kind="organisation") == 1
    assert list(Entry.objects.values_list("title", flat=True)) == ["Missed"]


def test_a_list_with_filters_of_its_own_gets_the_entries(organisations):
    organisation = organisations("Nordlicht")

    assert list(entries_of("organisation", "nord").values_list("object_id", flat=True)) == [organisation.pk]


def test_finding_costs_the_same_for_one_and_for_thirty(organisations, django_assert_num_queries):
    organisations("Nordlicht")
    with django_assert_num_queries(2):
        assert len(titles("nordlicht")) == 1
    for number in range(29):
        organisations(f"Nordlicht {number}")
    with django_assert_num_queries(2):
        assert len(titles("nordlicht")) == 30
