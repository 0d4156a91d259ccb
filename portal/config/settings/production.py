"""For a real portal: refuses to start with what only a developer may have."""

from django.core.exceptions import ImproperlyConfigured

from portal.common.logs import forget_words

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

# --- https only, cookies that belong to this host alone -------------------------------------------------------------
SECURE_SSL_REDIRECT = env.bool("PORTAL_HTTPS", default=True)
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Host-language"
LANGUAGE_COOKIE_SECURE = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
CONTENT_SECURITY_POLICY_BACK_OFFICE["DIRECTIVES"]["upgrade-insecure-requests"] = True
if env.bool("PORTAL_TRUST_PROXY", default=False):
    # Only behind a proxy that overwrites this header itself; otherwise any visitor could claim to have come by https.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- files with their content's hash in the name, compressed once ---------------------------------------------------
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.common.serving.storage.StaticStorage"},
}

LOGGING["handlers"]["log"]["formatter"] = "json"
LOGGING["root"]["level"] = env.str("PORTAL_LOG_LEVEL", default="INFO")

if SENTRY_DSN := env.str("SENTRY_DSN", default=""):
    import sentry_sdk

    # Where it broke, never with whose words: no variables, no request, no trail.
    sentry_sdk.init(
        SENTRY_DSN,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=lambda event, hint: forget_words(event),
    )
