"""The demo's programme and its mentors are there once, however often they are loaded."""

import pytest

from mentors.directory.models import MentorProfile
from mentors.programmes.models import Cohort, Form, FormVersion, Programme
from portal.demo import texts
from portal.demo.load import people, programme


@pytest.fixture
def loaded(db):
    for part in (people, programme, programme):
        part.load()


def test_every_mentor_of_the_file_is_listed_as_she_wishes(loaded):
    written = [entry["mentor"] for entry in texts.read("people")["members"] if entry.get("mentor")]

    listed = MentorProfile.objects.listed()

    assert listed.count() == len(written) > 20
    assert sum(profile.places_free for profile in listed) == sum(said["places_free"] for said in written)
    assert {profile.audience for profile in listed} == {said["audience"] for said in written}


def test_the_programme_has_an_open_window_and_its_three_forms(loaded):
    the_programme = Programme.objects.get()

    assert Cohort.objects.open_for_applications().get().programme == the_programme
    assert set(the_programme.expectations) == {"de", "en", "uk"}
    for purpose in Form.Purpose.values:
        assert FormVersion.objects.current(programme=the_programme, purpose=purpose).fields.count() >= 3
    assert FormVersion.objects.count() == 3
