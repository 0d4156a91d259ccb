"""The words of the stories: a person opens pages, follows links, presses buttons, and gets letters."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client


class Person:
    """Somebody with a browser and a mailbox. `page` is what she has in front of her."""

    def __init__(self, email, client, post_office):
        self.email = email
        self.client = client
        self.post_office = post_office
        self.address = "/"
        self.page = BeautifulSoup("", "html.parser")

    def opens(self, address: str) -> "Person":
        """Open an address, also one out of a letter, and be led on."""
        return self._arrives(self.client.get(_path(address), follow=True))

    def is_refused(self, address: str) -> bool:
        """Whether the portal behaves as if there were no such page."""
        return self.client.get(_path(address)).status_code == 404

    def follows(self, words: str) -> "Person":
        """Click on the first link that says these words."""
        for link in self.page.find_all("a", href=True):
            if words in _text(link):
                return self.opens(urljoin(self.address, link["href"]))
        raise AssertionError(f"no link says “{words}” at {self.address}: {self}")

    def link_to(self, part: str) -> str:
        """Where the first link leads whose address has this part."""
        return self.page.find("a", href=re.compile(re.escape(part)))["href"]

    def presses(self, button: str, **fields) -> "Person":
        """Fill in the form that has this button and send it, with whatever else stood in it."""
        pressed = self._button(button)
        form = pressed.find_parent("form")
        names = {
            field["name"] for field in form.find_all(["input", "select", "textarea"], attrs={"name": True})
        }
        unknown = {name for name in fields if name not in names}
        assert not unknown, f"the form at {self.address} has no field {sorted(unknown)}"
        sent = _filled_in(form)
        if pressed.get("name"):
            sent[pressed["name"]] = pressed.get("value", "")
        target = urljoin(self.address, form.get("action") or self.address)
        with self.post_office.commits(execute=True):
            return self._arrives(self.client.post(target, {**sent, **fields}, follow=True))

    def reads(self, words: str) -> bool:
        """Whether these words stand on the page in front of her."""
        return " ".join(words.split()) in _text(self.page)

    def has_button(self, words: str) -> bool:
        return any(words in _text(button) for button in self.page.find_all("button"))

    def letters(self) -> list:
        """All letters that came to her, oldest first."""
        return [mail for mail in self.post_office.brings() if self.email in mail.recipients]

    def letter(self):
        """The newest letter."""
        letters = self.letters()
        assert letters, f"no letter came to {self.email}"
        return letters[-1]

    def picture(self, alt: str = "") -> bytes:
        """The first private picture on the page, as it is served to her."""
        image = self.page.find("img", src=re.compile(r"/files/"))
        assert image, f"no picture at {self.address}"
        answer = self.client.get(image["src"])
        assert answer.status_code == 200
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    def _button(self, words: str):
        for button in self.page.find_all("button"):
            if words in _text(button):
                return button
        raise AssertionError(f"no button says “{words}” at {self.address}: {self}")

    def _arrives(self, response) -> "Person":
        assert response.status_code == 200, f"{response.status_code} at {response.request['PATH_INFO']}"
        query = response.request["QUERY_STRING"]
        self.address = response.request["PATH_INFO"] + (f"?{query}" if query else "")
        self.page = BeautifulSoup(response.content, "html.parser")
        return self

    def __str__(self):
        return _text(self.page.main or self.page)


class PostOffice:
    """The outbox, which sends when something is settled, and the mail server at the other end."""

    def __init__(self, server, commits):
        self.server = server
        self.commits = commits

    def brings(self) -> list:
        from tests.mail import sent_mails

        sent_mails()
        return self.server.mails


@pytest.fixture
def post_office(mail_server, django_capture_on_commit_callbacks):
    return PostOffice(mail_server, django_capture_on_commit_callbacks)


@pytest.fixture
def person(db, client_of, make_member, post_office, settings, tmp_path):
    """`person("iryna")` has an account and is signed in; `person("daryna", account=False)` is yet to come."""
    settings.PRIVATE_ROOT = tmp_path / "private"

    def somebody(name: str, *, account: bool = True, second_factor: bool = False, prepare=None, **fields):
        email = f"{name}@example.org"
        client = Client()
        if account:
            member = make_member(email=email, given_name=name.title(), language="de", **fields)
            if prepare:
                prepare(member)
            client = client_of(member, second_factor=second_factor)
        return Person(email, client, post_office)

    return somebody


@pytest.fixture
def coordinator_of(person):
    """`coordinator_of(organisation, "karin")`: signed in, with her second factor."""
    from portal.accounts.services import grant_role

    def appoint(organisation, name: str) -> Person:
        return person(
            name,
            second_factor=True,
            prepare=lambda member: grant_role(member=member, role="coordinator", organisation=organisation),
        )

    return appoint


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _text(element) -> str:
    return " ".join(element.get_text(" ").split())


def _filled_in(form) -> dict:
    """What a browser would send if nobody changed anything."""
    sent = {}
    for field in form.find_all("input", attrs={"name": True}):
        kind = field.get("type", "text")
        if kind in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                sent.setdefault(field["name"], []).append(field.get("value", "on"))
        elif kind != "file":
            sent[field["name"]] = field.get("value", "")
    for field in form.find_all("textarea", attrs={"name": True}):
        sent[field["name"]] = field.get_text().removeprefix("\n")
    for field in form.find_all("select", attrs={"name": True}):
        chosen = field.find("option", selected=True) or field.find("option")
        sent[field["name"]] = chosen.get("value", "") if chosen else ""
    return sent
