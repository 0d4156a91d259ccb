"""IN1 over the whole portal: whatever people write stays words on every page that shows it."""

import itertools
import re
import uuid

import pytest
from django.urls import reverse

from portal.accounts.models import CareerStation
from portal.accounts.services import record_look
from tests.hostile.harm import harm_in
from tests.hostile.lists import payloads

from .rows import addresses_to_read
from .texts import models_with_texts, write_everywhere

# A form refuses the null character by itself; what stands around it is tried.
ALL = "\n\n".join(payloads()).replace("\x00", "")
ARRIVED = "alert(1)"


def pages_for(client, world):
    """Every address of the portal as one person sees it: (address, html)."""
    for address in addresses_to_read(world):
        if not address.startswith("/admin/") and "/logout/" not in address:
            response = client.get(address)
            if response.status_code == 200 and "html" in response.get("Content-Type", ""):
                yield address, response.content.decode()


DESKS = ("applications", "mentor-profiles", "users", "organisations", "roles", "topics")


def back_office(client, world):
    """The desks of coordinators and administrators, their lists and what these lead to: (kind, html)."""
    waiting = ["/admin/", *(f"/admin/{desk}/" for desk in DESKS)]
    waiting += [f"/admin/applications/{world.things['waiting_application'].pk}/"]
    waiting += [f"/admin/mentor-profiles/{world.things['submitted_profile'].pk}/"]
    seen = set()
    while waiting:
        address = waiting.pop(0)
        response = client.get(address)
        match = response.resolver_match
        if response.status_code != 200 or match.view_name in seen:
            continue
        seen.add(match.view_name)
        html = response.content.decode()
        yield match.view_name, html
        links = dict.fromkeys(re.findall(rf'href="(/admin/(?:{"|".join(DESKS)})/[^"?#]+/)"', html))
        waiting += [link for link in links if link not in waiting]


def send(client, address, words) -> None:
    answer = client.post(address, words)
    form = answer.context and answer.context.get("form")
    assert answer.status_code == 302, (address, answer.status_code, form and form.errors)


@pytest.fixture
def written(world, client_in_role):
    """All the texts, sent with the forms that turn Markdown into HTML, then put into every other column."""
    things = world.things
    mentee, mentor = client_in_role("mentee"), client_in_role("mentor")
    number = itertools.count(1)
    record_look(
        by=world.people["coordinator"], subject=world.people["mentee"], what="application", reason="x"
    )
    for role in ("mentee", "mentor"):
        CareerStation.objects.create(
            member=world.people[role], role="x", organisation_name="x", from_year=2001
        )
    send(mentee, reverse("questions:question_edit", args=[things["question"].pk]),
         {"title": "x", "body": ALL, "space": things["question"].space_id})  # fmt: skip
    send(mentor, reverse("questions:answer_edit", args=[things["answer"].pk]), {"body": ALL})
    send(mentee, reverse("forum:post_edit", args=[things["post"].key]), {"subject": "x", "body": ALL})
    send(mentor, reverse("forum:topic_reply", args=[things["topic"].key]),
         {"body": ALL, "submission": uuid.uuid4()})  # fmt: skip
    rows = list(write_everywhere(lambda field: f"{next(number)} {ALL}"))
    assert len(rows) > 60
    return rows


@pytest.mark.parametrize("role", ["anonymous", "mentee", "mentor"])
def test_IN1_no_page_runs_what_people_wrote(role, world, written, client_in_role):
    """IN1: every text column of every model holds all payloads; no page has anything in it that runs or loads."""
    harmful, shown = {}, set()
    for address, html in pages_for(client_in_role(role), world):
        if ARRIVED in html:
            shown.add(address)
        harm = harm_in(html, whole_page=True)
        if harm:
            harmful[address] = harm[:5]

    assert harmful == {}
    assert len(shown) >= 10, "the texts have not arrived"


@pytest.mark.parametrize(
    ("role", "shows"),
    [
        (
            "coordinator",
            {
                "matching_admin:application_list",
                "directory_admin:review_list",
                "directory_admin:review",
            },
        ),
        ("administrator", {"wagtailusers_users:index", "organisations:index", "organisations:edit"}),
    ],
)
def test_IN1_nor_does_a_page_of_the_back_office(role, shows, world, client_in_role, request):
    """IN1: Wagtail's pages have scripts of their own; they hold the same ones with harmless words."""
    client = client_in_role(role)
    before = {kind: scripts(html) for kind, html in back_office(client, world)}
    request.getfixturevalue("written")
    pages = dict(back_office(client, world))
    opened = client.post(
        f"/admin/applications/{world.things['waiting_application'].pk}/", {"reason": "A talk about it."}
    )
    if role == "coordinator":
        assert ARRIVED in opened.content.decode()
        pages["an application"] = opened.content.decode()
        before["an application"] = before["matching_admin:application_list"]

    grown = {kind: scripts(html) - before[kind] for kind, html in pages.items() if kind in before}
    assert {kind: harm for kind, harm in grown.items() if harm} == {}
    assert set(pages) >= shows
    assert {kind for kind, html in pages.items() if ARRIVED in html} >= shows


def scripts(html: str) -> set[str]:
    return {re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "…", harm) for harm in harm_in(html, whole_page=True)}


def test_the_texts_of_people_are_found_in_the_models():
    found = {
        model._meta.label: {field.name for field in fields} for model, fields in models_with_texts().items()
    }

    assert found["community_questions.Question"] == {"title", "body"}
    assert {"headline", "about", "how_i_work", "offers", "seeks", "company_name"} <= found[
        "mentors_directory.MentorProfile"
    ]
    assert found["accounts.Member"] == {"given_name", "family_name", "pseudonym"}
    assert found["mentors_matching.Application"] == {"decline_words"}
    assert found["mentors_mentorship.Participant"] == {"reach_me"}
    assert "name" in found["common.StoredFile"]
