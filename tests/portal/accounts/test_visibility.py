"""PR11 and the five steps: who may see one group of a member's data."""

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.accounts.models import Affiliation, FieldVisibility
from portal.accounts.rules import may_see_group
from portal.accounts.services import block, set_visibility, tie, untie

pytestmark = pytest.mark.django_db

READERS = ("herself", "coordinator", "partner", "same programme", "any member", "visitor")
SEEN_BY = {
    "coordinators": {"herself", "coordinator"},
    "pair": {"herself", "coordinator", "partner"},
    "programme": {"herself", "coordinator", "partner", "same programme"},
    "members": {"herself", "coordinator", "partner", "same programme", "any member"},
    "public": set(READERS),
}


@pytest.fixture
def readers(member, make_member, coordinator, organisation):
    Affiliation.objects.create(member=member, organisation=organisation, kind="alumna")
    partner, fellow = make_member(), make_member()
    tie(a=member, b=partner, kind="pair")
    tie(a=member, b=fellow, kind="programme")
    people = (member, coordinator, partner, fellow, make_member(), AnonymousUser())
    return dict(zip(READERS, people, strict=True))


@pytest.mark.parametrize("step", FieldVisibility.Step.values)
def test_each_step_opens_to_exactly_these(member, readers, step):
    set_visibility(member=member, group="career", step=step)

    assert {name for name, reader in readers.items() if may_see_group(reader, member, "career")} == SEEN_BY[
        step
    ]


@pytest.mark.parametrize("group", FieldVisibility.Group.values)
def test_PR11_the_narrowest_step_is_the_default(member, readers, group):
    seen = {name for name, reader in readers.items() if may_see_group(reader, member, group)}

    assert seen == {"herself", "coordinator"}


def test_one_group_opens_nothing_of_another(member, readers):
    set_visibility(member=member, group="career", step="public")

    assert not may_see_group(readers["visitor"], member, "skills")


def test_a_coordinator_of_another_organisation_sees_nothing(
    member, readers, make_coordinator, make_organisation
):
    assert not may_see_group(make_coordinator(make_organisation()), member, "career")


def test_what_the_pair_saw_ends_with_the_pair(member, readers):
    set_visibility(member=member, group="career", step="pair")
    untie(a=member, b=readers["partner"], kind="pair")

    assert not may_see_group(readers["partner"], member, "career")


def test_a_block_closes_what_stands_open_to_all_members(member, readers):
    set_visibility(member=member, group="career", step="members")
    block(by=readers["any member"], member=member)

    assert not may_see_group(readers["any member"], member, "career")


def test_the_steps_of_all_groups_come_in_one_question(member, django_assert_num_queries):
    set_visibility(member=member, group="skills", step="members")

    with django_assert_num_queries(1):
        steps = FieldVisibility.objects.steps_of(member)

    assert steps["skills"] == "members"
    assert set(steps) == set(FieldVisibility.Group.values)
    assert {step for group, step in steps.items() if group != "skills"} == {"coordinators"}
