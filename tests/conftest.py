"""What every test may ask for: people, organisations, and clients that are signed in."""

import itertools
import time

import pytest
from django.test import Client
from django.utils import translation

from tests.mail import MailServer

_count = itertools.count(1)


@pytest.fixture(autouse=True)
def _as_in_life(settings):
    """Mail goes through the outbox (pytest-django would take another way), and no test sees another's cache."""
    from django.core.cache import caches

    settings.EMAIL_BACKEND = "portal.common.outbox.backend.OutboxBackend"
    for name in settings.CACHES:
        caches[name].clear()
    # A request before may have left its language behind.
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def mail_server(settings):
    """A real SMTP server on a free port, to which the outbox delivers; it can be stopped and started."""
    server = MailServer()
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    server.start()
    yield server
    server.stop()


@pytest.fixture
def file_database(tmp_path, django_db_blocker):
    """A real database file for several processes: `file_database(JobRun).run_in_processes(8, act)`."""
    from tests.processes import FileDatabase

    with django_db_blocker.unblock():
        yield lambda *models: FileDatabase(tmp_path, models)


@pytest.fixture
def make_member(db):
    """A maker of members: `make_member(given_name="Olena")`. Consented and welcomed unless told otherwise."""
    from portal.accounts.models import Member
    from portal.common.clock import now

    def make(**fields):
        number = next(_count)
        fields.setdefault("email", f"member{number}@example.org")
        fields.setdefault("given_name", f"Name{number}")
        fields.setdefault("family_name", "Muster")
        fields.setdefault("welcomed_at", now())
        password = fields.pop("password", None)
        return Member.objects.create_user(password=password, **fields)

    return make


@pytest.fixture
def member(make_member):
    return make_member(given_name="Olena")


@pytest.fixture
def make_organisation(db):
    from portal.accounts.models import Organisation

    def make(name="Universität Halmstein", kind="university", **fields):
        number = next(_count)
        return Organisation.objects.create(name=name, slug=f"organisation-{number}", kind=kind, **fields)

    return make


@pytest.fixture
def organisation(make_organisation):
    return make_organisation()


@pytest.fixture
def make_coordinator(make_member):
    """A member who coordinates the programmes of one organisation."""
    from portal.accounts.services import grant_role

    def make(organisation, **fields):
        coordinator = make_member(**fields)
        grant_role(member=coordinator, role="coordinator", organisation=organisation)
        return coordinator

    return make


@pytest.fixture
def coordinator(make_coordinator, organisation):
    return make_coordinator(organisation, given_name="Karin")


@pytest.fixture
def editor(make_member):
    """A member who writes the pages, in a portal that has its home pages and groups."""
    from portal.accounts.services import grant_role
    from portal.front.start import make_start

    make_start()
    editor = make_member(given_name="Edda")
    grant_role(member=editor, role="editor")
    return editor


@pytest.fixture
def client_of():
    """A client signed in as a member: `client_of(member).get(...)`; staff pages also ask for a second factor."""

    def sign_in(member, *, second_factor=False):
        client = Client()
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        if second_factor:
            session = client.session
            session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
            session["account_authentication_methods_user"] = str(member.pk)
            session.save()
        return client

    return sign_in


@pytest.fixture
def run_tasks(db):
    """Do what was enqueued, as the worker would, until nothing is left: `run_tasks()`. A task that fails, fails the test."""
    from django_tasks_db.models import DBTaskResult

    def run():
        # Not through the worker: it closes the connection on which this test's transaction stands.
        while row := DBTaskResult.objects.ready().first():
            row.set_successful(row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"]))

    return run
