"""A member opens a small group, lets people in by three doors, shares a paper, and changes the house rules."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from community.spaces.models import Space
from portal.accounts.services import tie
from tests.factories.files import pdf, upload
from tests.mail import sent_mails


@pytest.fixture
def iryna(make_member):
    return make_member(given_name="Iryna", family_name="Savchuk", language="uk")


@pytest.fixture
def oksana(make_member, iryna):
    """The two know each other from a programme."""
    someone = make_member(given_name="Oksana", family_name="Melnyk", shown_as="full", language="uk")
    tie(a=iryna, b=someone, kind="programme")
    return someone


def words(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def link_of(page: str, label: str) -> str:
    found = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>(?:<[^>]+>)*\s*{re.escape(label)}', page)
    assert found, f"no link that says {label!r}"
    return found[1]


def form_to(page: str, end: str) -> str:
    found = re.search(rf'action="([^"]*{end})"', page)
    assert found, f"no form that leads to {end}"
    return found[1]


def test_a_member_opens_a_small_group_and_people_come_in(
    iryna, oksana, make_member, client_of, django_capture_on_commit_callbacks
):
    hers = client_of(iryna)

    # She opens it in her language; the house rules stand there already.
    door = words(hers.get("/uk/community/"))
    page = words(hers.get(link_of(door, "Відкрити простір")))
    assert "ставляться однаково" in page
    answer = hers.post(
        "/uk/community/open-a-space/",
        {"name_uk": "Вівторкове коло", "kind": "closed", "language": "uk", "house_rules_uk": "Слухаємо."},
        follow=True,
    )
    assert "Ви ним опікуєтеся" in words(answer)
    group = Space.objects.get()
    with translation.override("uk"):
        home, invite, requests, settings = (
            reverse(f"spaces:{name}", args=[group.slug])
            for name in ("space_detail", "invite", "request_list", "space_settings")
        )

    # The first door: she invites somebody she knows, by her name.
    found = words(hers.get(invite, {"name": "Melnyk"}))
    assert "Oksana Melnyk" in found
    hers.post(form_to(found, "/invite/name/"), {"member": oksana.pk})
    theirs = client_of(oksana)
    invitation = link_of(words(theirs.get("/uk/community/")), "Переглянути запрошення")
    theirs.post(invitation, {"accepts_house_rules": "on", "is_listed": "on"})
    assert "Ви можете писати" in words(theirs.get(home))

    # The second: somebody without an account gets a mail that names nothing, opens one and finds the invitation.
    with django_capture_on_commit_callbacks(execute=True):
        hers.post(form_to(found, "/invite/address/"), {"email": "halyna@example.net", "language": "uk"})
    mail = sent_mails()[-1]
    assert "Вівторкове" not in mail.subject + mail.text
    halyna = client_of(make_member(email="halyna@example.net", given_name="Halyna"))
    halyna.post(mail.links[0].partition("example.org")[2] or mail.links[0], {"accepts_house_rules": "on"})
    assert group.memberships.count() == 3

    # The third: somebody asks, with a sentence, and is let in.
    samira = client_of(make_member(given_name="Samira"))
    samira.post(
        form_to(words(samira.get(home)), "/ask/"), {"words": "Чи можна?", "accepts_house_rules": "on"}
    )
    waiting = words(hers.get(requests))
    assert "Чи можна?" in waiting
    hers.post(form_to(waiting, r"/requests/[0-9a-f-]{36}/"), {"answer": "yes"})
    assert group.memberships.count() == 4

    # They share a paper.
    with translation.override("uk"):
        documents = reverse("spaces:document_list", args=[group.slug])
    theirs.post(f"{documents}new/", {"title": "Слова", "upload": upload("slova.pdf", pdf())})
    assert "Слова" in words(samira.get(documents))

    # New house rules: everybody reads on and says yes once more before she writes.
    hers.post(
        settings, {"name_uk": "Вівторкове коло", "kind": "closed", "house_rules_uk": "Слухаємо й дякуємо."}
    )
    changed = words(theirs.get(home))
    rules = words(theirs.get(link_of(changed, "Прочитати правила")))
    assert "Слухаємо й дякуємо." in rules
    assert theirs.get(f"{documents}new/").status_code == 404
    theirs.post(f"{home}house-rules/", {"version": 2, "accepts_house_rules": "on"})
    assert theirs.get(f"{documents}new/").status_code == 200
