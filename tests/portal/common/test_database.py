from django.db import transaction

from portal.common.clock import now
from portal.common.scheduler.models import WorkerPulse

WRITERS, WRITES = 8, 200


def test_RE2_eight_processes_write_1600_times_to_sqlite_and_none_is_locked(file_database):
    """RE2"""
    written = file_database(WorkerPulse).run_in_processes(WRITERS, _write)
    assert sum(written) == WRITERS * WRITES


def _write(number):
    """Read, then write in one transaction: the pattern that fails at once when transactions begin as readers."""
    for turn in range(WRITES):
        with transaction.atomic():
            known = WorkerPulse.objects.filter(worker=f"{number}").count()
            WorkerPulse.objects.update_or_create(worker=f"{number}", defaults={"beat_at": now()})
            WorkerPulse.objects.create(worker=f"{number}-{turn}", beat_at=now())
            assert known == (turn > 0)
    return WorkerPulse.objects.filter(worker__startswith=f"{number}-").count()
