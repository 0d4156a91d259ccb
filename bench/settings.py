"""The portal as a real one answers (no debugging, templates kept), with the demo's data and two bare addresses."""

from portal.config.settings.dev import *  # noqa: F403

DEBUG = False
ROOT_URLCONF = "bench.urls"
# Static files straight from the source folders, compressed as they are asked for.
WHITENOISE_USE_FINDERS = True
