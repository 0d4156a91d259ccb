"""Redis as a cache that may go away: then each process counts for itself until it is back."""

import logging
import time

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# So long nobody asks again, lest every request wait for a Redis that does not answer.
PAUSE_SECONDS = 2.0
_away_until = 0.0


class PatientRedisCache(RedisCache):
    """Limits on guessing stay on when Redis is down: counted per process, which is less strict but not nothing."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._memory = LocMemCache(f"instead of {self.key_prefix}", {"KEY_PREFIX": self.key_prefix})

    def _ask(self, name: str, *args, **kwargs):
        global _away_until
        if time.monotonic() >= _away_until:
            try:
                return getattr(super(), name)(*args, **kwargs)
            except (RedisError, OSError) as error:
                logger.warning("redis_unreachable", extra={"failure": type(error).__name__})
                _away_until = time.monotonic() + PAUSE_SECONDS
        return getattr(self._memory, name)(*args, **kwargs)

    def add(self, *args, **kwargs):
        return self._ask("add", *args, **kwargs)

    def get(self, *args, **kwargs):
        return self._ask("get", *args, **kwargs)

    def set(self, *args, **kwargs):
        return self._ask("set", *args, **kwargs)

    def touch(self, *args, **kwargs):
        return self._ask("touch", *args, **kwargs)

    def delete(self, *args, **kwargs):
        return self._ask("delete", *args, **kwargs)

    def get_many(self, *args, **kwargs):
        return self._ask("get_many", *args, **kwargs)

    def set_many(self, *args, **kwargs):
        return self._ask("set_many", *args, **kwargs)

    def delete_many(self, *args, **kwargs):
        return self._ask("delete_many", *args, **kwargs)

    def has_key(self, *args, **kwargs):
        return self._ask("has_key", *args, **kwargs)

    def incr(self, *args, **kwargs):
        return self._ask("incr", *args, **kwargs)

    def clear(self):
        return self._ask("clear")
