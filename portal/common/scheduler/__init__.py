"""Jobs by the clock: `@every(minutes=10)` in an app's `tasks.py`, run by the worker, once however many there are.

    @every(hours=1)
    def forget_old_drafts(): ...

A job is short, safe to run twice, and takes no arguments; long work enqueues a task. What shall be noticed within a second,
and asks no database for it, is an `@each_tick`: it leaves no row and may run in every worker.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction

from portal.common.clock import now

logger = logging.getLogger(__name__)

EPOCH = datetime(2024, 1, 1, tzinfo=UTC)  # a Monday: weekly jobs run in the night to Monday


@dataclass(frozen=True)
class Job:
    name: str
    period: timedelta
    act: Callable[[], object]

    def slot(self, *, at: datetime) -> datetime:
        """The beginning of the stretch of time in which `at` lies."""
        return at - (at - EPOCH) % self.period


jobs: dict[str, Job] = {}
# What this process already knows to be taken, so that a tick of the clock asks the database only when a slot begins.
_seen: dict[str, datetime] = {}


def every(**period: float) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Run the function once in each stretch of time: `@every(minutes=5)`, `@every(days=1)`."""

    def declare(act: Callable[[], object]) -> Callable[[], object]:
        name = f"{act.__module__}.{act.__qualname__}"
        jobs[name] = Job(name, timedelta(**period), act)
        return act

    return declare


# What every worker looks at with each tick of its clock.
ticks: list[Callable[[], object]] = []


def each_tick(act: Callable[[], object]) -> Callable[[], object]:
    """Run the function about once a second in every worker: a look into the cache, no more, while there is nothing to do."""
    ticks.append(act)
    return act


def run_ticks() -> None:
    """One tick of the clock."""
    for act in ticks:
        try:
            act()
        except Exception:
            # Looked at again in a second; one that stumbles must not stop the others.
            logger.exception("tick_failed", extra={"job": f"{act.__module__}.{act.__qualname__}"})


def run_due(*, at: datetime | None = None) -> list[str]:
    """Run every job whose slot nobody has taken yet; returns the names of those that this call ran."""
    moment = at or now()
    ran = []
    for job in list(jobs.values()):
        slot = job.slot(at=moment)
        if _seen.get(job.name) == slot:
            continue
        if run := _take(job, slot):
            _run(job, run)
            ran.append(job.name)
        _seen[job.name] = slot
    return ran


def forget_seen() -> None:
    """Start as a fresh process does, without knowledge of what others ran."""
    _seen.clear()


def _take(job: Job, slot: datetime):
    """The row that says "this run is mine", or nothing when another worker has it."""
    from .models import JobRun

    if JobRun.objects.filter(job=job.name, slot=slot).exists():
        return None
    try:
        with transaction.atomic():
            return JobRun.objects.create(job=job.name, slot=slot)
    except IntegrityError:
        return None


def _run(job: Job, run) -> None:
    try:
        job.act()
    except Exception as error:
        # One broken job must not stop the others; the next slot tries again.
        logger.exception("job_failed", extra={"job": job.name})
        run.failure = type(error).__name__
    run.finished_at = now()
    run.save(update_fields=["finished_at", "failure", "updated_at"])
