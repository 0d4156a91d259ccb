from datetime import UTC, datetime, timedelta

import pytest

from portal.common import scheduler
from portal.common.scheduler import every, run_due
from portal.common.scheduler.models import JobRun

AT = datetime(2027, 3, 1, 12, 7, tzinfo=UTC)


@pytest.fixture
def job(monkeypatch):
    """A job every ten minutes that counts its runs; no other job is known."""
    monkeypatch.setattr(scheduler, "jobs", {})
    scheduler.forget_seen()
    runs = []

    @every(minutes=10)
    def count():
        runs.append(1)

    return runs


@pytest.mark.django_db
def test_a_job_runs_once_in_each_slot(job):
    for minute in (0, 1, 2, 3, 9, 12, 13):
        scheduler.forget_seen()
        run_due(at=AT + timedelta(minutes=minute))
    assert len(job) == 3
    assert list(JobRun.objects.order_by("slot").values_list("slot", flat=True)) == [
        AT.replace(minute=0),
        AT.replace(minute=10),
        AT.replace(minute=20),
    ]


@pytest.mark.django_db
def test_a_broken_job_is_noted_without_its_text_and_stops_no_other(job):
    @every(minutes=5)
    def broken():
        raise ValueError("olena@example.org")

    assert len(run_due(at=AT)) == 2
    assert job == [1]
    failed = JobRun.objects.get(job__endswith="broken")
    assert (failed.failure, failed.finished_at is not None) == ("ValueError", True)


@pytest.mark.django_db
def test_a_process_that_knows_the_slot_is_taken_asks_no_database(job, django_assert_num_queries):
    run_due(at=AT)
    with django_assert_num_queries(0):
        run_due(at=AT)


def test_RE14_two_workers_at_the_same_moment_run_a_job_once(job, file_database):
    """RE14, RE13: eight processes, three slots, three runs."""
    ran = file_database(JobRun).run_in_processes(8, _three_slots)
    assert sum(ran) == 3


def _three_slots(_number):
    scheduler.forget_seen()
    return sum(len(run_due(at=AT + timedelta(minutes=10 * slot))) for slot in range(3))


def test_a_tick_that_stumbles_stops_no_other_and_is_tried_again(monkeypatch, caplog):
    monkeypatch.setattr(scheduler, "ticks", [])
    seen = []

    @scheduler.each_tick
    def broken():
        raise ValueError("olena@example.org")

    @scheduler.each_tick
    def look():
        seen.append(1)

    scheduler.run_ticks()
    scheduler.run_ticks()

    assert seen == [1, 1]
    assert [record.message for record in caplog.records] == ["tick_failed", "tick_failed"]
