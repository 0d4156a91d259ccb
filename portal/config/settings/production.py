"""For a real portal: refuses to start with what only a developer may have."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F401

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])

if DEBUG:
    raise ImproperlyConfigured("DEBUG must be off in production.")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith(("only for", "django-insecure")):
    raise ImproperlyConfigured("SECRET_KEY must be set to a long random text (50 characters or more).")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of this portal; '*' is refused.")
