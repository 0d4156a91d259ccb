"""AN2 with three workers: they count together, because the count lies in Redis and not in one of them."""

import contextlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection

from portal.accounts.services import confirm_address
from tests.services import free_port, redis, wait_for

from .conftest import PASSWORD

pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]
TRIES = 30
TOKEN = "t" * 32


@pytest.fixture
def workers():
    """Three workers behind one port, on the database of this test; yields the address."""
    if connection.vendor != "sqlite":
        pytest.skip("the workers open the file of this test")
    with redis() as url:
        if url is None:
            pytest.skip("no Redis server and no binary")
        port = free_port()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.config.settings.dev",
            "DEBUG": "0",
            "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
            "PORTAL_DATA_DIR": str(settings.DATA_DIR),
            "REDIS_URL": url,
        }
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "uvicorn", "portal.config.asgi:application", "--workers", "3"),
                *("--port", str(port), "--lifespan", "off", "--log-level", "warning"),
            ],
            cwd=settings.BASE_DIR,
            env=environment,
        )
        try:
            wait_for(port, seconds=60)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def try_password(base: str, email: str, password: str) -> str:
    request = Request(
        f"{base}/de/accounts/login/",
        urlencode({"login": email, "password": password, "csrfmiddlewaretoken": TOKEN}).encode(),
        {"Cookie": f"csrftoken={TOKEN}", "Connection": "close"},
    )
    with contextlib.closing(urlopen(request, timeout=60)) as answer:
        return answer.read().decode()


def counted(base: str, attempts: list[tuple[str, str]]) -> int:
    """How many of the attempts were taken before the portal said: too often."""

    def taken(attempt) -> bool:
        try:
            return "fünf Minuten" not in try_password(base, *attempt)
        except HTTPError as answer:
            assert answer.code == 429, answer.code
            return False

    with ThreadPoolExecutor(6) as people:
        return sum(people.map(taken, attempts))


def test_AN2_three_workers_take_five_for_an_account_and_ten_for_an_address(workers, make_member):
    known = make_member(email="olena@example.org")
    known.password = Argon2PasswordHasher().encode(PASSWORD, "salz und sand")
    known.save()
    confirm_address(member=known)

    assert counted(workers, [(known.email, f"wrong {number}") for number in range(TRIES)]) <= 5
    # Not even the right password is taken now: by the account's limit, or by the address's, which counted along.
    assert counted(workers, [(known.email, PASSWORD)]) == 0
    rest = counted(workers, [(f"nobody{number}@example.org", "wrong") for number in range(TRIES)])
    assert rest <= 5  # ten a minute for one address, and five are spent
