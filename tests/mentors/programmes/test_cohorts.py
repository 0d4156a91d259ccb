"""Where a cohort stands follows from the clock."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from mentors.programmes.models import Cohort
from mentors.programmes.services import join_cohort, leave_cohort
from portal.accounts.audiences import audiences_of
from tests.factories.programmes import make_cohort, make_programme


@pytest.fixture
def cohort(organisation):
    return make_cohort(
        make_programme(organisation),
        applications_open_at=datetime(2026, 3, 1, 8, tzinfo=UTC),
        applications_close_at=datetime(2026, 3, 31, 22, tzinfo=UTC),
        starts_on=date(2026, 4, 20),
        ends_on=date(2026, 10, 20),
    )


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (datetime(2026, 2, 28, 23, tzinfo=UTC), "planned"),
        (datetime(2026, 3, 1, 8, tzinfo=UTC), "open"),
        (datetime(2026, 3, 31, 21, 59, tzinfo=UTC), "open"),
        (datetime(2026, 3, 31, 22, tzinfo=UTC), "matching"),
        (datetime(2026, 4, 20, 0, tzinfo=UTC), "running"),
        (datetime(2026, 10, 20, 23, tzinfo=UTC), "running"),
        (datetime(2026, 10, 21, 0, tzinfo=UTC), "ended"),
    ],
)
def test_the_state_follows_the_dates(cohort, moment, state):
    assert cohort.state(at=moment) == state


def test_the_window_can_be_asked_of_the_database(cohort):
    before, within = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 15, tzinfo=UTC)

    assert not Cohort.objects.open_for_applications(at=before).exists()
    assert Cohort.objects.open_for_applications(at=within).get() == cohort


def test_applications_cannot_close_before_they_open(cohort):
    cohort.applications_close_at = cohort.applications_open_at
    with pytest.raises(IntegrityError), transaction.atomic():
        cohort.save()


def test_whoever_takes_part_belongs_to_the_cohorts_audience(cohort, member):
    join_cohort(cohort=cohort, member=member, part="mentee")
    join_cohort(cohort=cohort, member=member, part="mentee")

    assert cohort.people.count() == 1
    assert f"cohort:{cohort.pk}" in audiences_of(member)

    leave_cohort(cohort=cohort, member=member, part="mentee")

    assert f"cohort:{cohort.pk}" not in audiences_of(member)
