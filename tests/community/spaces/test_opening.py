import pytest
from django.urls import reverse

from community.spaces import defaults
from community.spaces.models import Membership, Space
from community.spaces.rules import GROUPS_AT_MOST, may_enter, may_invite, may_moderate, may_post
from community.spaces.services import (
    BlockedBetween,
    NoPlaceLeft,
    TooManyGroups,
    accept_invitation,
    archive_space,
    change_space,
    invite_member,
    open_pair_space,
    open_small_group,
    open_space,
)
from portal.accounts.audiences import audience
from portal.accounts.services import block
from search.finding import Query, find
from search.models import Entry
from tests.factories.spaces import seat

WORDS = {"name_de": "Lesekreis", "house_rules_de": "Wir hören zu."}


def send(client, **words):
    return client.post(reverse("spaces:space_new"), WORDS | words)


@pytest.mark.parametrize(
    ("kind", "seen_by"), [("closed", "members"), ("hidden", "its own"), ("open", None), ("", None)]
)
def test_a_member_opens_small_groups_closed_or_hidden(member, client_of, kind, seen_by):
    answer = send(client_of(member), kind=kind)

    group = Space.objects.first()
    if seen_by is None:
        assert (answer.status_code, group) == (200, None)
        return
    assert answer["Location"] == reverse("spaces:invite", args=[group.slug])
    assert (group.carrier, group.places, group.kind) == ("members", 12, kind)
    assert group.audience == (audience("space", group.pk) if seen_by == "its own" else seen_by)
    assert may_moderate(member, group)
    assert may_post(member, group)


def test_AC9_no_extra_field_makes_a_group_larger_than_a_member_may(member, client_of, organisation):
    send(
        client_of(member),
        kind="closed",
        audience="public",
        carrier="portal",
        organisation=organisation.pk,
        places=99,
    )
    group = Space.objects.get()
    assert (group.carrier, group.audience, group.places, group.organisation) == (
        "members",
        "members",
        12,
        None,
    )


def test_the_address_of_a_hidden_group_tells_nothing(member):
    hidden = open_small_group(by=member, name={"en": "Night talks"}, kind="hidden")
    shown = open_small_group(by=member, name={"en": "Night talks"}, kind="closed")
    assert "night" not in hidden.slug
    assert shown.slug.startswith("night-talks-")


def test_three_groups_are_as_many_as_one_looks_after(member, client_of):
    for _number in range(GROUPS_AT_MOST):
        group = open_small_group(by=member, name={"de": "Kreis"}, kind="closed")
    with pytest.raises(TooManyGroups):
        open_small_group(by=member, name={"de": "Kreis"}, kind="closed")
    assert client_of(member).get(reverse("spaces:space_new")).status_code == 404
    archive_space(space=group)
    assert client_of(member).get(reverse("spaces:space_new")).status_code == 200


def test_R172_a_small_group_stays_small(member, make_member):
    group = open_small_group(by=member, name={"de": "Kreis"}, kind="closed")
    Space.objects.filter(pk=group.pk).update(places=2)
    people = [make_member(), make_member()]
    invitations = [invite_member(space=group, by=member, member=each) for each in people]

    accept_invitation(invitation=invitations[0], by=people[0], accepts_house_rules=True)
    with pytest.raises(NoPlaceLeft):
        accept_invitation(invitation=invitations[1], by=people[1], accepts_house_rules=True)
    invitations[1].refresh_from_db()
    assert (group.memberships.count(), invitations[1].state) == (2, "open")


def test_a_coordinator_opens_for_her_organisation_and_for_no_other(
    coordinator, organisation, make_organisation, client_of
):
    client = client_of(coordinator, second_factor=True)
    other = make_organisation()
    assert send(client, kind="open", carrier=other.pk, audience="public").status_code == 200
    assert send(client, kind="open", carrier="portal", audience="public").status_code == 200
    assert not Space.objects.exists()

    send(client, kind="open", carrier=organisation.pk, audience=audience("organisation", organisation.pk))

    space = Space.objects.get()
    assert (space.carrier, space.organisation, space.kind) == ("organisation", organisation, "open")
    assert space.audience == audience("organisation", organisation.pk)


def test_an_editor_opens_for_the_portal_and_hidden_stays_hidden(editor, client_of):
    send(client_of(editor, second_factor=True), kind="hidden", carrier="portal", audience="public")
    space = Space.objects.get()
    assert (space.carrier, space.audience) == ("portal", audience("space", space.pk))


def test_the_house_rules_one_begins_with_name_equal_treatment_in_every_language():
    rules = defaults.house_rules()
    assert {code: rules[code].split("\n")[0].split()[0] for code in rules} == {
        "de": "-",
        "en": "-",
        "uk": "-",
    }
    assert "gleich behandelt" in rules["de"]
    assert "treated equally" in rules["en"]
    assert "ставляться однаково" in rules["uk"]


def test_a_space_changes_its_kind_and_nobody_learns_more_than_before(closed, moderator):
    hidden = change_space(space=closed, by=moderator, words={"kind": "hidden", "audience": "public"})
    assert hidden.audience == audience("space", closed.pk)
    assert not Entry.objects.filter(kind="space").exists()

    shown = change_space(space=hidden, by=moderator, words={"kind": "closed"})
    assert shown.audience == "members"
    assert Entry.objects.get(kind="space").audience == "members"


def test_two_who_belong_together_have_a_space_for_themselves(make_member, coordinator):
    one, other = make_member(), make_member()
    space = open_pair_space(people=[one, other])

    for someone in (one, other):
        assert (may_enter(someone, space), may_post(someone, space)) == (True, True)
        assert (may_moderate(someone, space), may_invite(someone, space)) == (False, False)
    assert not may_enter(coordinator, space)
    assert set(space.name) == {"de", "en", "uk"}


def test_AC11_nobody_looks_after_the_space_of_a_pair_from_outside(make_member, admin_user, coordinator):
    open_pair_space(people=[make_member(), make_member()])
    for someone in (admin_user, coordinator):
        assert not Space.objects.coordinated_by(someone).exists()


def test_AC13_two_of_whom_one_blocked_the_other_get_no_space(make_member):
    one, other = make_member(), make_member()
    block(by=other, member=one)
    with pytest.raises(BlockedBetween):
        open_pair_space(people=[one, other])
    assert not Space.objects.exists()


def test_whoever_opens_a_space_looks_after_it(make_member):
    someone = make_member()
    space = open_space(name={"de": "Neu"}, by=someone)
    assert Membership.objects.get(space=space).is_moderator


def test_AC7_a_hidden_space_is_not_even_found_by_its_own_members(make_space, make_member):
    someone = make_member()
    seat(someone, make_space(kind="hidden", name={"de": "Zugvogel"}))
    seat(someone, make_space(kind="closed", audience="members", name={"de": "Zugvogelkreis"}))

    found = find(Query(asker=someone, text="Zugvogel", kinds=("space",)))

    assert [hit.title for hit in found.hits] == ["Zugvogelkreis"]
