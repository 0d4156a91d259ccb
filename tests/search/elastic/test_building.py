"""Indexes are made anew while the old ones answer; what differs is found and mended."""

import io

import pytest
from django.core.management import CommandError, call_command

from search import tasks
from search.engines.elastic import building, delivery
from search.finding import Query, find
from search.models import Entry, Pending
from search.sources import Words, key_of
from tests.search.conftest import VISITOR

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

ALIASES = ["wegweiser-any", "wegweiser-de", "wegweiser-en", "wegweiser-uk"]


def found(text="licht"):
    said = find(Query(asker=VISITOR, text=text))
    assert not said.fallback
    return sorted(hit.title for hit in said.hits)


def serving(stand_in):
    return {alias: name for name, index in stand_in.cluster.indices.items() for alias in index.aliases}


def test_new_indexes_take_over_in_one_step_and_the_old_ones_go(library, stand_in):
    library.add("Licht")
    delivery.deliver()
    before = serving(stand_in)
    told = []

    assert building.build(tell=lambda done, total: told.append((done, total))) == 1

    after = serving(stand_in)
    assert sorted(after) == sorted(before) == ALIASES
    assert not set(after.values()) & set(before.values())
    assert set(stand_in.cluster.indices) == set(after.values())
    assert (told, found()) == ([(1, 1)], ["Licht"])
    changes = [body for _method, path, body in stand_in.cluster.asked if path == "/_aliases"]
    assert len(changes[-1]["actions"]) == 12


def test_search_stays_up_and_changes_go_to_both_while_it_is_built(library, stand_in, monkeypatch):
    old, gone = library.add("Altlicht"), library.add("Irrlicht")
    delivery.deliver()
    monkeypatch.setattr(building, "BATCH", 1)
    seen = []

    def change(done, total):
        if done == 1:
            seen.append(found())
            library.change(old, Words(title="Neulicht", text="", audience="public"))
            library.add("Nordlicht")
            from search import services

            services.remove(kind="book", object_id=gone.pk)
            delivery.deliver()
            seen.append(found())

    building.build(tell=change)

    assert seen == [["Altlicht", "Irrlicht"], ["Neulicht", "Nordlicht"]]
    assert found() == ["Neulicht", "Nordlicht"]
    assert building.compare() == building.Comparison(right=2)


def test_a_deletion_is_not_undone_by_a_batch_that_was_read_before_it(library, stand_in, monkeypatch):
    gone = library.add("Irrlicht")
    delivery.deliver()
    fill = building.fill

    def late(client, entries):
        from search import services

        services.remove(kind="book", object_id=gone.pk)
        delivery.deliver()
        fill(client, entries)

    monkeypatch.setattr(building, "fill", late)
    building.build()

    assert found() == []
    assert stand_in.cluster.sources() == []


def test_a_build_that_was_broken_off_goes_on_where_it_stood(library, stand_in, monkeypatch):
    for number in range(3):
        library.add(f"Licht {number}")
    delivery.deliver()
    monkeypatch.setattr(building, "BATCH", 1)

    class Enough(Exception):
        pass

    def stop(done, total):
        if done == 2:
            raise Enough

    with pytest.raises(Enough):
        building.build(tell=stop)
    assert len(found()) == 3
    begun = len(stand_in.cluster.indices)
    stand_in.cluster.asked.clear()

    building.build()

    sent = [body for _method, path, body in stand_in.cluster.asked if path == "/_bulk"]
    assert (begun, [len(lines) // 2 for lines in sent]) == (8, [1])
    assert (len(found()), len(stand_in.cluster.indices)) == (3, 4)


def test_what_was_begun_in_another_form_begins_anew(library, stand_in):
    library.add("Licht")
    building.prepare(building.patient_client(), building.now())
    begun = serving(stand_in)["wegweiser-uk-next"]
    stand_in.cluster.plugins = ["analysis-ukrainian"]

    building.build()

    assert begun not in stand_in.cluster.indices
    uk = stand_in.cluster.indices[serving(stand_in)["wegweiser-uk"]]
    assert uk.mappings["properties"]["spoken"]["analyzer"] == "ukrainian"


def test_a_key_that_may_not_ask_for_plugins_is_enough(library, stand_in):
    refuse = {"/_nodes/plugins": (403, {"error": {"type": "security_exception"}})}
    stand_in.cluster.instead = lambda method, path, body: refuse.get(path)

    building.build()

    assert sorted(serving(stand_in)) == ALIASES


def test_the_commands_tell_what_differs_and_put_it_right(library, stand_in, capsys):
    right, old = library.add("Licht"), library.add("Altlicht")
    delivery.deliver()
    call_command("search_check")
    assert "elasticsearch: 2 right, 0 missing or old, 0 left over" in capsys.readouterr().out

    # Past all our services: one entry says something else, one is gone.
    Entry.objects.filter(object_id=key_of(old.pk)).update(fingerprint="another")
    Entry.objects.filter(object_id=key_of(right.pk)).delete()
    library.said["book", right.pk] = []
    library.said["book", old.pk] = []
    Entry.objects.filter(object_id=key_of(old.pk)).update(fingerprint="another")

    assert building.compare() == building.Comparison(
        missing=[("book", key_of(old.pk), "", "")], left_over=[("book", key_of(right.pk), "", "")]
    )
    call_command("search_check", mend=True)
    call_command("search_check")
    assert stand_in.cluster.sources() == []


def test_a_check_says_that_there_is_no_index_and_mending_makes_one(library, stand_in):
    library.add("Licht")
    stand_in.cluster.indices.clear()

    with pytest.raises(CommandError, match="search_rebuild"):
        call_command("search_check")
    call_command("search_check", mend=True)
    assert found() == ["Licht"]


def test_rebuilding_makes_the_indexes_too_and_shows_how_far_it_is(library, stand_in):
    library.add("Licht")
    before = serving(stand_in)
    out = io.StringIO()

    call_command("search_rebuild", stdout=out)

    assert "elasticsearch: 1" in out.getvalue()
    assert serving(stand_in) != before
    call_command("search_rebuild", "book", stdout=out)


def test_the_nightly_job_makes_what_is_missing_and_mends_what_differs(library, stand_in):
    library.add("Licht")
    stand_in.cluster.indices.clear()
    tasks.put_the_search_right()
    assert found() == ["Licht"]

    for index in stand_in.cluster.indices.values():
        index.live.clear()
        index.refresh()
    tasks.put_the_search_right()
    assert found() == ["Licht"]
    assert any(path.endswith("/_forcemerge") for _method, path, _body in stand_in.cluster.asked)
    assert not Pending.objects.exists()


def test_another_portals_indexes_are_left_alone(library, stand_in, settings):
    settings.SEARCH_INDEX_PREFIX = "wegweiser-two"
    building.build()
    others = {alias: name for alias, name in serving(stand_in).items() if "two" in alias}
    settings.SEARCH_INDEX_PREFIX = "wegweiser"

    building.build()

    assert {alias: name for alias, name in serving(stand_in).items() if "two" in alias} == others
