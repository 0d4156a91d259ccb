import pytest

from portal.accounts.models import Block, CareerStation, Look, Member, Tie
from portal.accounts.services import block, record_look, tie
from portal.common import privacy


def declaration_of(model):
    return next(one for one in privacy.declarations() if one.model is model)


def erase_everything(member):
    for declaration in privacy.declarations():
        declaration.erase(member)


@pytest.fixture
def other(make_member):
    return make_member(given_name="Amal")


def test_the_member_is_erased_last_of_her_app():
    ours = [d.model for d in privacy.declarations() if d.model._meta.app_label == "accounts"]

    assert ours[-1] is Member


def test_an_export_holds_her_own_rows_and_nobody_elses(member, other):
    CareerStation.objects.create(member=member, role="Teacher")
    CareerStation.objects.create(member=other, role="Nurse")

    assert [item["role"] for item in declaration_of(CareerStation).export(member)] == ["Teacher"]


def test_an_export_of_the_account_holds_no_password(member):
    [item] = declaration_of(Member).export(member)

    assert item["email"] == member.email
    assert "password" not in item


def test_a_blocked_member_does_not_learn_of_it_from_her_export(member, other):
    block(by=other, member=member)

    assert list(declaration_of(Block).export(member)) == []
    assert len(list(declaration_of(Block).export(other))) == 1


def test_erasing_leaves_an_empty_row_and_nothing_of_hers(member, other):
    CareerStation.objects.create(member=member, role="Teacher")
    CareerStation.objects.create(member=other, role="Nurse")
    tie(a=member, b=other, kind="pair")
    block(by=other, member=member)
    record_look(by=member, subject=other, what="cv", reason="application")

    erase_everything(member)

    left = Member.objects.get(pk=member.pk)
    assert (left.given_name, left.family_name, left.is_active) == ("", "", False)
    assert left.email.endswith("@erased.invalid")
    assert not left.has_usable_password()
    assert [station.role for station in CareerStation.objects.all()] == ["Nurse"]
    assert Tie.objects.count() == Block.objects.count() == 0
    assert [look.looker for look in Look.objects.at(other)] == [None]


def test_erasing_twice_changes_nothing(member):
    erase_everything(member)
    once = Member.objects.values().get(pk=member.pk)
    erase_everything(Member.objects.get(pk=member.pk))

    twice = Member.objects.values().get(pk=member.pk)
    assert {**twice, "password": ""} == {**once, "password": ""}
