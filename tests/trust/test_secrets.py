"""AC3, AC7, AC8: whoever has no part in something finds no word of it, wherever she looks."""

import re

import pytest

from community.forum.models import Post
from mentors.directory.models import MentorProfile, Review
from portal.accounts.models import CareerStation, Member
from portal.accounts.services import record_look
from portal.common.clock import now
from portal.common.files.models import StoredFile
from portal.pages.models import ArticlePage
from tests.factories.pages import add, home

from .rows import addresses_to_read
from .texts import numbered, write_everywhere

CANARY = re.compile(r"CANARY-[\w-]+|canary-[\w-]+@")
LOOKED_FOR = ("CANARY", "canary", "headline", "about", "title")
# Models of which no row is for others; of the rest only some rows are.
ALWAYS = {
    "accounts.Look", "accounts.Affiliation", "common.StoredFile", "mentors_directory.Review", "mentors_matching.Application",
    "mentors_mentorship.Participant", "mentors_programmes.Answer", "notifications.Notification",
}  # fmt: skip
LISTS = (
    "/de/mentors/?q={}", "/de/mentors/?topic={}", "/de/community/questions/?topic={}", "/de/mentors/?page=2",
    "/en/", "/uk/", "/de/suche/?q={}", "/de/search/?q={}", "/de/feed/", "/de/community/feed/", "/feed.xml",
    "/admin/", "/admin/reports/", "/admin/applications/", "/admin/mentor-profiles/", "/admin/snippets/",
    "/admin/pages/", "/admin/images/", "/admin/documents/", "/admin/search/?q={}", "/api/v2/pages/", "/api/",
    "/media/", "/private/",
)  # fmt: skip


def is_private(world):
    things = world.things
    closed = things["closed_space"].pk

    def judge(row) -> bool:
        label = row._meta.label
        if label in ALWAYS:
            return True
        if label == "mentors_directory.MentorProfile":
            return row.state != MentorProfile.State.LISTED
        if label == "accounts.CareerStation":
            return row.member_id == world.people["mentee"].pk
        if label == "community_questions.Question":
            return row.pk == things["inner_question"].pk
        if label == "community_questions.Answer":
            return row.pk == things["inner_answer"].pk
        if label == "forum.Forum":
            return row.space_id == closed
        if label == "forum_conversation.Topic":
            return row.forum.space_id == closed
        return label == "forum_conversation.Post" and row.topic.forum.space_id == closed

    return judge


@pytest.fixture
def canaries(world, db):
    """A canary in each private thing; every thing is then saved as its form does, so that the search knows of it."""
    mentee = world.people["mentee"]
    CareerStation.objects.create(member=mentee, role="x", organisation_name="x", from_year=2001)
    record_look(by=world.people["coordinator"], subject=mentee, what="application", reason="x")
    Review.objects.create(
        profile=world.things["draft_profile"],
        by=world.people["coordinator"],
        decision="returned",
        reason="x",
        decided_at=now(),
    )
    StoredFile.objects.create(purpose="cv", owner_id=mentee.pk, name="x.pdf", kind="pdf", size=1)
    written = list(write_everywhere(numbered("CANARY"), into=is_private(world)))
    for row in written:
        if not isinstance(row, Post):
            type(row)._base_manager.get(pk=row.pk).save()
    for member in Member.objects.all():
        name = member.email.split("@")[0]
        Member.objects.filter(pk=member.pk).update(
            email=f"canary-{name}@example.org",
            family_name=f"CANARY-family-{name}",
            pseudonym=f"CANARY-chosen-{name}",
        )
    return {row._meta.label for row in written}


def everything(client, world):
    """All addresses of the table, all lists and searches, and whatever these pages link to."""
    waiting = [*addresses_to_read(world)]
    waiting += [
        pattern.format(word) for pattern in LISTS for word in (LOOKED_FOR if "{}" in pattern else [""])
    ]
    seen = set()
    while waiting:
        address = waiting.pop()
        if address in seen or "/logout/" in address or "/styleguide/" in address or "/mailbox/" in address:
            continue
        seen.add(address)
        response = client.get(address)
        body = response.content.decode(errors="ignore") if not response.streaming else ""
        yield address, body + response.get("Location", "") + str(response.headers)
        if len(seen) < 180 and response.status_code == 200:
            links = re.findall(r'href="(/[^"#]*)"', body)
            waiting += [
                link.replace("&amp;", "&")
                for link in links
                if not link.startswith(("/static", "/en/", "/uk/"))
            ]


@pytest.mark.parametrize("role", ["anonymous", "stranger", pytest.param("newcomer", marks=pytest.mark.full)])
def test_AC3_AC7_nobody_else_finds_a_word_of_what_is_private(role, world, canaries, client_in_role):
    """AC3, AC7: a canary in each private thing, and none of them on any page, list, search, map or back office."""
    own = f"canary-{role}@", f"CANARY-family-{role}", f"CANARY-chosen-{role}"
    found = {}
    for address, answer in everything(client_in_role(role), world):
        sung = {word for word in CANARY.findall(answer) if word not in own}
        if sung:
            found[address] = sorted(sung)

    assert found == {}


def test_AC3_those_who_may_do_find_them(world, canaries, client_in_role):
    """The canaries sing: what nobody else finds is there for those whose it is."""
    client = client_in_role("mentee")
    heard = {
        word
        for address in addresses_to_read(world)
        if "/logout/" not in address
        for word in CANARY.findall(client.get(address).content.decode(errors="ignore"))
    }

    assert len(heard) > 8
    assert canaries >= ALWAYS


def test_AC8_what_is_not_published_is_nowhere(world, client_in_role):
    """AC8: a page being written and a newer draft of a published page; no list, no map, no preview shows them."""
    root = home()
    page = add(root, ArticlePage, title="CANARY-never-published", live=False)
    shown = add(root, ArticlePage, title="Published")
    shown.title = shown.draft_title = "CANARY-not-yet"
    shown.save_revision()
    doors = [
        f"/admin/pages/{number}/{verb}"
        for number in (page.pk, shown.pk)
        for verb in ("view_draft/", "edit/", "edit/preview/", "history/", "")
    ] + [f"/de/{page.slug}/", f"/de/{shown.slug}/", f"/admin/pages/{root.pk}/"]
    for role in ("anonymous", "stranger"):
        client = client_in_role(role)
        for address in [
            *doors,
            "/de/",
            "/sitemap.xml",
            "/robots.txt",
            "/api/v2/pages/",
            "/de/mentors/?q=CANARY",
        ]:
            answer = client.get(address)
            assert CANARY.findall(answer.content.decode()) == [], (role, address)
            if address.startswith("/admin/"):
                assert answer.status_code != 200
    assert client_in_role("anonymous").get(f"/de/{page.slug}/").status_code == 404
