import pytest

from tests.factories.programmes import make_programme


@pytest.fixture
def programme(organisation):
    return make_programme(organisation)


@pytest.fixture
def private_root(settings, tmp_path):
    """Where this test's photos lie."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT
