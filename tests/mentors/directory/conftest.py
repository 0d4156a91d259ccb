import pytest

from tests.factories.programmes import make_programme


@pytest.fixture
def programme(organisation):
    return make_programme(organisation)
