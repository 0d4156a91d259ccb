import threading
import time
from datetime import timedelta

import pytest
from django.core.mail import send_mail
from django.db import OperationalError
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from portal.common import scheduler
from portal.common.clock import now
from portal.common.scheduler.models import JobRun, WorkerPulse
from portal.common.tasks import free_lost_tasks, sweep
from portal.common.worker import Worker

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(minutes=5)


@task()
def think():
    return 42


@pytest.fixture
def running():
    """A task that some worker took five minutes ago and has not finished."""

    def make(*workers):
        think.enqueue()
        row = DBTaskResult.objects.latest("enqueued_at")
        row.status, row.worker_ids, row.started_at = (
            TaskResultStatus.RUNNING,
            list(workers),
            now() - LONG_AGO,
        )
        row.save()
        return row

    return make


def test_a_task_of_a_dead_worker_is_given_to_another(running):
    row = running("dead")
    assert free_lost_tasks() == 1
    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY


def test_a_long_task_of_a_living_worker_is_left_alone(running):
    row = running("alive")
    WorkerPulse.objects.create(worker="alive", beat_at=now())
    assert free_lost_tasks() == 0
    row.refresh_from_db()
    assert row.status == TaskResultStatus.RUNNING


def test_a_task_that_took_three_workers_down_is_not_given_to_a_fourth(running):
    row = running("one", "two", "three")
    free_lost_tasks()
    row.refresh_from_db()
    assert (row.status, row.exception_class_path) == (
        TaskResultStatus.FAILED,
        "portal.common.tasks.WorkerLost",
    )


def test_slots_and_silent_workers_are_forgotten():
    JobRun.objects.create(job="a", slot=now() - timedelta(days=31))
    kept = JobRun.objects.create(job="a", slot=now())
    WorkerPulse.objects.create(worker="silent", beat_at=now() - LONG_AGO)
    sweep()
    assert list(JobRun.objects.all()) == [kept]
    assert WorkerPulse.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_runs_tasks_sends_mail_minds_the_clock_and_leaves_in_good_order(mail_server):
    scheduler.forget_seen()
    # Others may be there: Wagtail enqueues its own whenever a page or snippet changes.
    mine = DBTaskResult.objects.filter(task_path=think.module_path)
    think.enqueue()
    send_mail("Hello", "A text", None, ["olena@example.org"])
    worker = Worker(interval=0.05)
    worker.start()
    try:
        wait_until(lambda: mail_server.mails and JobRun.objects.filter(finished_at__isnull=False).exists())
        wait_until(lambda: mine.get().status == TaskResultStatus.SUCCESSFUL)
        assert WorkerPulse.objects.get().worker == worker.name
    finally:
        worker.stop()
    assert mine.get().return_value == 42
    assert [mail.subject for mail in mail_server.mails] == ["Hello"]
    assert WorkerPulse.objects.count() == 0
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("worker-")] == []


@pytest.mark.django_db(transaction=True)
def test_a_worker_comes_back_when_the_database_does(monkeypatch):
    turns = []

    def stumble():
        turns.append(1)
        if len(turns) == 1:
            raise OperationalError

    monkeypatch.setattr("portal.common.worker.deliver_due", stumble)
    worker = Worker(interval=0.05)
    worker.start()
    try:
        wait_until(lambda: len(turns) > 2)
    finally:
        worker.stop()


def wait_until(happened, seconds=20):
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
