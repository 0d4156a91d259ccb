"""Leaving, looking after, being asked to leave, house rules that change, and who stands in the list."""

from datetime import timedelta

import pytest
from django.urls import reverse

from community.spaces.models import Departure, Membership
from community.spaces.notices import ENTRUSTED, REMOVED, RULES_CHANGED
from community.spaces.rules import may_ask, may_join, may_moderate, may_post, must_agree
from community.spaces.services import (
    HouseRulesNotAccepted,
    LastModerator,
    NotOpen,
    accept_house_rules,
    appoint_moderator,
    archive_space,
    change_space,
    choose_listing,
    dismiss_moderator,
    forget_old,
    join_space,
    leave_for_good,
    leave_space,
    open_small_group,
    remove_member,
    reopen_space,
    seat_member,
    unseat_member,
)
from portal.accounts.models import Grant
from portal.accounts.services import block
from portal.common.clock import now
from portal.notifications.models import Notification
from tests.factories.spaces import seat, seat_moderator


def told(member) -> list[str]:
    unread = Notification.objects.filter(member=member, read_at=None)
    return sorted(unread.values_list("notice", flat=True))


# --- the last one who looks after it -----------------------------------------------------------------------------


def test_who_alone_looks_after_a_space_hands_it_over_before_she_goes(closed, moderator, member, client_of):
    membership = seat(member, closed)
    with pytest.raises(LastModerator):
        leave_space(space=closed, by=moderator)
    with pytest.raises(LastModerator):
        dismiss_moderator(membership=Membership.objects.get(member=moderator))
    client_of(moderator).post(reverse("spaces:space_leave", args=[closed.slug]))
    assert may_moderate(moderator, closed)

    appoint_moderator(membership=membership, by=moderator)
    leave_space(space=closed, by=moderator)

    assert told(member) == [ENTRUSTED.key]
    assert may_moderate(member, closed)
    assert not Membership.objects.filter(member=moderator).exists()


def test_who_leaves_the_portal_leaves_nobody_alone(closed, moderator, make_member):
    early, late = make_member(), make_member()
    for someone, days in ((early, 20), (late, 3)):
        membership = seat(someone, closed)
        Membership.objects.filter(pk=membership.pk).update(joined_at=now() - timedelta(days=days))

    leave_for_good(membership=Membership.objects.get(member=moderator))

    assert [each.member for each in Membership.objects.moderating()] == [early]
    assert told(early) == [ENTRUSTED.key]


def test_the_last_one_who_goes_closes_a_small_group(member):
    group = open_small_group(by=member, name={"de": "Lesekreis"}, kind="closed")
    leave_space(space=group, by=member)
    group.refresh_from_db()
    assert group.is_archived


# --- asked to leave ----------------------------------------------------------------------------------------------


def test_who_is_asked_to_leave_reads_the_reason_and_may_ask_after_thirty_days(
    closed, moderator, member, client_of
):
    at = now()
    remove_member(membership=seat(member, closed), by=moderator, reason="Der Ton am Montag.", at=at)

    assert told(member) == [REMOVED.key]
    page = client_of(member).get(reverse("spaces:space_list")).content.decode()
    assert "Der Ton am Montag." in page
    assert moderator.display_name not in page
    assert not may_ask(member, closed, at=at + timedelta(days=29))
    assert may_ask(member, closed, at=at + timedelta(days=31))


def test_who_was_asked_to_leave_an_open_space_asks_before_she_comes_back(space, joined):
    remove_member(membership=Membership.objects.get(member=joined), by=None, reason="…")

    assert not may_join(joined, space)
    with pytest.raises(NotOpen):
        join_space(space=space, by=joined, accepts_house_rules=True)
    assert may_ask(joined, space, at=now() + timedelta(days=31))


def test_PR6_a_departure_is_forgotten_after_a_year(space, joined):
    at = now()
    remove_member(membership=Membership.objects.get(member=joined), by=None, reason="…", at=at)
    forget_old(at=at + timedelta(days=364))
    assert Departure.objects.count() == 1
    forget_old(at=at + timedelta(days=365))
    assert not Departure.objects.exists()


def test_the_reason_is_asked_for(closed, moderator, member, client_of):
    membership = seat(member, closed)
    address = reverse("spaces:membership_remove", args=[closed.slug, membership.pk])
    assert list(client_of(moderator).post(address, {}).context["form"].errors) == ["reason"]
    assert Membership.objects.filter(pk=membership.pk).exists()


# --- house rules -------------------------------------------------------------------------------------------------


def test_new_house_rules_ask_everybody_for_her_yes_before_she_writes(closed, moderator, member, client_of):
    membership = seat(member, closed)
    change_space(space=closed, by=moderator, words={"house_rules": {"de": "Neue Regeln."}})
    closed.refresh_from_db()

    assert [may_post(each, closed) for each in (moderator, member)] == [True, False]
    assert must_agree(member, closed)
    assert told(member) == [RULES_CHANGED.key]
    page = reverse("spaces:house_rules", args=[closed.slug])
    assert "Neue Regeln." in client_of(member).get(page).content.decode()
    client_of(member).post(page, {"version": closed.house_rules_version, "accepts_house_rules": "on"})
    membership.refresh_from_db()
    assert may_post(member, closed)


def test_a_yes_to_older_rules_is_none_to_the_present_ones(closed, moderator, member):
    membership = seat(member, closed)
    change_space(space=closed, by=moderator, words={"house_rules": {"de": "Neue Regeln."}})
    membership = Membership.objects.get(pk=membership.pk)
    with pytest.raises(HouseRulesNotAccepted):
        accept_house_rules(membership=membership, version=1)


def test_other_words_ask_nobody_again(closed, moderator, member):
    seat(member, closed)
    change_space(space=closed, by=moderator, words={"name": {"de": "Anders"}})
    closed.refresh_from_db()
    assert (closed.house_rules_version, told(member)) == (1, [])


def test_saving_the_settings_as_they_are_changes_no_rules(closed, moderator, client_of):
    """A browser sends its own line ends."""
    change_space(space=closed, by=moderator, words={"house_rules": {"de": "Eins.\nZwei."}})
    closed.refresh_from_db()
    before = closed.house_rules_version
    words = {"name_en": "Same", "kind": "closed", "audience": "members", "house_rules_de": "Eins.\r\nZwei."}
    client_of(moderator, second_factor=True).post(reverse("spaces:space_settings", args=[closed.slug]), words)
    closed.refresh_from_db()
    assert (str(closed.name), closed.house_rules_version) == ("Same", before)


# --- standing ----------------------------------------------------------------------------------------------------


def test_who_is_seated_reads_at_once_and_writes_after_her_yes(closed, member):
    membership = seat_member(space=closed, member=member)
    assert not may_post(member, closed)
    accept_house_rules(membership=membership, version=closed.house_rules_version)
    assert may_post(member, closed)


def test_a_standing_that_ends_takes_the_seat_along_but_not_of_who_came_by_herself(closed, make_member):
    seated, invited = make_member(), make_member()
    seat_member(space=closed, member=seated)
    seat(invited, closed)
    for someone in (seated, invited):
        unseat_member(space=closed, member=someone)
    assert [each.member for each in closed.memberships.all()] == [invited]


def test_who_left_a_space_of_her_programme_is_not_brought_back(closed, member):
    seat_member(space=closed, member=member)
    leave_space(space=closed, by=member)
    assert seat_member(space=closed, member=member) is None
    assert not Membership.objects.exists()


# --- the archive -------------------------------------------------------------------------------------------------


def test_in_an_archived_space_one_reads_and_nobody_writes_or_joins(space, joined, member, client_of):
    archive_space(space=space)
    assert not may_post(joined, space)
    assert not may_join(member, space)
    assert client_of(joined).get(space.get_absolute_url()).status_code == 200
    space.refresh_from_db()
    reopen_space(space=space)
    assert may_post(joined, space)


# --- the list ----------------------------------------------------------------------------------------------------


def names_in_list(client, space) -> set:
    page = client.get(reverse("spaces:member_list", args=[space.slug]))
    return {membership.member.given_name for membership in page.context["page"]}


def test_PR11_the_list_shows_who_chose_to_be_shown_and_whoever_looks_after_the_space(
    closed, moderator, make_member, client_of
):
    shown, hidden = make_member(given_name="Gezeigt"), make_member(given_name="Still")
    choose_listing(membership=seat(shown, closed), is_listed=True)
    seat(hidden, closed)

    assert names_in_list(client_of(shown), closed) == {"Gezeigt", "Miriam"}
    assert names_in_list(client_of(hidden), closed) == {"Gezeigt", "Miriam", "Still"}
    assert names_in_list(client_of(moderator), closed) == {"Gezeigt", "Miriam", "Still"}


def test_PR11_nobody_is_shown_before_she_says_so(space, member, client_of):
    join_space(space=space, by=member, accepts_house_rules=True)
    assert not Membership.objects.get().is_listed
    client_of(member).post(reverse("spaces:listing", args=[space.slug]), {"is_listed": "on"})
    assert Membership.objects.get().is_listed
    client_of(member).post(reverse("spaces:listing", args=[space.slug]), {})
    assert not Membership.objects.get().is_listed


def test_AC13_members_of_whom_one_blocked_the_other_do_not_meet_in_the_list(closed, make_member, client_of):
    one, other = make_member(given_name="Eine"), make_member(given_name="Andere")
    for someone in (one, other):
        choose_listing(membership=seat(someone, closed), is_listed=True)
    block(by=one, member=other)
    assert names_in_list(client_of(one), closed) == {"Eine"}
    assert names_in_list(client_of(other), closed) == {"Andere"}


def test_the_list_costs_the_same_at_any_number_of_members(
    closed, moderator, make_member, client_of, django_assert_num_queries, django_assert_max_num_queries
):
    client, address = client_of(moderator), reverse("spaces:member_list", args=[closed.slug])
    client.get(address)
    with django_assert_max_num_queries(30) as with_one:
        client.get(address)
    for _number in range(29):
        seat(make_member(), closed)
    with django_assert_num_queries(len(with_one)):
        client.get(address)


# --- roles -------------------------------------------------------------------------------------------------------


def test_who_looks_after_a_small_group_is_no_staff(member, closed, moderator):
    open_small_group(by=member, name={"de": "Lesekreis"}, kind="closed")
    assert not Grant.objects.filter(member=member).exists()
    assert Grant.objects.filter(member=moderator).exists()


def test_dismissing_takes_the_role_along(closed, moderator, member):
    membership = seat_moderator(member, closed)
    dismiss_moderator(membership=membership)
    assert not may_moderate(member, closed)
    assert not Grant.objects.filter(member=member).exists()
