"""RA2: contact only after a yes; a no is quiet for 30 days and gives neither a reason nor a name."""

from datetime import timedelta

import pytest
from django.urls import reverse

from community.spaces.models import JoinRequest, Membership
from community.spaces.notices import ANSWERED, ASKED, ENTRUSTED
from community.spaces.rules import may_ask, may_post
from community.spaces.services import (
    AlreadyAnswered,
    HouseRulesNotAccepted,
    MayNotAsk,
    NoPlaceLeft,
    accept_request,
    archive_space,
    ask_to_join,
    change_space,
    decline_request,
    withdraw_request,
)
from portal.accounts.services import block
from portal.common.clock import now
from portal.notifications.models import Notification
from tests.factories.spaces import seat, seat_moderator


def ask(space, member, **more):
    return ask_to_join(space=space, by=member, words="Ich lerne Pflege.", accepts_house_rules=True, **more)


def told(member) -> list[str]:
    """What waits for her, apart from the role that the fixture gave."""
    unread = Notification.objects.filter(member=member, read_at=None).exclude(notice=ENTRUSTED.key)
    return list(unread.values_list("notice", flat=True))


def test_who_asks_waits_and_those_who_look_after_the_space_are_told(closed, moderator, member):
    request = ask(closed, member)

    assert (request.state, request.words) == ("waiting", "Ich lerne Pflege.")
    assert told(moderator) == [ASKED.key]
    assert not Membership.objects.filter(member=member).exists()


def test_RE8_asking_twice_is_asking_once(closed, moderator, member):
    assert ask(closed, member) == ask(closed, member)
    assert told(moderator) == [ASKED.key]


def test_nobody_asks_without_a_yes_to_the_house_rules(closed, member):
    with pytest.raises(HouseRulesNotAccepted):
        ask_to_join(space=closed, by=member, words="Gern.", accepts_house_rules=False)


def test_accepted_she_belongs_may_write_and_is_told(closed, moderator, member):
    accept_request(request=ask(closed, member))

    assert may_post(member, closed)
    assert told(member) == [ANSWERED.key]
    assert JoinRequest.objects.get().words == ""
    assert ASKED.key not in told(moderator)


def test_rules_that_changed_while_she_waited_are_read_before_she_writes(closed, moderator, member):
    request = ask(closed, member)
    change_space(space=closed, by=moderator, words={"house_rules": {"en": "Other rules."}})

    accept_request(request=request)
    closed.refresh_from_db()

    assert not may_post(member, closed)


def test_RA2_a_no_is_quiet_for_thirty_days_and_says_nothing(closed, moderator, member):
    at = now()
    decline_request(request=ask(closed, member, at=at), at=at)

    assert told(member) == [ANSWERED.key]
    assert not may_ask(member, closed, at=at + timedelta(days=29))
    with pytest.raises(MayNotAsk):
        ask(closed, member, at=at + timedelta(days=29))
    assert may_ask(member, closed, at=at + timedelta(days=30, minutes=1))


def test_RA2_no_page_of_hers_says_who_declined_or_why(closed, moderator, member, client_of):
    decline_request(request=ask(closed, member))
    client = client_of(member)

    for address in (reverse("spaces:space_list"), closed.get_absolute_url(), reverse("notices:list")):
        page = client.get(address).content.decode()
        assert moderator.display_name not in page


def test_what_she_took_back_she_may_ask_again(closed, moderator, member):
    withdraw_request(request=ask(closed, member))

    assert told(moderator) == []
    assert may_ask(member, closed)


def test_a_request_is_answered_once(closed, moderator, member):
    request = ask(closed, member)
    accept_request(request=request)

    with pytest.raises(AlreadyAnswered):
        decline_request(request=request)
    with pytest.raises(AlreadyAnswered):
        withdraw_request(request=request)
    assert Membership.objects.filter(space=closed, member=member).count() == 1


def test_a_full_group_lets_nobody_in_and_the_request_goes_on_waiting(closed, moderator, member):
    closed.places = 1
    closed.save()
    request = ask(closed, member)

    with pytest.raises(NoPlaceLeft):
        accept_request(request=request)
    request.refresh_from_db()
    assert (request.state, request.words) == ("waiting", "Ich lerne Pflege.")


@pytest.mark.parametrize("who_blocks", ["moderator", "member"])
def test_AC13_a_request_does_not_reach_a_moderator_whom_either_has_blocked(
    closed, moderator, member, make_member, client_of, who_blocks
):
    other = make_member()
    seat_moderator(other, closed)
    pair = {"moderator": moderator, "member": member}
    blocker = pair.pop(who_blocks)
    block(by=blocker, member=next(iter(pair.values())))

    request = ask(closed, member)

    assert ASKED.key not in told(moderator)
    assert ASKED.key in told(other)
    page = reverse("spaces:request_list", args=[closed.slug])
    assert "Ich lerne Pflege." not in client_of(moderator).get(page).content.decode()
    assert "Ich lerne Pflege." in client_of(other).get(page).content.decode()
    answer = reverse("spaces:request_answer", args=[closed.slug, request.pk])
    client_of(moderator).post(answer, {"answer": "yes"})
    request.refresh_from_db()
    assert request.state == "waiting"


@pytest.mark.parametrize(
    ("kind", "audience", "expected"),
    [("open", "members", False), ("closed", "members", True), ("hidden", "", False)],
)
def test_one_asks_at_closed_doors_alone(make_space, member, kind, audience, expected):
    assert may_ask(member, make_space(kind=kind, audience=audience)) is expected


def test_who_belongs_asks_no_more_and_an_archived_space_is_asked_by_nobody(closed, member, make_member):
    seat(member, closed)
    assert not may_ask(member, closed)
    waiting = ask(closed, make_member())
    archive_space(space=closed)
    waiting.refresh_from_db()
    assert waiting.state == "withdrawn"
    assert not may_ask(make_member(), closed)


def test_the_form_gives_words_and_errors_back(closed, member, client_of):
    answer = client_of(member).post(reverse("spaces:space_ask", args=[closed.slug]), {"words": "Gern."})

    assert answer.status_code == 200
    assert list(answer.context["ask_form"].errors) == ["accepts_house_rules"]
    assert "Gern." in answer.content.decode()


def test_the_list_of_requests_costs_the_same_at_any_number(
    closed, moderator, make_member, client_of, django_assert_num_queries, django_assert_max_num_queries
):
    client, address = client_of(moderator), reverse("spaces:request_list", args=[closed.slug])
    ask(closed, make_member())
    client.get(address)
    with django_assert_max_num_queries(30) as with_one:
        client.get(address)
    for _number in range(29):
        ask(closed, make_member())
    with django_assert_num_queries(len(with_one)):
        client.get(address)
