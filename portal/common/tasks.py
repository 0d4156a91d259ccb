"""What the engine room does by the clock."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.common.clock import now

from .outbox.services import mark_cut_off
from .retention import keep_terms
from .scheduler import every
from .scheduler.models import JobRun, WorkerPulse

# A worker gives a sign of life every 15 seconds; one that missed eight is gone.
SILENT_AFTER = timedelta(minutes=2)
# A task that took three workers down with it is not given to a fourth.
MOST_WORKERS = 3
ROWS_LOOKED_AT = 1000
RUNS_KEPT_FOR = timedelta(days=30)
RESULTS_KEPT_FOR = timedelta(days=14)


@every(minutes=1)
def free_lost_tasks(at: datetime | None = None) -> int:
    """Give tasks of dead workers to living ones: a killed worker leaves its row "running" for ever."""
    moment = at or now()
    alive = set(
        WorkerPulse.objects.filter(beat_at__gte=moment - SILENT_AFTER).values_list("worker", flat=True)
    )
    freed = 0
    for task in DBTaskResult.objects.running().filter(started_at__lt=moment - SILENT_AFTER):
        if task.worker_ids and task.worker_ids[-1] in alive:
            continue
        still_running = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
        if len(task.worker_ids) >= MOST_WORKERS:
            freed += still_running.update(
                status=TaskResultStatus.FAILED,
                finished_at=moment,
                exception_class_path="portal.common.tasks.WorkerLost",
            )
        else:
            freed += still_running.update(status=TaskResultStatus.READY, started_at=None)
    return freed


class WorkerLost(Exception):
    """The workers that ran this task died, again and again."""


@every(minutes=5)
def name_cut_off_mails() -> None:
    mark_cut_off()


@every(days=1)
def let_go_what_is_over() -> None:
    """What is kept about people for a time, when that time is over."""
    keep_terms()


@every(days=1)
def learn_the_tables() -> None:
    """Let SQLite look at some rows of each index, so that it asks the shortest one first; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
            cursor.execute("ANALYZE")


@every(days=1)
def sweep(at: datetime | None = None) -> None:
    """Forget what nobody needs any more: job slots, silent workers, finished tasks, dead sessions."""
    moment = at or now()
    JobRun.objects.filter(slot__lt=moment - RUNS_KEPT_FOR).delete()
    WorkerPulse.objects.filter(beat_at__lt=moment - SILENT_AFTER).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=moment - RESULTS_KEPT_FOR).delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
