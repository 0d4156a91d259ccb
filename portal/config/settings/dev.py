"""For a developer's machine and the demo: one process, SQLite, mails shown in the development mailbox."""

from .base import *  # noqa: F401

DEBUG = env.bool("DEBUG", default=True)
PORTAL_STYLEGUIDE = True
PORTAL_MAILBOX = True
SECRET_KEY = "only for development, production refuses it"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
OUTBOX_KEEPS_TEXT = True
DEMO_ALLOWED = True
