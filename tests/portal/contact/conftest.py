from datetime import timedelta

import pytest
from django.core import signing

from portal.contact import guard


@pytest.fixture
def stamp_of_age(monkeypatch):
    """A stamp that was given out some time ago: `stamp_of_age(seconds=20)`."""
    import time

    def make(**age):
        then = time.time() - timedelta(**age).total_seconds()
        with monkeypatch.context() as patched:
            patched.setattr(signing.time, "time", lambda: then)
            return guard.new_stamp()

    return make


@pytest.fixture
def words(stamp_of_age):
    """What a person sends: `words(name="")`."""

    def make(**fields):
        given = {
            "topic": "general",
            "text": "Wann beginnt die nächste Gruppe?",
            "name": "Vera Sand",
            "email": "vera.sand@example.org",
            "nickname": "",
            "stamp": stamp_of_age(seconds=40),
        }
        return {**given, **fields}

    return make
