"""For the tests: fast hashing, mails in memory of the outbox, PostgreSQL or Redis where a test asks for them."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F401

DEBUG = False
PORTAL_STYLEGUIDE = True
PORTAL_MAILBOX = True
SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATA_DIR = Path(tempfile.mkdtemp(prefix="portal-test-"))
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"
STATIC_ROOT = DATA_DIR / "static"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["NAME"] = DATA_DIR / "portal.sqlite3"
    # A file, as in life: threads and processes meet in it.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
# The outbox stands before it; `tests.mail.sent_mails` has the outbox deliver and reads what arrived.
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEMO_ALLOWED = True
# Tests that want Elasticsearch say so; the others must not write into one that happens to be named in the environment.
TEST_ELASTICSEARCH_URL, ELASTICSEARCH_URL = ELASTICSEARCH_URL, ""
