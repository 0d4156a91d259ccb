import pytest

from portal.notifications.notices import _notices, register


@pytest.fixture
def answered():
    """A kind of notice of our own, gone after the test."""
    notice = register("tests.answered", "Your question has a new answer.")
    yield notice
    _notices.pop("tests.answered", None)


@pytest.fixture
def quiet():
    """A kind that goes out by mail only to those who ask for it."""
    notice = register("tests.quiet", "Somebody has joined your room.", mail=False)
    yield notice
    _notices.pop("tests.quiet", None)
