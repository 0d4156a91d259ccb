"""Spaces in the back office: whose they are, and what can be mended there from outside."""

import pytest
from django.urls import reverse

from community.spaces.models import Membership
from community.spaces.rules import may_moderate, may_post
from community.spaces.services import leave_for_good, open_pair_space, open_small_group
from portal.accounts.services import grant_role
from tests.factories.spaces import make_space, seat_moderator

LIST = "spaces_of_the_community:index"
WORDS = {"name_de": "Neu", "language": ""}


@pytest.fixture
def hers(organisation):
    return make_space(
        kind="hidden", name={"de": "Unser Raum"}, carrier="organisation", organisation=organisation
    )


@pytest.fixture
def administrator(make_member):
    someone = make_member()
    grant_role(member=someone, role="administrator")
    return someone


@pytest.fixture
def desk(coordinator, client_of):
    return client_of(coordinator, second_factor=True)


def edit(space) -> str:
    return reverse("spaces_of_the_community:edit", args=[space.pk])


def test_AC10_a_coordinator_finds_the_spaces_of_her_organisation_and_no_others(
    hers, desk, make_organisation, make_member, administrator, client_of
):
    foreign = make_space(
        name={"de": "Fremder Raum"}, carrier="organisation", organisation=make_organisation()
    )
    group = open_small_group(by=make_member(), name={"de": "Lesekreis"}, kind="closed")
    pair = open_pair_space(people=[make_member(), make_member()])

    page = desk.get(reverse(LIST)).content.decode()
    assert ["Unser Raum" in page, "Fremder Raum" in page, "Lesekreis" in page] == [True, False, False]
    assert [desk.get(edit(space)).status_code for space in (hers, foreign, group, pair)] == [
        200,
        404,
        404,
        404,
    ]

    office = client_of(administrator, second_factor=True)
    statuses = [office.get(edit(space)).status_code for space in (hers, foreign, group, pair)]
    assert statuses == [200, 200, 200, 404]


def test_the_back_office_has_no_spaces_for_editors_and_moderators(hers, editor, make_member, client_of):
    moderator = make_member()
    seat_moderator(moderator, hers)
    for someone in (editor, moderator):
        assert client_of(someone, second_factor=True).get(edit(hers)).status_code != 200


def test_other_words_house_rules_and_the_archive(hers, desk, make_member):
    member = make_member()
    membership = seat_moderator(member, hers)
    desk.post(edit(hers), WORDS | {"house_rules_de": "Neue Regeln.", "is_archived": "on"})

    hers.refresh_from_db()
    assert (str(hers.name), hers.is_archived, hers.house_rules_version) == ("Neu", True, 2)
    desk.post(edit(hers), WORDS | {"house_rules_de": "Neue Regeln."})
    hers.refresh_from_db()
    membership.refresh_from_db()
    assert (hers.is_archived, hers.house_rules_version, membership.rules_version) == (False, 2, 1)


def test_where_nobody_looks_after_a_space_any_more_somebody_is_let_to(hers, desk, make_member):
    leave_for_good(membership=seat_moderator(make_member(), hers))
    late = make_member()

    answer = desk.post(edit(hers), WORDS | {"moderator": "niemand@example.net"})
    assert "moderator" in answer.context["form"].errors
    desk.post(edit(hers), WORDS | {"moderator": late.email})

    assert may_moderate(late, hers)
    hers.refresh_from_db()
    assert may_post(late, hers) is False
    assert Membership.objects.get(member=late).rules_version == 0


def test_AC9_neither_kind_nor_audience_nor_owner_are_changed_there(hers, desk):
    more = {"kind": "open", "audience": "public", "carrier": "portal", "slug": "anders", "organisation": ""}
    before = (hers.kind, hers.audience, hers.carrier, hers.slug, hers.organisation_id)
    desk.post(edit(hers), WORDS | more)
    hers.refresh_from_db()
    assert (hers.kind, hers.audience, hers.carrier, hers.slug, hers.organisation_id) == before


def test_a_space_without_a_name_is_not_kept(hers, desk):
    assert "name" in desk.post(edit(hers), {"language": ""}).context["form"].errors
    hers.refresh_from_db()
    assert str(hers.name) == "Unser Raum"
