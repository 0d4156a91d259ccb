import pytest
from django.core.mail import send_mail
from django.test import Client

from portal.common import health
from portal.common.clock import now
from portal.common.outbox.models import OutgoingMail
from portal.common.scheduler.models import WorkerPulse

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    return WorkerPulse.objects.create(worker="a", beat_at=now())


def ask():
    response = Client().get("/health/")
    return response.status_code, response.json()


def test_RE15_all_is_well_and_nothing_else_is_said(worker):
    """RE15"""
    parts = {"database": "ok", "cache": "ok", "mail": "ok", "worker": "ok"}
    assert ask() == (200, {"status": "ok", "parts": parts})


def test_RE15_pages_are_served_without_a_worker_but_somebody_should_look():
    """RE15"""
    status, said = ask()
    assert (status, said["status"], said["parts"]["worker"]) == (200, "degraded", "degraded")


def test_RE5_a_mail_in_trouble_is_seen(worker):
    """RE5: the queue is visible."""
    send_mail("S", "T", None, ["olena@example.org"])
    assert ask()[1]["parts"]["mail"] == "ok"
    OutgoingMail.objects.update(state=OutgoingMail.State.GIVEN_UP)
    assert ask()[1]["parts"]["mail"] == "degraded"


def test_RE15_without_a_database_it_says_down(worker, monkeypatch):
    """RE15"""

    def broken():
        raise ConnectionError("host=10.0.0.1 password=secret")

    monkeypatch.setitem(health.QUESTIONS, "database", broken)
    status, said = ask()
    assert (status, said["status"], "secret" in str(said)) == (503, "down", False)
