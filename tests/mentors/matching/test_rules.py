"""Who may ask, read and decide."""

from django.contrib.auth.models import AnonymousUser

from mentors.matching import rules, services
from mentors.matching.models import Application
from portal.accounts.services import block


def test_who_may_ask(profile, mentor, mentee):
    assert rules.may_apply(mentee, profile)
    assert not rules.may_apply(mentor, profile)
    assert not rules.may_apply(AnonymousUser(), profile)


def test_nobody_asks_a_mentor_without_a_place(profile, mentee):
    profile.places_free = 0

    assert not rules.may_apply(mentee, profile)


def test_nobody_asks_a_mentor_whom_a_block_keeps_apart(profile, mentor, mentee):
    block(by=mentor, member=mentee)

    assert not rules.may_apply(mentee, profile)


def test_who_reads_an_application(application, draft_of_another, mentor, mentee, coordinator, make_member):
    def seen_by(member):
        return set(Application.objects.visible_to(member))

    assert seen_by(mentee) == {application}
    assert seen_by(mentor) == {application}
    assert seen_by(coordinator) == set()
    assert seen_by(make_member()) == set()
    assert seen_by(AnonymousUser()) == set()


def test_who_decides_and_who_writes(application, mentor, mentee, coordinator):
    assert [rules.may_decide(person, application) for person in (mentor, mentee, coordinator)] == [
        True,
        False,
        False,
    ]
    assert [rules.may_withdraw(person, application) for person in (mentor, mentee, coordinator)] == [
        False,
        True,
        False,
    ]
    assert not rules.may_write(mentee, application)


def test_nobody_decides_twice(application, mentor):
    services.decline_application(application=application, by=mentor, reason="no_time")

    assert not rules.may_decide(mentor, application)
