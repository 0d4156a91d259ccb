"""The index follows its things: written in their transaction, made anew without a gap."""

import pytest
from django.db import transaction

from portal.accounts.models import Organisation
from search import services
from search.finding import entries_of
from search.models import Entry, EntryFacet, Term
from search.sources import Words

pytestmark = pytest.mark.django_db


def test_what_is_undone_was_never_indexed(library, titles):
    with pytest.raises(RuntimeError), transaction.atomic():
        library.add("Nordlicht")
        raise RuntimeError

    assert titles("nordlicht") == []
    assert not Term.objects.exists()


def test_writing_the_same_again_touches_nothing(library, django_assert_num_queries):
    thing = library.add("Nordlicht", facets={"colour": ["red"]})
    before = Entry.objects.get().pk

    services.index(kind="book", thing=thing)

    assert Entry.objects.get().pk == before


def test_words_are_counted_down_as_they_were_counted_up(library):
    one, other = library.add("Nordlicht Nordlicht"), library.add("Nordlicht", text="Südlicht")

    assert dict(Term.objects.values_list("shown", "uses")) == {"Nordlicht": 2, "Südlicht": 1}
    services.remove(kind="book", object_id=other.pk)
    assert dict(Term.objects.values_list("shown", "uses")) == {"Nordlicht": 1}
    services.remove(kind="book", object_id=one.pk)
    assert not Term.objects.exists()


def test_a_changed_thing_changes_its_facets(library):
    thing = library.add("Nordlicht", facets={"colour": ["red", "red", "blue"]})
    library.change(thing, Words(title="Nordlicht", text="", audience="public", facets={"colour": ["blue"]}))

    assert list(EntryFacet.objects.values_list("key", "value")) == [("colour", "blue")]


def test_rebuilding_forgets_what_is_gone_and_finds_what_was_missed(library, make_organisation):
    gone = library.add("Gone")
    library.add("There")
    missed = make_organisation(name="Missed")
    library.said["book", missed.pk] = [Words(title="Missed", text="", audience="public")]
    Organisation.objects.filter(pk=gone.pk).delete()

    assert services.rebuild(kind="book") == 2
    assert sorted(Entry.objects.values_list("title", flat=True)) == ["Missed", "There"]


def test_a_list_with_filters_of_its_own_gets_the_entries(library):
    thing = library.add("Nordlicht")
    found = entries_of("book", "nord").values("thing")

    assert list(Organisation.objects.filter(pk__in=found)) == [thing]
