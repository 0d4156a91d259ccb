"""What every address does with a request: HD2, HD3, HD4, SE7, PR2."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client, TestCase
from django.urls import reverse

from tests import world as worlds
from tests.architecture.test_access import addresses

from .rows import address_of, addresses_to_read, rows

# Who reads everything; the other roles with `make test-full`.
READERS = [
    pytest.param(role, marks=[] if role in {"anonymous", "mentee", "coordinator"} else [pytest.mark.full])
    for role in worlds.ROLES
]
DOOR = sorted(name for name in addresses() if name.startswith(("account_", "mfa_")))
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# What a downloaded file carries instead: it may do nothing at all.
OF_A_FILE = {"default-src": "'none'", "sandbox": ""}


def posts(world) -> list[str]:
    """Whatever takes a form: the rows of the table and every page of the door."""
    of_the_door = [
        reverse(name, kwargs={"uidb36": "x", "key": "y"} if name == "account_reset_password_from_key" else {})
        for name in DOOR
    ]
    return list(dict.fromkeys([address_of(row, world) for row in rows("post")] + of_the_door))


@pytest.mark.parametrize("role", ["anonymous", "mentee", "mentor", "administrator"])
def test_HD3_no_form_is_taken_without_its_token(role, world, client_in_role):
    """HD3: 403 for each POST without a token, whoever sends it."""
    signed_in = client_in_role(role)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies

    taken = {address: client.post(address, {}).status_code for address in posts(world)}

    # The link to end mails, which mail programs follow by themselves, is the one that may say so itself.
    assert {address: status for address, status in taken.items() if status != 403} == {}


def policy(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _blank, value in parts}


@dataclass
class Reading:
    """Somebody read every address of the portal once: the answers, what she carries, what changed meanwhile."""

    answers: dict
    cookies: set[str]
    changed: list[str]


@pytest.fixture(scope="module")
def _readings():
    return {}


@pytest.fixture(params=READERS)
def reading(request, _readings, world, client_in_role):
    role = request.param
    if role not in _readings:
        client = client_in_role(role)
        before = prints()
        # What is asked for as soon as the request is committed counts too.
        with TestCase.captureOnCommitCallbacks(execute=True):
            answers = {
                address: client.get(address)
                for address in addresses_to_read(world)
                if "/logout/" not in address
            }
        after = prints()
        changed = [label for label in before if before[label] != after[label]]
        _readings[role] = Reading(answers, set(client.cookies), changed)
    return _readings[role]


def test_HD2_PR1_every_answer_forbids_foreign_scripts_and_hosts(reading):
    """HD2, PR1: the same strict policy on every answer outside the back office; it names no host at all."""
    loose = {}
    for address, response in reading.answers.items():
        if address.startswith("/admin/"):
            continue
        given = policy(response)
        if given == OF_A_FILE and response["Content-Disposition"].startswith("attachment"):
            continue
        if {name: given.get(name) for name in STRICT} != STRICT or re.search(
            r"unsafe|https?:|\*|//", " ".join(given.values())
        ):
            loose[address] = given

    assert loose == {}


def test_HD4_reading_changes_nothing(reading):
    """HD4: every address read once, and every table is as it was."""
    assert reading.changed == []


def test_PR2_nobody_carries_more_than_three_cookies(reading):
    """PR2: session, form token, language; on all pages together."""
    allowed = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}

    assert reading.cookies <= allowed


FOREIGN = re.compile(
    r"<(?:link|script|img|iframe|source|video|audio|form|object|embed|use)\b[^>]*?"
    r"\b(?:src|href|srcset|action|data|poster)\s*=\s*[\"']?\s*(?:https?:)?//",
    re.IGNORECASE,
)


def test_PR1_no_template_and_no_style_names_a_foreign_host():
    """PR1: nothing is loaded from, or sent to, anybody else."""
    root = Path(settings.BASE_DIR)
    templates = [*(root / "templates").rglob("*.html"), *(root / "templates").rglob("*.svg")]
    styles = [*(root / "portal/static").rglob("*.css"), *(root / "portal/static").rglob("*.js")]
    assert len(templates) > 80 and len(styles) > 5

    foreign = [str(path.relative_to(root)) for path in templates if FOREIGN.search(path.read_text())]
    foreign += [
        str(path.relative_to(root))
        for path in styles
        if re.search(r"(?:url\(|@import|import\s|fetch\(|from\s)\s*[\"']?(?:https?:)?//", path.read_text())
    ]

    assert foreign == []


# What reading may leave behind: one's session, one's own reading marks, the record of who looked at what, last sign-in.
READING_LEAVES = {"sessions.Session", "accounts.Look"}
MARKS = {"accounts.Member": {"last_login"}, "notifications.Notification": {"read_at", "updated_at"}}


def prints() -> dict[str, str]:
    """A fingerprint of each table, without what reading may leave behind."""
    found = {}
    for model in apps.get_models():
        if model._meta.label in READING_LEAVES or not model._meta.managed or model._meta.proxy:
            continue
        fields = [
            field
            for field in model._meta.concrete_fields
            if field.name not in MARKS.get(model._meta.label, set())
        ]
        digest = hashlib.sha256()
        for values in model._base_manager.order_by("pk").values_list(*(field.attname for field in fields)):
            stored = [field.get_prep_value(value) for field, value in zip(fields, values, strict=True)]
            digest.update(repr(stored).encode())
        found[model._meta.label] = digest.hexdigest()
    assert len(found) > 60
    return found


def test_SE7_a_reader_gets_no_cookie(world, db):
    """SE7: a hundred readers of every page without a form leave no session and carry nothing away."""
    read = [address for address in addresses_to_read(world) if not address.startswith("/admin/")]
    sessions = Session.objects.count()
    given: dict[str, set] = {}
    for number in range(max(100, len(read))):
        address = read[number % len(read)]
        response = Client().get(address)
        if response.cookies:
            has_form = b'name="csrfmiddlewaretoken"' in response.content
            given[address] = set(response.cookies)
            assert has_form or response.status_code != 200, f"{address} sets {set(response.cookies)}"
            assert "no-store" in response.get("Cache-Control", "") or response.status_code != 200

    assert {address: names for address, names in given.items() if names != {settings.CSRF_COOKIE_NAME}} == {}
    assert Session.objects.count() == sessions


# Which lines of a public checklist somebody ticked, by their anchors: hers alone, nothing about her, and she can clear it.
KEPT_IN_THE_BROWSER = {"checklist.js"}


def test_PR2_our_scripts_keep_nothing_in_the_browser_but_what_they_must():
    """PR2: no script writes into a store that outlives the window, but for the ticks of a checklist."""
    scripts = list((Path(settings.BASE_DIR) / "portal/static/js").rglob("*.js"))
    assert len(scripts) >= 3

    assert [
        path.name
        for path in scripts
        if re.search(r"localStorage|indexedDB|document\.cookie", path.read_text())
        and path.name not in KEPT_IN_THE_BROWSER
    ] == []
