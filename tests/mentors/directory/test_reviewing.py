"""The coordinator's desk: only her organisation's profiles, with approve and send back."""

import pytest
from django.urls import reverse

from mentors.directory.models import MentorProfile
from mentors.directory.rules import may_edit, may_review
from portal.accounts.services import grant_role, revoke_role
from tests.factories.directory import make_draft, make_listed_mentor, make_submitted
from tests.factories.programmes import in_three, make_form, make_programme

LIST = reverse("directory_admin:review_list")


def address(profile):
    return reverse("directory_admin:review", args=[profile.pk])


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator, second_factor=True)


@pytest.fixture
def foreign_desk(client_of, make_coordinator, make_organisation):
    return client_of(make_coordinator(make_organisation(name="Elsewhere")), second_factor=True)


def test_AC10_the_list_holds_her_organisations_profiles_that_were_sent(desk, foreign_desk, programme):
    waiting = make_submitted(programme)
    make_draft(programme)

    assert list(desk.get(LIST).context["page"]) == [waiting]
    assert list(foreign_desk.get(LIST).context["page"]) == []
    assert foreign_desk.get(address(waiting)).status_code == 404
    assert foreign_desk.post(address(waiting), {"approve": "1"}).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == "submitted"


def test_who_waits_longest_stands_first_and_what_is_decided_last(desk, coordinator, programme):
    done = make_listed_mentor(programme, by=coordinator)
    first, second = make_submitted(programme), make_submitted(programme)

    assert list(desk.get(LIST).context["page"]) == [first, second, done]


def test_L3_the_list_costs_the_same_for_one_and_for_thirty(desk, programme, django_assert_max_num_queries):
    make_submitted(programme)
    desk.get(LIST)
    with django_assert_max_num_queries(30) as one:
        desk.get(LIST)
    for _ in range(29):
        make_submitted(programme)
    with django_assert_max_num_queries(30) as thirty:
        desk.get(LIST)

    assert len(one) == len(thirty)


def test_she_reads_every_answer_also_those_for_her_alone(desk, programme):
    from mentors.directory import services

    version = make_form(
        programme,
        "mentor_profile",
        fields=[{"key": "why", "kind": "text", "label": in_three("Why?"), "required": True}],
    )
    profile = make_draft(programme)
    services.save_offer(
        profile=profile, texts={}, topics=profile.topics.all(), version=version, answers={"why": "CANARY"}
    )
    profile = services.submit_profile(profile=profile)

    assert "CANARY" in desk.get(address(profile)).content.decode()
    services.approve_profile(profile=profile, by=profile.member)
    assert "CANARY" not in desk.get(profile.get_absolute_url()).content.decode()


def test_sending_back_needs_a_reason(desk, programme):
    profile = make_submitted(programme)

    assert desk.post(address(profile), {"reason": ""}).status_code == 200
    profile.refresh_from_db()
    assert profile.state == "submitted"

    desk.post(address(profile), {"reason": "Which languages do you speak?"})
    profile.refresh_from_db()
    assert profile.state == "returned"
    assert profile.reviews.get().reason == "Which languages do you speak?"


def test_RE8_approving_twice_decides_once(desk, programme):
    profile = make_submitted(programme)

    assert desk.post(address(profile), {"approve": "1"}).status_code == 302
    assert desk.post(address(profile), {"approve": "1"}).status_code == 404
    assert profile.reviews.count() == 1


def test_a_role_taken_away_acts_at_once(desk, coordinator, organisation, programme):
    profile = make_submitted(programme)
    revoke_role(member=coordinator, role="coordinator", organisation=organisation)

    assert desk.post(address(profile), {"approve": "1"}).status_code in {302, 403, 404}
    assert MentorProfile.objects.get(pk=profile.pk).state == "submitted"


@pytest.mark.parametrize(
    ("who", "state", "allowed"),
    [
        ("coordinator", "submitted", True),
        ("coordinator", "draft", False),
        ("coordinator", "listed", False),
        ("coordinator elsewhere", "submitted", False),
        ("administrator", "submitted", False),
        ("member", "submitted", False),
        ("the mentor herself", "submitted", False),
    ],
)
def test_who_may_review(
    who, state, allowed, programme, coordinator, make_coordinator, make_organisation, make_member
):
    profile = make_submitted(programme)
    profile.state = state
    if who == "the mentor herself":
        grant_role(member=profile.member, role="coordinator", organisation=programme.organisation)
    administrator = make_member()
    grant_role(member=administrator, role="administrator")
    people = {
        "coordinator": coordinator,
        "coordinator elsewhere": make_coordinator(make_organisation(name="Elsewhere")),
        "administrator": administrator,
        "member": make_member(),
        "the mentor herself": profile.member,
    }

    assert may_review(people[who], profile) is allowed


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ("draft", True),
        ("returned", True),
        ("submitted", False),
        ("listed", False),
        ("paused", False),
        ("left", False),
    ],
)
def test_who_may_edit(state, allowed, organisation, make_member):
    profile = make_draft(make_programme(organisation))
    profile.state = state

    assert may_edit(profile.member, profile) is allowed
    assert may_edit(make_member(), profile) is False
