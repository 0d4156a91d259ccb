from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from community.spaces.finding import people_named
from community.spaces.models import Invitation, Membership
from community.spaces.notices import INVITED
from community.spaces.rules import may_post
from community.spaces.services import (
    AlreadyInside,
    NoLongerHolds,
    StillQuiet,
    TooManyInvitations,
    accept_invitation,
    decline_invitation,
    forget_old,
    invite_address,
    invite_member,
    withdraw_invitation,
)
from community.spaces.services.inviting import INVITATIONS_A_DAY
from portal.accounts.models import FieldVisibility
from portal.accounts.services import block, set_visibility, tie
from portal.common.clock import now
from portal.notifications.models import Notification
from tests.factories.spaces import seat
from tests.mail import sent_mails


@pytest.fixture
def invite(closed, moderator):
    return lambda **whom: (invite_address if "email" in whom else invite_member)(
        space=closed, by=moderator, **whom
    )


def is_told(member) -> bool:
    return Notification.objects.filter(member=member, notice=INVITED.key, read_at=None).exists()


def test_an_invited_member_is_told_sees_the_house_rules_and_comes_in(invite, closed, member, client_of):
    invitation = invite(member=member)
    client = client_of(member)

    assert is_told(member)
    page = client.get(invitation.get_absolute_url()).content.decode()
    assert str(closed) in page
    assert "We listen first." in page
    refused = client.post(invitation.get_absolute_url(), {})
    assert list(refused.context["form"].errors) == ["accepts_house_rules"]
    client.post(invitation.get_absolute_url(), {"accepts_house_rules": "on", "is_listed": "on"})
    assert may_post(member, closed)
    assert Membership.objects.get(member=member).is_listed
    assert not is_told(member)


def test_RE8_inviting_twice_is_inviting_once(invite, member):
    assert invite(member=member) == invite(member=member)


def test_nobody_is_told_of_a_no_and_it_is_quiet_for_thirty_days(invite, moderator, closed, member):
    at = now()
    decline_invitation(invitation=invite(member=member), at=at)

    assert not Notification.objects.filter(member=moderator, notice__startswith="spaces.ans").exists()
    with pytest.raises(StillQuiet):
        invite(member=member, at=at + timedelta(days=29))
    assert invite(member=member, at=at + timedelta(days=31)).state == "open"


def test_an_invitation_runs_out_and_may_be_withdrawn(invite, member, make_member, client_of):
    at = now()
    old = invite(member=member, at=at - timedelta(days=14))
    assert client_of(member).get(old.get_absolute_url()).status_code == 404
    with pytest.raises(NoLongerHolds):
        accept_invitation(invitation=old, by=member, accepts_house_rules=True, at=at)

    other = make_member()
    withdrawn = invite(member=other)
    withdraw_invitation(invitation=withdrawn)
    assert not is_told(other)
    assert client_of(other).get(withdrawn.get_absolute_url()).status_code == 404


def test_who_is_inside_is_not_invited(invite, closed, member):
    seat(member, closed)
    with pytest.raises(AlreadyInside):
        invite(member=member)


def test_PR9_the_mail_to_an_address_names_nobody_and_nothing(
    closed, moderator, django_capture_on_commit_callbacks, settings
):
    settings.PUBLIC_URL = "https://portal.example.org"
    with django_capture_on_commit_callbacks(execute=True):
        invitation = invite_address(space=closed, by=moderator, email="Jemand@example.net", language="uk")

    [mail] = sent_mails()
    assert mail.to == "jemand@example.net"
    assert mail.links == [f"https://portal.example.org/uk/community/invitations/{invitation.pk}/"]
    for word in (moderator.given_name, str(closed), "Jemand", "jemand"):
        assert word not in mail.subject + mail.text
    assert "14" in mail.text


def test_whoever_opens_the_link_without_an_account_learns_that_there_is_one(invite, closed, moderator):
    invitation = invite(email="jemand@example.net")
    page = Client().get(invitation.get_absolute_url())

    assert page.status_code == 200
    for word in (str(closed), moderator.display_name, "jemand@example.net"):
        assert word not in page.content.decode()


def test_the_invitation_waits_for_the_account_that_is_opened_later(invite, closed, make_member, client_of):
    invitation = invite(email="Jemand@example.net")
    newcomer, other = make_member(email="jemand@example.net"), make_member()

    assert client_of(other).get(invitation.get_absolute_url()).status_code == 404
    assert str(closed) in client_of(newcomer).get(reverse("spaces:space_list")).content.decode()
    client_of(newcomer).post(invitation.get_absolute_url(), {"accepts_house_rules": "on"})
    assert may_post(newcomer, closed)


def test_AN2_an_address_with_an_account_looks_like_any_other(
    invite, closed, moderator, member, client_of, django_capture_on_commit_callbacks
):
    """Whoever invites by address does not learn who has an account, and never a name."""
    answers = []
    for address in (member.email, "niemand@example.net"):
        client = client_of(moderator)
        url = reverse("spaces:invite_by_address", args=[closed.slug])
        answers.append(client.post(url, {"email": address, "language": "de"}, follow=True).content.decode())

    assert is_told(member)
    assert member.display_name not in answers[0] + answers[1]
    assert "niemand@example.net" in answers[1]
    assert member.email in answers[0]


@pytest.mark.parametrize("by_address", [True, False])
@pytest.mark.parametrize("who_blocks", ["moderator", "member"])
def test_AC13_a_blocked_person_is_not_reached_and_the_other_side_does_not_notice(
    invite, closed, moderator, member, client_of, who_blocks, by_address
):
    pair = {"moderator": moderator, "member": member}
    blocker = pair.pop(who_blocks)
    block(by=blocker, member=next(iter(pair.values())))

    invitation = invite(email=member.email) if by_address else invite(member=member)

    assert not is_told(member)
    assert client_of(member).get(invitation.get_absolute_url()).status_code == 404
    assert not Invitation.objects.for_member(member).exists()
    assert (
        invitation.name
        in client_of(moderator).get(reverse("spaces:invite", args=[closed.slug])).content.decode()
    )


def test_RA7_a_day_has_so_many_invitations(closed, moderator):
    for number in range(INVITATIONS_A_DAY):
        invite_address(space=closed, by=moderator, email=f"jemand{number}@example.net")
    with pytest.raises(TooManyInvitations):
        invite_address(space=closed, by=moderator, email="zuviel@example.net")


def test_RA7_one_address_gets_two_mails_a_day_whoever_invites(
    make_space, make_member, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for _number in range(4):
            invite_address(space=make_space(kind="closed"), by=make_member(), email="jemand@example.net")
    assert len(sent_mails()) == 2


def test_addresses_are_forgotten_when_the_invitation_has_run_out(invite):
    at = now()
    invite(email="alt@example.net", at=at - timedelta(days=14))
    kept = invite(email="neu@example.net", at=at)

    forget_old(at=at)

    assert list(Invitation.objects.all()) == [kept]


# --- by name -------------------------------------------------------------------------------------------------------


def found(name, moderator, closed) -> list:
    return people_named(name, reader=moderator, space=closed)


def test_PR11_a_new_member_is_found_by_nobody(closed, moderator, make_member):
    make_member(given_name="Oksana", family_name="Melnyk")
    assert found("Oksana", moderator, closed) == []


@pytest.mark.parametrize("why", ["shown", "tied", "shared"])
def test_found_is_who_shows_herself_or_has_to_do_with_the_reader(
    closed, moderator, make_member, make_space, why
):
    oksana = make_member(given_name="Oksana", family_name="Melnyk")
    if why == "shown":
        set_visibility(member=oksana, group=FieldVisibility.Group.NAME, step=FieldVisibility.Step.MEMBERS)
    elif why == "tied":
        tie(a=oksana, b=moderator, kind="programme")
    else:
        shared = make_space()
        seat(moderator, shared)
        membership = seat(oksana, shared)
        assert found("Oksana", moderator, closed) == []
        membership.is_listed = True
        membership.save()

    assert found("oksana", moderator, closed) == [oksana]
    assert found("ok", moderator, closed) == []
    block(by=oksana, member=moderator)
    assert found("Oksana", moderator, closed) == []


def test_nobody_is_found_by_the_name_she_hides(closed, moderator, make_member):
    inna = make_member(
        given_name="Inna", family_name="Marchenko", pseudonym="Stille Linde", shown_as="pseudonym"
    )
    tie(a=inna, b=moderator, kind="programme")

    assert found("Inna", moderator, closed) == []
    assert found("Marchenko", moderator, closed) == []
    assert found("Linde", moderator, closed) == [inna]


def test_AC9_nobody_is_invited_by_a_key_that_the_search_does_not_show(closed, moderator, member, client_of):
    url = reverse("spaces:invite_by_name", args=[closed.slug])
    assert client_of(moderator).post(url, {"member": member.pk}).status_code == 404
    assert not Invitation.objects.exists()


def test_the_page_of_invitations_costs_the_same_at_any_number(
    closed, moderator, make_member, client_of, django_assert_num_queries, django_assert_max_num_queries
):
    client, address = client_of(moderator), reverse("spaces:invite", args=[closed.slug]) + "?name=Muster"

    def one_more():
        someone = make_member(given_name="Muster")
        tie(a=someone, b=moderator, kind="programme")
        invite_member(space=closed, by=moderator, member=someone, at=now() - timedelta(days=2))

    one_more()
    client.get(address)
    with django_assert_max_num_queries(30) as with_one:
        client.get(address)
    for _number in range(29):
        one_more()
    with django_assert_num_queries(len(with_one)):
        client.get(address)
