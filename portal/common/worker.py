"""The worker: runs tasks, sends mail and minds the clock, in threads beside the web server or in a process of its own."""

import logging
import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import close_old_connections, connection
from django.utils.module_loading import autodiscover_modules
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from portal.common import scheduler
from portal.common.clock import now

from .outbox.services import deliver_due
from .scheduler.models import WorkerPulse

logger = logging.getLogger(__name__)

PULSE = timedelta(seconds=15)


class Worker:
    """Three loops in three threads: a slow task holds up neither the mail nor the clock."""

    def __init__(self, *, interval: float = 1.0):
        self.name = secrets.token_hex(8)
        self.interval = interval
        self._stopping = threading.Event()
        self._tasks = self._new_task_worker()
        self._last_beat: datetime | None = None
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        autodiscover_modules("tasks")
        for name, turn in {"tasks": self._run_tasks, "mail": deliver_due, "clock": self._tick}.items():
            thread = threading.Thread(target=self._loop, args=(turn,), name=f"worker-{name}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def ask_to_stop(self) -> None:
        """Begin nothing new; for signal handlers, which must not wait."""
        self._tasks.running = False
        self._stopping.set()

    def stop(self, *, patience: float = 10.0) -> None:
        """Finish what is being done, begin nothing new. What takes longer than `patience` seconds is run again later."""
        self.ask_to_stop()
        for thread in self._threads:
            thread.join(patience)
        WorkerPulse.objects.filter(worker=self.name).delete()

    def wait(self) -> None:
        """Stay until somebody asks to stop."""
        self._stopping.wait()

    def _loop(self, turn: Callable[[], object]) -> None:
        pause = self.interval
        while not self._stopping.is_set():
            try:
                close_old_connections()
                turn()
                pause = self.interval
            except Exception:
                # The database went away, most likely. Come back more and more slowly, but come back.
                logger.exception("worker_stumbled")
                pause = min(pause * 2, 60)
            self._stopping.wait(pause)
        connection.close()

    def _new_task_worker(self) -> TaskWorker:
        # Its own command would set signal handlers, which only the main thread may.
        return TaskWorker(
            queue_names=["*"],
            interval=self.interval,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
            excluded_queue_names=[],
        )

    def _run_tasks(self) -> None:
        # Asked first, because taking a task locks SQLite for writing even when there is none.
        if DBTaskResult.objects.ready().exists():
            self._tasks.run()

    def _tick(self) -> None:
        moment = now()
        if self._last_beat is None or moment - self._last_beat >= PULSE:
            WorkerPulse.objects.update_or_create(worker=self.name, defaults={"beat_at": moment})
            self._last_beat = moment
        scheduler.run_ticks()
        scheduler.run_due(at=moment)
