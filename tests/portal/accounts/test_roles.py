"""Roles are grants; Wagtail's groups follow from them and from nothing else."""

import pytest
from django.db import IntegrityError, transaction

from portal.accounts.models import Grant
from portal.accounts.rules import is_administrator, is_coordinator_of, is_editor, is_staff_role
from portal.accounts.services import grant_role, revoke_role

pytestmark = pytest.mark.django_db


def groups_of(member):
    return set(member.groups.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("role", "group"),
    [("editor", "Editors"), ("coordinator", "Coordinators"), ("administrator", "Administrators")],
)
def test_a_role_opens_the_back_office_and_taking_it_away_shuts_it(member, organisation, role, group):
    grant_role(member=member, role=role, organisation=organisation)
    member = type(member).objects.get(pk=member.pk)
    assert groups_of(member) == {group}
    assert member.has_perm("wagtailadmin.access_admin")
    assert is_staff_role(member)

    revoke_role(member=member, role=role, organisation=organisation)
    member = type(member).objects.get(pk=member.pk)
    assert groups_of(member) == set()
    assert not member.has_perm("wagtailadmin.access_admin")
    assert not is_staff_role(member)


def test_the_back_office_stays_open_while_the_role_is_held_elsewhere(member, make_organisation):
    here, there = make_organisation(), make_organisation()
    grant_role(member=member, role="coordinator", organisation=here)
    grant_role(member=member, role="coordinator", organisation=there)

    revoke_role(member=member, role="coordinator", organisation=here)

    assert groups_of(member) == {"Coordinators"}
    assert not is_coordinator_of(member, here)
    assert is_coordinator_of(member, there)


def test_a_moderator_works_in_the_portal_alone(member):
    grant_role(member=member, role="moderator", scope="space:1")

    assert groups_of(member) == set()
    assert not member.is_staff
    assert is_staff_role(member)


@pytest.mark.parametrize("role", ["editor", "coordinator", "moderator"])
def test_T8_no_role_but_the_administrators_may_change_people(member, organisation, role):
    grant_role(member=member, role=role, organisation=organisation)
    member = type(member).objects.get(pk=member.pk)

    assert not is_administrator(member)
    assert not any("member" in permission for permission in member.get_all_permissions())


def test_giving_a_role_twice_leaves_one(member, organisation):
    first = grant_role(member=member, role="editor")
    second = grant_role(member=member, role="editor")

    assert first == second
    assert is_editor(member)


@pytest.mark.postgres
@pytest.mark.parametrize("within", [True, False])
def test_the_database_itself_keeps_a_role_from_being_held_twice(member, organisation, within):
    held = {"member": member, "role": "editor", "organisation": organisation if within else None}
    Grant.objects.create(**held)

    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(**held)
