"""The portal as `make run` starts it, and one header that names the templates of an answer, for the tests' lists."""

from portal.config.settings.dev import *  # noqa: F403

MIDDLEWARE = ["tests.browser.templates.name_templates", *MIDDLEWARE]  # noqa: F405
# A strict stop at five failures is tested elsewhere; here one address plays twelve people.
ACCOUNT_RATE_LIMITS = False
# Nobody is asked for her password again while the pages are looked at.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * 60
