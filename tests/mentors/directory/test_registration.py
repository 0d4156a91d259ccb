"""An alumna registers in steps; a coordinator reads, sends back once, approves."""

import pytest
from django.db import IntegrityError, transaction

from mentors.directory import services
from mentors.directory.completeness import missing_in
from mentors.directory.models import MentorProfile
from portal.accounts.models import Affiliation, Consent, Organisation
from portal.accounts.services import withdraw_consent
from search.finding import Query, entries_of, find
from tests.factories.directory import make_draft, make_listed_mentor, make_submitted
from tests.factories.programmes import in_three, make_form, make_programme


def listed():
    return set(MentorProfile.objects.listed())


def test_beginning_twice_finds_the_first_RE8(programme, member):
    first = services.start_profile(programme=programme, by=member)
    second = services.start_profile(programme=programme, by=member)

    assert first == second
    assert first.state == "draft"


def test_a_programme_that_takes_no_mentors_begins_none(organisation, member):
    with pytest.raises(services.NotTakingMentors):
        services.start_profile(programme=make_programme(organisation, takes_mentors=False), by=member)


def test_the_portal_reuses_where_she_belongs_R58(programme, organisation, member):
    Affiliation.objects.create(member=member, organisation=organisation, kind="alumna")

    profile = services.start_profile(programme=programme, by=member)

    assert (profile.kind, profile.organisation) == ("alumna", organisation)


def test_PR11_a_new_profile_is_for_nobody(programme, member):
    profile = services.start_profile(programme=programme, by=member)

    assert profile.audience == ""
    assert not listed()


def test_an_unfinished_profile_says_what_is_missing_and_is_not_sent(programme, member):
    profile = services.start_profile(programme=programme, by=member)

    with pytest.raises(services.Incomplete) as refusal:
        services.submit_profile(profile=profile)

    assert {missing.step for missing in refusal.value.missing} == {"who", "offer", "visibility"}
    profile.refresh_from_db()
    assert profile.state == "draft"


def test_nothing_is_missing_when_all_is_written(programme):
    assert missing_in(make_draft(programme)) == []


def test_a_required_question_of_the_programme_is_missed(programme):
    version = make_form(
        programme,
        "mentor_profile",
        fields=[{"key": "why", "kind": "text", "label": in_three("Why?"), "required": True}],
    )
    profile = make_draft(programme)
    assert [(missing.step, str(missing.words)[:4]) for missing in missing_in(profile)] == [("offer", "Why?")]

    services.save_offer(
        profile=profile, texts={}, topics=profile.topics.all(), version=version, answers={"why": "Because"}
    )

    profile.refresh_from_db()
    assert missing_in(profile) == []


def test_sending_tells_the_coordinators_of_the_programmes_organisation_and_nobody_else(
    programme, coordinator, make_coordinator, make_organisation
):
    foreign = make_coordinator(make_organisation(name="Elsewhere"))

    make_submitted(programme)

    assert [notice.notice for notice in coordinator.notices.all()] == ["directory.profile_submitted"]
    assert not foreign.notices.exists()


def test_a_profile_comes_back_once_with_a_reason_and_is_approved(programme, coordinator):
    profile = make_submitted(programme)

    services.return_profile(profile=profile, by=coordinator, reason="Please name a language.")

    profile.refresh_from_db()
    assert profile.state == "returned"
    assert profile.reviews.get().reason == "Please name a language."
    assert [notice.notice for notice in profile.member.notices.all()] == ["directory.profile_returned"]
    assert not listed()

    services.submit_profile(profile=profile)
    services.approve_profile(profile=profile, by=coordinator)

    assert listed() == {profile}
    assert profile.reviews.count() == 2
    assert "directory.profile_approved" in {notice.notice for notice in profile.member.notices.all()}


def test_what_was_decided_is_not_decided_again_RE8(programme, coordinator):
    profile = make_submitted(programme)
    services.approve_profile(profile=profile, by=coordinator)

    with pytest.raises(services.WrongState):
        services.approve_profile(profile=profile, by=coordinator)
    with pytest.raises(services.WrongState):
        services.return_profile(profile=profile, by=coordinator, reason="Too late")
    assert profile.reviews.count() == 1


def test_what_is_being_read_is_not_changed_under_the_readers_eyes(programme):
    profile = make_submitted(programme)

    with pytest.raises(services.WrongState):
        services.save_offer(profile=profile, texts={"headline": "Other"}, topics=[])


def test_approving_confirms_where_she_belongs(programme, organisation):
    profile = make_listed_mentor(programme)

    belongs = profile.member.affiliations.get()
    assert (belongs.organisation, belongs.kind) == (organisation, "alumna")


def test_an_external_experts_company_is_entered_when_she_is_approved(programme):
    profile = make_submitted(programme, kind="expert", organisation=None, company_name="Haddad & Töchter")
    assert not Organisation.objects.filter(kind="company").exists()
    assert profile.organisation_name == "Haddad & Töchter"

    services.approve_profile(profile=profile, by=profile.member)

    profile.refresh_from_db()
    assert profile.organisation.kind == "company"
    assert profile.member.affiliations.get().kind == "expert"


def test_PR12_without_her_standing_yes_she_is_not_listed(programme):
    profile = make_listed_mentor(programme)
    assert listed() == {profile}

    withdraw_consent(member=profile.member, kind=Consent.Kind.LISTING)

    assert listed() == set()
    assert not entries_of("mentor", profile.headline).exists()


def test_PR12_a_yes_is_for_one_audience(programme):
    profile = make_listed_mentor(programme, audience="members")

    services.change_audience(profile=profile, audience="public")

    standing = Consent.objects.standing().filter(member=profile.member, kind="listing")
    assert list(standing.values_list("scope", flat=True)) == ["public"]
    assert Consent.objects.filter(member=profile.member, kind="listing").count() == 2


def test_a_break_hides_her_and_ends_when_she_says(programme, member):
    profile = make_listed_mentor(programme)
    wanted = Query(asker=member, text="bauingenieurin", kinds=("mentor",))

    services.pause_profile(profile=profile)
    assert listed() == set()
    assert find(wanted).hits == ()

    services.resume_profile(profile=profile)
    assert listed() == {profile}
    assert [hit.thing for hit in find(wanted).hits] == [profile]


def test_leaving_ends_the_consent_and_the_texts_stay_hers(programme):
    profile = make_listed_mentor(programme)

    services.leave_directory(profile=profile)

    profile.refresh_from_db()
    assert profile.state == "left"
    assert profile.headline
    assert not Consent.objects.standing().filter(member=profile.member, kind="listing").exists()


def test_taking_it_back_to_write_hides_it_until_it_is_read_again(programme):
    profile = make_listed_mentor(programme)

    services.reopen_profile(profile=profile)

    profile.refresh_from_db()
    assert profile.state == "draft"
    assert listed() == set()


def test_RE7_the_last_place_is_taken_once(programme):
    profile = make_listed_mentor(programme, places=1)

    services.take_place(profile=profile)
    with pytest.raises(services.NoPlaceFree):
        services.take_place(profile=profile)

    profile.refresh_from_db()
    assert (profile.places, profile.places_free) == (1, 0)


def test_a_place_given_back_is_free_and_never_more_than_there_are(programme):
    profile = make_listed_mentor(programme, places=1)
    services.take_place(profile=profile)

    services.give_back_place(profile=profile)
    services.give_back_place(profile=profile)

    profile.refresh_from_db()
    assert profile.places_free == 1


def test_places_never_fall_below_those_she_accompanies(programme):
    profile = make_listed_mentor(programme, places=3)
    services.take_place(profile=profile)
    services.take_place(profile=profile)

    with pytest.raises(services.TooFewPlaces):
        services.set_places(profile=profile, places=1)
    services.set_places(profile=profile, places=5)

    profile.refresh_from_db()
    assert (profile.places, profile.places_free) == (5, 3)


def test_the_database_holds_the_places_together(programme):
    profile = make_listed_mentor(programme, places=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        MentorProfile.objects.filter(pk=profile.pk).update(places_free=2)


def test_a_failing_index_undoes_the_approval(programme, coordinator, monkeypatch):
    profile = make_submitted(programme)

    def fail(**kwargs):
        raise RuntimeError

    monkeypatch.setattr("mentors.directory.services.review.index", fail)
    with pytest.raises(RuntimeError):
        services.approve_profile(profile=profile, by=coordinator)

    profile.refresh_from_db()
    assert profile.state == "submitted"
