"""PR6: what is kept for a time goes to the day, in small batches, and goes on where a night was cut short."""

from datetime import timedelta

import pytest

from mentors.matching.models import Application
from mentors.matching.services import attach_file, withdraw_application
from mentors.programmes.models import AnswerSheet
from portal.accounts.models import Consent, Look
from portal.accounts.services import give_consent, record_look, withdraw_consent
from portal.common import retention, tasks
from portal.common.clock import now
from portal.common.files.models import StoredFile
from portal.common.scheduler import jobs
from portal.notifications.models import Notification
from tests.factories import files
from tests.factories.directory import make_listed_mentor
from tests.factories.matching import make_application, make_draft, make_forms
from tests.factories.programmes import make_programme

THREE_YEARS, SIX_MONTHS, A_YEAR = (timedelta(days=days) for days in (3 * 365, 183, 365))
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"


@pytest.fixture
def profile(organisation):
    programme = make_programme(organisation)
    make_forms(programme)
    return make_listed_mentor(programme, places=5)


def test_PR6_a_consent_goes_three_years_after_it_was_taken_back_and_a_standing_one_stays(member):
    moment = now()
    give_consent(member=member, kind="terms", version="1")
    for scope, age in (("old", THREE_YEARS + A_DAY), ("young", THREE_YEARS - A_DAY)):
        give_consent(member=member, kind="listing", version="1", scope=scope, at=moment - age - A_DAY)
        withdraw_consent(member=member, kind="listing", scope=scope, at=moment - age)

    first, second = retention.keep_terms(at=moment), retention.keep_terms(at=moment)

    assert (first, second) == ({"accounts.Consent": 1}, {})
    assert set(Consent.objects.values_list("scope", flat=True)) == {"", "young"}


def test_PR6_a_look_goes_after_a_year(member, make_member):
    looks = [record_look(by=make_member(), subject=member, what="cv", reason="x") for _ in range(2)]
    Look.objects.filter(pk=looks[0].pk).update(at=now() - A_YEAR - A_DAY)

    retention.keep_terms()

    assert list(Look.objects.all()) == [looks[1]]


@pytest.mark.parametrize(("age", "left"), [(SIX_MONTHS - A_DAY, 1), (SIX_MONTHS + A_DAY, 0)])
def test_PR6_an_application_without_a_yes_goes_after_six_months_with_all_that_hangs_on_it(
    profile, member, age, left, django_capture_on_commit_callbacks
):
    application = make_application(profile, member)
    attach_file(application=application, name="cv", upload=files.upload("cv.pdf", files.pdf()))
    withdraw_application(application=application, at=now() - age)
    sheet = application.answers_id

    with django_capture_on_commit_callbacks(execute=True):
        retention.keep_terms()

    assert (Application.objects.count(), AnswerSheet.objects.filter(pk=sheet).count()) == (left, left)
    assert StoredFile.objects.count() == 0
    if not left:
        assert not Notification.objects.filter(
            about=f"mentors_matching.application:{application.pk}"
        ).exists()


def test_PR6_a_draft_goes_six_months_after_she_last_wrote_at_it_and_a_waiting_one_stays(
    profile, member, make_member
):
    left_alone, still_written = make_draft(profile, member), make_draft(profile, make_member())
    waiting = make_application(profile, make_member())
    old = now() - SIX_MONTHS - A_DAY
    Application.objects.filter(pk__in=[left_alone.pk, waiting.pk]).update(updated_at=old, submitted_at=old)

    retention.keep_terms()

    assert set(Application.objects.all()) == {still_written, waiting}


def test_batches_are_small_and_a_night_that_is_cut_short_goes_on(member, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    moment = now()
    for number in range(5):
        give_consent(
            member=member, kind="listing", version="1", scope=str(number), at=moment - 2 * THREE_YEARS
        )
    withdraw_consent(member=member, kind="listing", at=moment - THREE_YEARS - A_DAY)
    deleted = []
    simply = Consent.objects.none().__class__.delete

    def cut_short(queryset):
        if len(deleted) == 1:
            deleted.append("cut")
            raise ConnectionError("the machine went down, and a CANARY with it")
        deleted.append(queryset.count())
        return simply(queryset)

    monkeypatch.setattr(Consent.objects.none().__class__, "delete", cut_short)
    with pytest.raises(retention.NotLetGo):
        retention.keep_terms(at=moment)
    assert Consent.objects.count() == 3
    retention.keep_terms(at=moment)

    assert Consent.objects.count() == 0
    assert deleted == [2, "cut", 2, 1]


def test_one_that_fails_stops_no_other_and_is_named_without_its_words(member, monkeypatch, caplog):
    record_look(by=member, subject=member, what="cv", reason="x")
    Look.objects.update(at=now() - A_YEAR - A_DAY)
    broken = next(each for each in retention.declarations() if each.model is Consent)

    def fail(at):
        raise ValueError("CANARY")

    monkeypatch.setitem(broken.__dict__, "over", fail)
    with pytest.raises(retention.NotLetGo, match="accounts.Consent"):
        retention.keep_terms()

    assert Look.objects.count() == 0
    assert "CANARY" not in caplog.text


def test_the_job_runs_every_night():
    assert jobs[f"{tasks.__name__}.let_go_what_is_over"].period == A_DAY
