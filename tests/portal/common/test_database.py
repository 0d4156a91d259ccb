import pytest
from django.db import connection, transaction

from portal.common.clock import now
from portal.common.scheduler.models import WorkerPulse
from portal.common.tasks import learn_the_tables

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


@pytest.mark.django_db
def test_sqlite_has_looked_at_its_tables_after_the_daily_job():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL looks at its tables by itself.")
    WorkerPulse.objects.create(worker="one", beat_at=now())

    learn_the_tables()

    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = %s", [WorkerPulse._meta.db_table])
        assert cursor.fetchone() == (1,)
