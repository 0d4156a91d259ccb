import pytest

from tests.factories import matching as factory
from tests.factories.directory import make_listed_mentor
from tests.factories.programmes import make_cohort, make_programme


@pytest.fixture
def programme(organisation):
    programme = make_programme(organisation)
    factory.make_forms(programme)
    return programme


@pytest.fixture
def cohort(programme):
    return make_cohort(programme)


@pytest.fixture
def profile(programme, make_member):
    """A listed mentor with two places, for all members to see."""
    return make_listed_mentor(programme, make_member(given_name="Oksana"), places=2)


@pytest.fixture
def mentor(profile):
    return profile.member


@pytest.fixture
def mentee(make_member):
    return make_member(given_name="Iryna")


@pytest.fixture
def draft(profile, mentee):
    return factory.make_draft(profile, mentee)


@pytest.fixture
def application(profile, mentee):
    return factory.make_application(profile, mentee)


@pytest.fixture
def draft_of_another(profile, make_member):
    """Somebody else's draft to the same mentor."""
    return factory.make_draft(profile, make_member())
