"""Asking a mentor, and her answer."""

import threading

import pytest
from django.db import connection, connections

from mentors.directory.models import MentorProfile
from mentors.matching import services
from mentors.matching.events import match_made
from mentors.matching.models import Application, DeclineReason, Match
from mentors.mentorship.models import Mentorship
from portal.notifications.models import Notification
from tests.factories import matching as factory
from tests.factories.directory import make_listed_mentor

State = Application.State


def told(member) -> list[str]:
    """The notices of this part of the story that a member has, in the order they came."""
    mine = Notification.objects.filter(member=member).exclude(notice__startswith="directory.")
    return list(mine.order_by("created_at").values_list("notice", flat=True))


def free_places(profile) -> int:
    return MentorProfile.objects.get(pk=profile.pk).places_free


def test_RE8_beginning_twice_finds_the_same_application(profile, mentee):
    first = services.start_application(by=mentee, profile=profile)

    assert services.start_application(by=mentee, profile=profile) == first
    assert Application.objects.count() == 1


def test_what_she_brings_is_said_once_for_all_applications(profile, draft, mentee, programme, make_member):
    other = make_listed_mentor(programme, make_member())

    second = services.start_application(by=mentee, profile=other)

    assert second.intake == draft.intake
    assert [answer.value for answer in second.intake.answers.answers.all()] == ["Zehn Jahre Statik."]


def test_an_application_without_a_required_answer_is_not_sent(profile, mentee):
    application = services.start_application(by=mentee, profile=profile)
    services.save_intake(intake=application.intake, answers={"bring": "Zehn Jahre Statik."})

    with pytest.raises(services.IncompleteApplication) as refusal:
        services.submit_application(application=application)

    application.refresh_from_db()
    assert (refusal.value.missing, application.state) == (["wish"], State.DRAFT)


def test_RE8_sending_twice_tells_the_mentor_once(draft, mentor):
    services.submit_application(application=draft)
    services.submit_application(application=draft)

    assert draft.state == State.SUBMITTED
    assert told(mentor) == ["matching.applied"]


def test_accepting_takes_a_place_and_opens_a_page_for_both(application, profile, mentor, mentee, cohort):
    match = services.accept_application(application=application, by=mentor)

    application.refresh_from_db()
    assert application.state == State.ACCEPTED
    assert free_places(profile) == 1
    assert set(match.mentorship.people.all()) == {mentor, mentee}
    assert match.cohort == cohort
    assert told(mentee) == ["mentorship.begun"]


def test_accepting_twice_is_one_match_and_one_place(application, profile, mentor):
    first = services.accept_application(application=application, by=mentor)

    assert services.accept_application(application=application, by=mentor) == first
    assert free_places(profile) == 1


def test_the_last_place_is_refused_to_the_next(profile, mentor, make_member):
    applications = [factory.make_application(profile, make_member()) for _ in range(3)]
    for application in applications[:2]:
        services.accept_application(application=application, by=mentor)

    with pytest.raises(services.NoPlaceLeft):
        services.accept_application(application=applications[2], by=mentor)

    applications[2].refresh_from_db()
    assert (applications[2].state, free_places(profile)) == (State.SUBMITTED, 0)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_RE7_twenty_who_accept_in_one_moment_take_the_last_place_once(organisation, make_member):
    from tests.factories.programmes import make_programme

    programme = make_programme(organisation)
    factory.make_forms(programme)
    profile = make_listed_mentor(programme, make_member(), places=1)
    applications = [factory.make_application(profile, make_member()) for _ in range(20)]
    together = threading.Barrier(20)
    outcomes = []

    def accept(application):
        together.wait()
        try:
            services.accept_application(application=application, by=profile.member)
            outcomes.append("accepted")
        except services.NoPlaceLeft:
            outcomes.append("no place left")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept, args=[application]) for application in applications]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["accepted"] + ["no place left"] * 19
    assert (Match.objects.count(), Mentorship.objects.count(), free_places(profile)) == (1, 1, 0)
    assert connection.is_usable()


def test_a_receiver_that_fails_undoes_the_whole_act(application, profile, mentor):
    def fail(**kwargs):
        raise RuntimeError("the page for two could not be opened")

    match_made.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            services.accept_application(application=application, by=mentor)
    finally:
        match_made.disconnect(fail)

    application.refresh_from_db()
    assert (application.state, free_places(profile), Match.objects.count()) == (State.SUBMITTED, 2, 0)


def test_who_has_found_her_mentor_asks_nobody_else_in_this_programme(
    application, mentor, mentee, programme, make_member
):
    other_mentor = make_member()
    other = factory.make_application(make_listed_mentor(programme, other_mentor), mentee)

    services.accept_application(application=application, by=mentor)

    other.refresh_from_db()
    assert other.state == State.WITHDRAWN
    assert "matching.withdrawn" in told(other_mentor)


def test_a_no_has_a_reason_and_lets_the_files_go(application, mentor, mentee, tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from portal.common.models import StoredFile
    from tests.hostile.papers import small_pdf

    services.attach_file(application=application, name="cv", upload=SimpleUploadedFile("cv.pdf", small_pdf()))

    services.decline_application(application=application, by=mentor, reason=DeclineReason.NO_TIME)

    application.refresh_from_db()
    assert (application.state, application.cv, StoredFile.objects.count()) == (State.DECLINED, None, 0)
    assert told(mentee) == ["matching.declined"]


def test_after_a_no_she_may_ask_the_same_mentor_again_later(application, profile, mentor, mentee):
    services.decline_application(application=application, by=mentor, reason=DeclineReason.NO_TIME)

    assert services.start_application(by=mentee, profile=profile) != application


def test_withdrawing_needs_no_reason_and_comes_before_a_yes(application, mentor):
    services.withdraw_application(application=application)

    with pytest.raises(services.NotWaiting):
        services.accept_application(application=application, by=mentor)
    assert told(mentor) == ["matching.applied", "matching.withdrawn"]
