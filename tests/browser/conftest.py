"""The running portal, as `make run` starts it, a real mail server, and a real browser."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import expect

from tests import services

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# In milliseconds. Other tests run beside these; what stands is seen at once, so patience costs nothing.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.browser)


class Letterbox:
    """An SMTP handler that keeps what arrives."""

    def __init__(self):
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server, session, envelope):
        letter = message_from_bytes(envelope.content, policy=default)
        self.letters.append(letter)
        return "250 OK"

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if address in letter["To"]]


@dataclass
class Portal:
    """A portal that runs: where it is, what it mailed, what its demo accounts are."""

    url: str
    letters: Letterbox
    data: Path
    accounts: dict = field(default_factory=dict)

    def wait_for_letter(self, page, address: str, count: int = 1, seconds: int = 20) -> EmailMessage:
        """The newest letter to this address, once at least `count` have come."""
        for _ in range(seconds * 10):
            if len(self.letters.to(address)) >= count:
                return self.letters.to(address)[-1]
            page.wait_for_timeout(100)
        raise AssertionError(f"no letter number {count} to {address} within {seconds} s")

    def manage(self, *arguments: str) -> str:
        """Run a management command on the portal's data."""
        return self.run("manage.py", *arguments)

    def run(self, *arguments: str) -> str:
        """Run a program of ours on the portal's data."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    environment: dict = field(default_factory=dict)


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """The real thing: real migrations, the demo, one process, mails by SMTP."""
    data = tmp_path_factory.mktemp("portal")
    letters = Letterbox()
    mail = Controller(letters, hostname="127.0.0.1", port=services.free_port())
    mail.start()
    port = services.free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "PORTAL_DATA_DIR": str(data),
        "PORTAL_PUBLIC_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}",
        "DATABASE_URL": f"sqlite:///{data / 'portal.sqlite3'}",
        "REDIS_URL": "",
    }
    running = Portal(url=f"http://localhost:{port}", letters=letters, data=data, environment=environment)
    running.manage("migrate", "-v0")
    running.manage("load_demo")
    running.run("-m", "tests.browser.furnish")
    log = (data / "serve.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        services.wait_for(port, seconds=60)
        yield running
    finally:
        server.terminate()
        server.wait(timeout=30)
        mail.stop()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    binary = os.environ.get("TEST_CHROMIUM") or services.chromium()
    if not binary:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=binary,
            args=[
                *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
                *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
            ],
        )
        yield browser
        browser.close()


class Visit:
    """One person's browser window, which notes whatever a page must not do."""

    def __init__(
        self, chromium, portal, *, viewport=DESK, scheme="light", locale="de-DE", state=None, scripts=True
    ):
        self.portal = portal
        self.problems: list[str] = []
        self.foreign: list[str] = []
        self.templates: set[str] = set()
        self.context = chromium.new_context(
            viewport=viewport,
            color_scheme=scheme,
            locale=locale,
            storage_state=state,
            java_script_enabled=scripts,
            base_url=portal.url,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE)
        # A page of the back office with everything on it takes its time while other tests run beside it.
        self.context.set_default_navigation_timeout(60_000)
        self.page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.problems.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _heard(self, message):
        # A refusal that a test provokes on purpose is an answer, not a mistake of the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"{self.page.url}: {message.text}")

    def _asked(self, request):
        if not request.url.startswith((self.portal.url, "data:", "blob:", "about:")):
            self.foreign.append(request.url)

    def _answered(self, response):
        named = response.headers.get("x-templates", "")
        if named and response.request.is_navigation_request():
            self.templates = set(named.split(","))
        if response.status >= 500:
            self.problems.append(f"{response.status} at {response.url}")

    def open(self, address: str):
        self.page.goto(address)
        return self.page

    def axe(self) -> list[str]:
        """What axe-core finds, one line each."""
        # The policy of our pages lets in no script from outside; the tester's own comes through the debugger.
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("tags => axe.run(document, {runOnly: tags})", AXE_TAGS)
        return [
            f"{broken['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
            for broken in found["violations"]
            for node in broken["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def close(self):
        self.context.close()


@pytest.fixture
def visit(chromium, portal):
    """Opens windows and, at the end, asks each of them whether all was well (PR1, HD2)."""
    opened: list[Visit] = []

    def make(**how) -> Visit:
        window = Visit(chromium, portal, **how)
        opened.append(window)
        return window

    yield make
    problems = [problem for window in opened for problem in window.problems]
    foreign = [address for window in opened for address in window.foreign]
    for window in opened:
        window.close()
    assert problems == []
    assert foreign == [], "a request left for somebody else"


@pytest.fixture(scope="session")
def signed_in(chromium, portal):
    """The state of a window in which a demo account is signed in: `signed_in("mentee")`. Signs in once each."""
    states: dict[str, dict] = {}

    def state_of(role: str) -> dict | None:
        if role == "visitor":
            return None
        if role not in states:
            window = Visit(chromium, portal)
            sign_in(window.page, demo_account(portal, role))
            states[role] = window.context.storage_state()
            window.close()
        return states[role]

    return state_of


def demo_account(portal: Portal, name: str) -> dict:
    """The demo account of this name (`iryna.savchuk`): email, password and, for staff, unused recovery codes."""
    if not portal.accounts:
        listed = json.loads(portal.manage("demo_accounts", "--json"))
        portal.accounts.update({account["email"].split("@")[0]: account for account in listed})
    known = {"email": f"{name}@example.org", "password": next(iter(portal.accounts.values()))["password"]}
    return portal.accounts.setdefault(name, {**known, "recovery_codes": []})


def sign_in(page, account: dict, language: str = "de") -> None:
    """As a person does it: address, password and, for staff, a recovery code."""
    page.goto(f"/{language}/accounts/login/")
    page.fill("input[name=login]", account["email"])
    page.fill("input[name=password]", account["password"])
    page.click("main form:has(input[name=password]) button[type=submit]")
    page.wait_for_load_state()
    if account["recovery_codes"]:
        page.fill("input[name=code]", account["recovery_codes"].pop(0))
        page.click("main form:has(input[name=code]) button[type=submit]")
        page.wait_for_load_state()
    assert not re.search(r"/accounts/(login|2fa/auth)", page.url), page.url
