"""A programme owns one space for everybody and one for its mentors; that of its alumni outlives cohorts."""

from datetime import timedelta

import pytest

from community.spaces.models import Membership, Space
from community.spaces.rules import may_enter, may_moderate, may_post
from community.spaces.services import accept_house_rules, leave_space
from mentors.directory.services import leave_directory, pause_profile, reopen_profile
from mentors.programmes.models import Cohort
from mentors.programmes.services import join_cohort, leave_cohort, open_programme_spaces, settle_spaces
from mentors.programmes.tasks import keep_spaces_in_step
from portal.accounts.services import grant_role, revoke_role
from portal.common.clock import now
from tests.factories.directory import make_listed_mentor
from tests.factories.programmes import make_cohort, make_programme


@pytest.fixture
def programme(organisation):
    return make_programme(organisation, name={"de": "Ankommen", "en": "Arriving", "uk": "Прийти"})


@pytest.fixture
def spaces(programme, coordinator):
    """The spaces by their part, opened when the coordinator was there and nobody else."""
    open_programme_spaces(programme=programme)
    return lambda: {owned.part: owned.space for owned in programme.spaces.select_related("space")}


def inside(space) -> set:
    return {membership.member for membership in space.memberships.select_related("member")}


def test_a_programme_opens_its_spaces_once_with_words_in_every_language(programme, spaces, organisation):
    open_programme_spaces(programme=programme)

    assert set(spaces()) == {"everybody", "mentors"}
    for space in Space.objects.all():
        assert (space.kind, space.carrier, space.organisation) == ("hidden", "organisation", organisation)
        assert set(space.name) == set(space.house_rules) == {"de", "en", "uk"}
    assert dict(spaces()["mentors"].name) == {
        "de": "Ankommen: Mentor:innen",
        "en": "Arriving: mentors",
        "uk": "Прийти: менторки й ментори",
    }


def test_coordinators_of_the_organisation_look_after_them_and_no_others(
    programme, spaces, coordinator, make_coordinator, make_organisation
):
    foreign = make_coordinator(make_organisation())
    late = make_coordinator(programme.organisation)

    for space in spaces().values():
        assert inside(space) == {coordinator, late}
        assert may_moderate(late, space)
        assert not may_enter(foreign, space)

    revoke_role(member=late, role="coordinator", organisation=programme.organisation)
    assert [inside(space) for space in spaces().values()] == [{coordinator}, {coordinator}]


def test_mentors_and_mentees_come_with_a_cohort_and_go_with_it(programme, spaces, coordinator, make_member):
    cohort = make_cohort(programme)
    mentor, mentee = make_member(), make_member()
    join_cohort(cohort=cohort, member=mentor, part="mentor")
    join_cohort(cohort=cohort, member=mentee, part="mentee")

    assert inside(spaces()["everybody"]) == {coordinator, mentor, mentee}
    assert inside(spaces()["mentors"]) == {coordinator, mentor}
    assert not may_enter(mentee, spaces()["mentors"])

    leave_cohort(cohort=cohort, member=mentee, part="mentee")
    assert inside(spaces()["everybody"]) == {coordinator, mentor}


def test_a_listed_mentor_belongs_also_in_a_break_until_she_leaves_the_directory(
    programme, spaces, coordinator
):
    profile = make_listed_mentor(programme, by=coordinator)
    everybody, mentors = spaces()["everybody"], spaces()["mentors"]
    assert inside(mentors) == inside(everybody) == {coordinator, profile.member}

    profile = reopen_profile(profile=pause_profile(profile=profile))
    settle_spaces(programme=programme)
    assert profile.member in inside(mentors)

    leave_directory(profile=profile)
    assert inside(mentors) == inside(everybody) == {coordinator}


def test_who_is_there_for_two_reasons_stays_when_one_ends(programme, spaces, coordinator):
    profile = make_listed_mentor(programme, by=coordinator)
    cohort = make_cohort(programme)
    join_cohort(cohort=cohort, member=profile.member, part="mentor")

    leave_directory(profile=profile)
    assert profile.member in inside(spaces()["mentors"])
    leave_cohort(cohort=cohort, member=profile.member, part="mentor")
    assert profile.member not in inside(spaces()["mentors"])


def test_whoever_is_seated_says_yes_to_the_house_rules_before_she_writes(programme, spaces, make_member):
    mentee = make_member()
    join_cohort(cohort=make_cohort(programme), member=mentee, part="mentee")
    space = spaces()["everybody"]
    assert (may_enter(mentee, space), may_post(mentee, space)) == (True, False)
    accept_house_rules(membership=Membership.objects.get(member=mentee), version=1)
    assert may_post(mentee, space)


def test_who_leaves_the_space_by_herself_is_left_in_peace(programme, spaces, make_member):
    mentee = make_member()
    join_cohort(cohort=make_cohort(programme), member=mentee, part="mentee")
    leave_space(space=spaces()["everybody"], by=mentee)

    keep_spaces_in_step()

    assert mentee not in inside(spaces()["everybody"])


def test_the_space_of_alumni_opens_with_the_first_cohort_that_ends_and_outlives_it(
    programme, spaces, coordinator, make_member
):
    mentee = make_member()
    cohort = make_cohort(programme)
    join_cohort(cohort=cohort, member=mentee, part="mentee")
    yesterday = now().date() - timedelta(days=1)
    Cohort.objects.filter(pk=cohort.pk).update(starts_on=yesterday - timedelta(days=200), ends_on=yesterday)

    keep_spaces_in_step()

    assert inside(spaces()["everybody"]) == {coordinator}
    assert inside(spaces()["alumni"]) == {coordinator, mentee}
    cohort.delete()
    keep_spaces_in_step()
    assert inside(spaces()["alumni"]) == {coordinator, mentee}


def test_who_no_longer_coordinates_leaves_the_alumni_too_or_stays_as_one_of_them(
    programme, coordinator, make_member, make_coordinator
):
    other = make_coordinator(programme.organisation)
    cohort = make_cohort(programme, at=now() - timedelta(days=400))
    join_cohort(cohort=cohort, member=coordinator, part="mentor")
    open_programme_spaces(programme=programme)
    alumni = programme.spaces.get(part="alumni").space
    assert inside(alumni) == {coordinator, other}

    for someone in (coordinator, other):
        grant_role(member=make_member(), role="coordinator", organisation=programme.organisation)
        revoke_role(member=someone, role="coordinator", organisation=programme.organisation)

    assert coordinator in inside(alumni)
    assert not may_moderate(coordinator, alumni)
    assert other not in inside(alumni)


def test_settling_costs_the_same_at_any_number_of_people_who_sit(
    programme, spaces, make_member, django_assert_num_queries, django_assert_max_num_queries
):
    cohort = make_cohort(programme)
    join_cohort(cohort=cohort, member=make_member(), part="mentee")
    with django_assert_max_num_queries(30) as with_one:
        settle_spaces(programme=programme)
    for _number in range(10):
        join_cohort(cohort=cohort, member=make_member(), part="mentee")
    with django_assert_num_queries(len(with_one)):
        settle_spaces(programme=programme)


def test_a_programme_without_spaces_costs_one_question(programme, member, django_assert_num_queries):
    # The question, and the two ends of the transaction around it.
    with django_assert_num_queries(3):
        settle_spaces(programme=programme, member=member)
