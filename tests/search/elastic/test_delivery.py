"""What changes reaches Elasticsearch, in whatever order, however often it is broken off; and until then it is left out."""

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from search import pending, services, tasks
from search.engines import breaker
from search.engines.elastic import delivery
from search.finding import Query, find, suggest
from search.models import Entry, Pending
from search.sources import Words, key_of
from tests.search.conftest import VISITOR

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture
def told(stand_in):
    """The titles that Elasticsearch could find."""
    return lambda: sorted(source["title"].strip() for source in stand_in.cluster.sources())


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    tasks.writing.reset()
    slept = []
    monkeypatch.setattr("elasticsearch.helpers.actions.time.sleep", slept.append)
    return slept


def test_a_change_waits_as_a_place_without_words_and_goes_when_it_can_be_found(library, stand_in, told):
    thing = library.add("Nordlicht", part="eins", language="de")

    row = Pending.objects.get()
    assert pending.place_of(row) == ("book", key_of(thing.pk), "eins", "de")
    assert told() == []

    assert delivery.deliver() == 1
    assert (told(), Pending.objects.count()) == (["nordlicht"], 0)


def test_what_is_undone_waits_for_nothing(library, stand_in):
    with pytest.raises(RuntimeError), transaction.atomic():
        library.add("Nordlicht")
        raise RuntimeError

    assert not Pending.objects.exists()


def test_nothing_waits_where_no_elasticsearch_is_configured(library):
    library.add("Nordlicht")

    assert not Pending.objects.exists()


def test_a_commit_asks_the_worker_once_however_much_has_changed(
    library, stand_in, told, run_tasks, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        library.add("Nordlicht")
        library.add("Südlicht")

    assert DBTaskResult.objects.ready().filter(task_path="search.tasks.deliver").count() == 1
    run_tasks()
    assert told() == ["nordlicht", "sudlicht"]


def test_a_thing_that_loses_a_part_loses_its_document(library, stand_in, told):
    parts = [Words(title=title, text="", audience="public", part=title) for title in ("eins", "zwei")]
    thing = library.add_several(parts)
    delivery.deliver()

    library.change(thing, parts[0])
    delivery.deliver()
    assert told() == ["eins"]

    services.remove(kind="book", object_id=thing.pk)
    delivery.deliver()
    assert told() == []


def test_what_moves_to_another_language_moves_to_its_index(library, stand_in):
    thing = library.add("Nordlicht", language="de")
    delivery.deliver()
    library.change(thing, Words(title="Nordlicht", text="", audience="public", language="fr"))
    delivery.deliver()

    holding = [index for index, known in stand_in.cluster.indices.items() if known.visible]
    assert [name.split("-")[1] for name in holding] == ["any"]


def test_AC7_until_it_is_told_the_index_gives_nothing_of_what_was_hidden_away(library, stand_in):
    thing = library.add("Geheimschatz", facets={"colour": ["gold"]})
    library.add("Geheimfach", facets={"colour": ["red"]})
    delivery.deliver()

    library.change(
        thing, Words(title="Geheimschatz", text="", audience="members", facets={"colour": ["gold"]})
    )
    said = find(Query(asker=VISITOR, text="geheim", languages=("de",)))

    assert not said.fallback
    assert ([hit.title for hit in said.hits], said.total, said.kinds) == (["Geheimfach"], 1, {"book": 1})
    assert said.facets == {"colour": {"red": 1}}
    assert [line.title for line in suggest("geheim", asker=VISITOR)["book"]] == ["Geheimfach"]


def test_with_too_much_on_its_way_the_database_answers(library, stand_in, monkeypatch, settings):
    monkeypatch.setattr(pending, "LEFT_OUT_AT_MOST", 2)
    for number in range(3):
        library.add(f"Brücke {number}")

    said = find(Query(asker=VISITOR, text="brücke"))

    assert (said.total, said.fallback) == (3, True)
    assert stand_in.cluster.searches() == []


def test_what_waits_too_long_has_the_database_answer_but_not_what_was_refused(library, stand_in):
    library.add("Nordlicht")
    Pending.objects.update(since=pending.now() - 2 * pending.PATIENCE)
    assert pending.left_out() is None

    Pending.objects.update(refused="HTTP 400")
    assert len(pending.left_out()) == 1


def test_an_older_change_never_overwrites_a_newer_one(library, stand_in, told):
    thing = library.add("Alt")
    old = list(delivery.actions([Pending.objects.get()], {"wegweiser-any"}))
    library.change(thing, Words(title="Neu", text="", audience="public"))
    delivery.deliver()

    # A request that had been given up, and arrives all the same.
    statuses = [status for _id, status in delivery.bulk(delivery.patient_client(), old)]
    for index in stand_in.cluster.indices.values():
        index.refresh()

    assert (statuses, told()) == ([409], ["neu"])


def test_a_clock_that_was_behind_is_put_right(library, stand_in, told):
    thing = library.add("Alt")
    delivery.deliver()
    library.change(thing, Words(title="Neu", text="", audience="public"))
    Pending.objects.update(stamp=5)

    delivery.deliver()
    delivery.deliver()

    assert (told(), Pending.objects.count()) == (["neu"], 0)


def test_what_changes_once_more_while_it_is_sent_stays_on_its_way(library, stand_in, told):
    thing = library.add("Alt")
    rows = list(Pending.objects.all())
    library.change(thing, Words(title="Neu", text="", audience="public"))

    delivery.send(delivery.patient_client(), rows)
    assert Pending.objects.count() == 1

    delivery.deliver()
    assert (told(), Pending.objects.count()) == (["neu"], 0)


def test_a_server_with_too_much_to_do_is_given_time(library, stand_in, told, _fresh):
    library.add("Nordlicht")
    answers = iter([429, 429])
    stand_in.cluster.instead_of_item = lambda operation, line: next(answers, None)

    delivery.deliver()

    assert (told(), _fresh) == (["nordlicht"], [1, 2])


def test_a_whole_batch_that_is_too_much_is_given_time_too(library, stand_in, told, _fresh):
    library.add("Nordlicht")
    answers = iter([(429, {"error": "too many"})])
    stand_in.cluster.instead = lambda method, path, body: next(answers, None) if path == "/_bulk" else None

    delivery.deliver()

    assert (told(), _fresh) == (["nordlicht"], [1])


def test_many_changes_travel_in_pieces(library, stand_in, told, monkeypatch):
    monkeypatch.setattr(delivery, "ROWS_AT_ONCE", 3)
    for number in range(7):
        library.add(f"Licht {number}")

    assert delivery.deliver() == 7
    sizes = [len(body) // 2 for _method, path, body in stand_in.cluster.asked if path == "/_bulk"]
    assert sizes == [3, 3, 1]


def test_an_entry_that_is_refused_stays_left_out_and_holds_up_no_other(library, stand_in, told, caplog):
    library.add("Gut")
    bad = library.add("Geheimschatz")
    id_ = delivery.identity(("book", key_of(bad.pk), "", ""))
    stand_in.cluster.instead_of_item = lambda operation, line: 400 if line["_id"] == id_ else None

    delivery.deliver()

    assert told() == ["gut"]
    assert list(Pending.objects.values_list("object_id", "refused")) == [(key_of(bad.pk), "HTTP 400")]
    assert "Geheimschatz" not in caplog.text
    stand_in.cluster.instead_of_item = lambda operation, line: None
    assert delivery.deliver() == 0
    assert delivery.deliver(also_refused=True) == 1


def test_a_batch_that_is_broken_off_is_sent_again(library, stand_in, told):
    library.add("Nordlicht")
    answers = iter([(500, {"error": "gone"})])
    stand_in.cluster.instead = lambda method, path, body: next(answers, None) if path == "/_bulk" else None

    tasks.deliver.call()
    assert (told(), Pending.objects.count()) == ([], 1)

    tasks.writing.reset()
    tasks.catch_up()
    assert (told(), Pending.objects.count()) == (["nordlicht"], 0)


def test_after_a_failure_writing_rests_a_while(library, stand_in):
    library.add("Nordlicht")
    stand_in.cluster.instead = lambda method, path, body: (503, {"error": "away"})

    tasks.deliver.call()
    asked = len(stand_in.cluster.asked)
    tasks.deliver.call()

    assert len(stand_in.cluster.asked) == asked


def test_without_an_index_nothing_is_sent_and_none_is_made(library, stand_in):
    library.add("Nordlicht")
    stand_in.cluster.indices.clear()

    assert delivery.deliver() == 0
    assert (stand_in.cluster.indices, Pending.objects.count()) == ({}, 1)


def test_a_portal_that_ran_without_elasticsearch_is_not_answered_from_its_old_index(
    library, stand_in, settings
):
    library.add("Nordlicht")
    delivery.deliver()
    address, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, ""
    tasks.catch_up()
    tasks.catch_up()
    settings.ELASTICSEARCH_URL = address

    assert find(Query(asker=VISITOR, text="nordlicht")).fallback
    from search.engines.elastic import building

    building.build()
    breaker.reset()
    assert not find(Query(asker=VISITOR, text="nordlicht")).fallback


def test_delivering_many_costs_no_more_queries_than_delivering_one(library, stand_in):
    from django.db import connection

    def queries():
        with CaptureQueriesContext(connection) as asked:
            delivery.deliver()
        return len(asked)

    library.add("Nordlicht", facets={"colour": ["red"]})
    one = queries()
    for number in range(20):
        library.add(f"Nordlicht {number}", facets={"colour": ["red"]})

    assert (queries(), Entry.objects.count()) == (one, 21)
