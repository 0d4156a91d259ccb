"""Redis there and away, with a real server."""

import os

import pytest
from django.core.cache.backends.redis import RedisCache

from portal.common import pagecache
from portal.common import redis as patient
from portal.common.pagecache import KeptPage
from portal.common.redis import PatientRedisCache

pytestmark = pytest.mark.redis
DEAD = "redis://127.0.0.1:1/0"
OPTIONS = {"OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1}, "KEY_PREFIX": "test"}


@pytest.fixture
def url():
    found = os.environ.get("TEST_REDIS_URL")
    if not found:
        pytest.skip("no Redis on this machine")
    return found


@pytest.fixture(autouse=True)
def _nobody_was_away(monkeypatch):
    monkeypatch.setattr(patient, "_away_until", 0.0)


def test_RE3_counters_go_on_in_memory_when_redis_is_down():
    """RE3: limits stay on."""
    cache = PatientRedisCache(DEAD, OPTIONS)
    assert cache.add("tries", 1) is True
    assert [cache.incr("tries") for _ in range(4)] == [2, 3, 4, 5]
    assert cache.get_many(["tries"]) == {"tries": 5}


def test_RE3_redis_that_is_away_is_asked_once_in_two_seconds(monkeypatch):
    """RE3"""
    asked = []
    monkeypatch.setattr(
        RedisCache, "get", lambda self, *a, **k: asked.append(1) or (_ for _ in ()).throw(OSError)
    )
    cache = PatientRedisCache(DEAD, OPTIONS)
    assert [cache.get("a", "nothing") for _ in range(5)] == ["nothing"] * 5
    assert len(asked) == 1


def test_RE3_redis_that_is_back_is_used_again(url, monkeypatch):
    """RE3"""
    cache = PatientRedisCache(url, OPTIONS)
    cache.clear()
    monkeypatch.setattr(patient, "_away_until", float("inf"))
    cache.set("a", "in memory")
    monkeypatch.setattr(patient, "_away_until", 0.0)
    assert cache.get("a") is None
    cache.set("a", "in Redis")
    assert PatientRedisCache(url, OPTIONS).get("a") == "in Redis"


def test_a_kept_page_travels_through_redis(url, monkeypatch):
    monkeypatch.setattr(pagecache, "cache", RedisCache(url, OPTIONS))
    monkeypatch.setattr(pagecache, "_away_until", 0.0)
    pagecache._raise()
    generation, nothing = pagecache._read("page:a")
    page = KeptPage(generation, (("Content-Type", "text/html"),), "etag", b"body", b"")
    pagecache._write("page:a", page)
    assert (nothing, pagecache._read("page:a")) == (None, (generation, page))
    pagecache._raise()
    assert pagecache._read("page:a")[1] is None
