"""The index follows its things: written in their transaction, made anew without a gap."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.db import connection, transaction

from portal.accounts.models import Organisation
from search import services
from search.engines import database
from search.finding import entries_of
from search.marks import read
from search.models import Entry, Term
from search.progress import Progress
from search.sources import Words
from search.tasks import put_the_search_right

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


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

    [entry] = Entry.objects.all()
    assert [read(entry.marks)[sign] for sign in entry.marks] == [("colour", "blue")]


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


def test_a_check_tells_what_differs_and_mends_it(library, make_organisation, capsys):
    library.add("Right")
    gone, old = library.add("Gone"), library.add("Old")
    Organisation.objects.filter(pk=gone.pk).delete()
    library.said["book", old.pk] = [Words(title="New", text="", audience="public")]
    Entry.objects.create(kind="forgotten", object_id="1", title="Unknown", audience="public")

    with pytest.raises(CommandError, match="2 differ"):
        call_command("search_check")
    assert "book: 1 right, 1 missing or old, 1 left over" in capsys.readouterr().out

    call_command("search_check", mend=True)
    call_command("search_check")
    assert sorted(Entry.objects.values_list("title", flat=True)) == ["New", "Right"]


def test_the_nightly_job_puts_right_what_changed_past_our_services(library):
    thing = library.add("Old")
    library.said["book", thing.pk] = [Words(title="New", text="", audience="public")]

    put_the_search_right()

    assert list(Entry.objects.values_list("title", flat=True)) == ["New"]


def test_a_rebuild_goes_on_where_it_was_broken_off_and_tells_how_far_it_is(library, capsys):
    library.add("There")
    Entry.objects.update(title="Damaged")

    call_command("search_rebuild", "book")
    assert Entry.objects.get().title == "Damaged"
    assert "book: 1" in capsys.readouterr().out

    call_command("search_rebuild", "book", anew=True)
    assert Entry.objects.get().title == "There"
    with pytest.raises(CommandError, match="There are: book, map"):
        call_command("search_rebuild", "nothing")


class Terminal(StringIO):
    def isatty(self):
        return True


def test_a_rebuild_tells_whoever_waits_at_a_terminal_how_long_it_takes_and_is_quiet_elsewhere():
    def told(out):
        progress = Progress("book", OutputWrapper(out), clock=iter((0.0, 2.0, 4.0)).__next__)
        progress.tell(500, 1000)
        progress.end(1000)
        return out.getvalue()

    bar = "█" * 12 + "░" * 12
    line = f"book       {bar} 500 / 1,000  250/s  0:02"
    assert told(Terminal()) == f"\r{line}\x1b[K\r\x1b[Kbook: 1,000 (250/s)\n"

    quiet = StringIO()
    Progress("book", OutputWrapper(quiet)).tell(500, 1000)
    assert quiet.getvalue() == ""


def test_words_that_were_erased_are_no_longer_in_the_file_of_sqlite(library):
    thing = library.add("Nordlichtgeheimnis")
    services.remove(kind="book", object_id=thing.pk)
    database().scrub()

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT block FROM portal_search_words_data")
            assert not [row for row in cursor.fetchall() if b"nordlicht" in bytes(row[0])]
