"""Who belongs to which audience."""

from django.contrib.auth.models import AnonymousUser

from portal.accounts.audiences import audiences_of
from portal.accounts.models import Affiliation


def test_a_visitor_belongs_to_the_public_alone():
    assert audiences_of(AnonymousUser()) == {"public"}


def test_a_member_belongs_to_the_members_to_herself_and_to_her_organisation(member, organisation):
    Affiliation.objects.create(member=member, organisation=organisation, kind="alumna")

    assert audiences_of(member) == {
        "public",
        "members",
        f"person:{member.pk}",
        f"organisation:{organisation.pk}",
    }


def test_somebody_who_may_no_longer_sign_in_is_a_visitor(make_member):
    assert audiences_of(make_member(is_active=False)) == {"public"}
