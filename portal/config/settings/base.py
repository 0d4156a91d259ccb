"""What is the same everywhere. Everything that may differ comes from the environment."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[3]
env = environ.Env()

# Everything the portal writes (SQLite, private files, renditions) lies in one folder that is easy to back up.
DATA_DIR = Path(env.str("PORTAL_DATA_DIR", default=str(BASE_DIR / "var")))

# Accounts with a known password: only a developer's machine may have them (dev and test say so, production cannot).
DEMO_ALLOWED = False

SITE_NAME = env.str("PORTAL_SITE_NAME", default="Wegweiser")
PUBLIC_URL = env.str("PORTAL_PUBLIC_URL", default="http://localhost:8000")

INSTALLED_APPS = [
    # The floors, from the roof to the ground: a template or a message of a higher floor wins.
    "portal.demo",
    "portal.front",
    "mentors.mentorship",
    "mentors.matching",
    "mentors.directory",
    "mentors.programmes",
    "community.questions",
    # machina looks for its apps by the last word of a path: its own stand before `community.forum`.
    "community.forum.engine.forum",
    "community.forum.engine.forum_conversation",
    "community.forum.engine.forum_permission",
    "community.forum",
    "community.moderation",
    "community.spaces",
    "portal.goodpractice",
    "portal.blueprint",
    "portal.toolkit",
    "portal.news",
    "portal.contact",
    "portal.manual",
    "portal.versions",
    "portal.printing",
    "portal.editing",
    "portal.pages",
    "portal.notifications",
    "search",
    "portal.accounts",
    "portal.common",
    # Wagtail
    "wagtailmedia",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.apps.MembersInTheBackOffice",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "portal.pages.office.QuietBackOffice",
    "wagtail",
    "modelcluster",
    "mptt",
    "taggit",
    # Accounts
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # Machinery
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "django_countries",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    # Its templates draw the widgets of our form renderer.
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "portal.common.middleware.ContentSecurityPolicyMiddleware",
    "portal.common.middleware.PrivacyHeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.common.pagecache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.common.addresses.LocaleMiddleware",
    "portal.pages.middleware.PairedFormsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "portal.common.files.body.BodyLimitMiddleware",
]

ROOT_URLCONF = "portal.config.urls"
WSGI_APPLICATION = "portal.config.wsgi.application"
ASGI_APPLICATION = "portal.config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "portal.notifications.context_processors.unread_notices",
                "portal.pages.context.site",
            ],
        },
    },
]

# --- the database -------------------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
# Measured: with Django's defaults 423 of 480 concurrent writes were lost to "database is locked", with these none.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    # A new connection for each request cost 9-10 ms of server time.
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=8)}
    }
    INSTALLED_APPS += ["django.contrib.postgres"]
# Globally the old kind of key: machina would otherwise want migrations of its own. Our apps set BigAutoField.
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

# --- cache: in memory for one process, Redis as soon as there are several ------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
WEB_CONCURRENCY = env.int("WEB_CONCURRENCY", default=1)


def _cache(name: str, entries: int) -> dict:
    if REDIS_URL:
        return {
            # Kept pages must not be kept per process, counters had better be: so only they have a second place.
            "BACKEND": "portal.common.redis.PatientRedisCache"
            if name == "portal"
            else "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": name,
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
        }
    return {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": name,
        "OPTIONS": {"MAX_ENTRIES": entries},
    }


CACHES = {"default": _cache("portal", 20_000), "pages": _cache("pages", 500)}
# A kept page may be asked for with these; any other query goes past the cache.
PAGE_CACHE_QUERY = ("page",)

# --- languages ----------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English"), ("uk", "Українська")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["portal.common.formats"]
TIME_ZONE = "Europe/Berlin"  # what a reader without an account sees; stored is always UTC

# --- the frame ----------------------------------------------------------------------------------------------------
FORM_RENDERER = "portal.common.forms.FormRenderer"
# Where "Leave this page" leads: something that anybody may have open. A link to click, never a request of ours.
PORTAL_EXIT_URL = env.str("PORTAL_EXIT_URL", default="https://www.wikipedia.org/")
# The style guide shows every component in every state; for those who build, not for readers.
PORTAL_STYLEGUIDE = False
# The page that shows every mail: for a developer's machine, never in production.
PORTAL_MAILBOX = False

# --- accounts -----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Member"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "portal.accounts.password_validation.PasswordLength", "OPTIONS": {"members": 10, "staff": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "/"
# A session ends with the browser, unless its owner says that the device is hers.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.entrance.SignInForm",
    "signup": "portal.accounts.forms.entrance.SignUpForm",
    "request_login_code": "portal.accounts.forms.entrance.RequestCodeForm",
    "confirm_login_code": "portal.accounts.forms.entrance.ConfirmCodeForm",
    "confirm_email_verification_code": "portal.accounts.forms.entrance.ConfirmAddressForm",
    "add_email": "portal.accounts.forms.entrance.ChangeAddressForm",
    "reset_password": "portal.accounts.forms.entrance.ResetPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.entrance.ResetPasswordKeyForm",
    "change_password": "portal.accounts.forms.entrance.ChangePasswordForm",
    "set_password": "portal.accounts.forms.entrance.SetPasswordForm",
    "reauthenticate": "portal.accounts.forms.entrance.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # a password only for those who want one
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
# Changing the address at this point would show whether the first one has an account already (AN1).
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = False
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # whoever reads slowly, or fetches her mail elsewhere, still gets in
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_RATE_LIMITS = {
    # Each code allows three tries, so that this is at most nine tries in five minutes.
    "request_login_code": "20/m/ip,3/5m/key",
    # Messages that land through the contact form: from one network, and from everybody together.
    "contact": "10/h/ip,20/10m/key",
    # The same for reports; nobody in need shall meet a closed door because others are loud.
    "report": "20/h/ip,60/10m/key",
}

MFA_ADAPTER = "portal.accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.entrance.SecondFactorForm",
    "reauthenticate": "portal.accounts.forms.entrance.SecondFactorAgainForm",
    "activate_totp": "portal.accounts.forms.entrance.ActivateAppForm",
}

# --- mail: everything goes through the outbox ---------------------------------------------------------------------
EMAIL_BACKEND = "portal.common.outbox.backend.OutboxBackend"
# What the worker hands them to: smtp://name:password@host:port, smtp+tls:// (STARTTLS) or smtp+ssl://.
_mail = env.email_url("EMAIL_URL", default="dummymail://")
OUTBOX_DELIVERY_BACKEND = _mail.pop("EMAIL_BACKEND")
globals().update({name: value for name, value in _mail.items() if name.startswith("EMAIL_")})
EMAIL_TIMEOUT = 10
# A sent mail keeps no text: it may hold a sign-in code. The development mailbox needs it.
OUTBOX_KEEPS_TEXT = False
DEFAULT_FROM_EMAIL = env.str("PORTAL_MAIL_FROM", default="Wegweiser <post@localhost>")

# --- files --------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("PORTAL_STATIC_DIR", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "portal" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# Private files lie outside MEDIA_ROOT: no address leads there but the view that asks the rules.
PRIVATE_ROOT = DATA_DIR / "private"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# One request with all its files (a CV and a letter of 10 MB each, and the form).
REQUEST_BODY_MAX = 25 * 1024 * 1024
# More only where editors hand in films; by the beginning of the path.
REQUEST_BODY_MAX_AT = {"/admin/media/": 105 * 1024 * 1024}

# --- security -----------------------------------------------------------------------------------------------------
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.common.views.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Sessions lie in the database: whoever is signed in stays so when Redis is away.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# Not in a cookie of its own: there are three (session, CSRF, language).
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
# Wagtail's back office writes scripts and styles into its pages and shows previews in a frame; nobody else may.
CONTENT_SECURITY_POLICY_BACK_OFFICE = {
    "DIRECTIVES": CONTENT_SECURITY_POLICY["DIRECTIVES"]
    | {
        "script-src": ["'self'", "'unsafe-inline'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "frame-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "frame-ancestors": ["'self'"],
    },
}
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in [
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "hid",
        "idle-detection",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    ]
)
NEVER_INDEXED = ("/admin/", "/mailbox/", "/styleguide/")
NEVER_INDEXED += tuple(f"/{code}/{path}/" for code, _name in LANGUAGES for path in ("accounts", "search"))

# --- logs: what happened and where, nobody's words --------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "portal.common.logs.plain"},
        "json": {"()": "portal.common.logs.json"},
    },
    "handlers": {"log": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["log"], "level": "WARNING"},
    # Django would mail whole requests to administrators.
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}

# --- Wagtail ------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
# In milliseconds: saved when whoever writes takes a breath, and not with every word; each save reads the whole form.
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAILIMAGES_IMAGE_MODEL = "portal_pages.Picture"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "portal_pages.Film",
    "MEDIA_FORM_BASE": "portal.pages.films.FilmForm",
    # What every browser plays.
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
WAGTAILADMIN_BASE_URL = PUBLIC_URL
# One door for everybody: Wagtail's own sign-in has no limit and no second factor, and a page's password no owner.
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
# Without these three the back office calls hosts outside.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backoffice"}}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
TAGGIT_CASE_INSENSITIVE = True

# --- search: in the database, or in Elasticsearch while that answers --------------------------------------------------
# One address or several with commas. How it is switched on stands in docs/handbook/operator.md.
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_API_KEY = env.str("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_USER = env.str("ELASTICSEARCH_USER", default="")
ELASTICSEARCH_PASSWORD = env.str("ELASTICSEARCH_PASSWORD", default="")
# A file with the certificate of whoever signed the server's, where that is nobody whom every system knows.
ELASTICSEARCH_CA = env.str("ELASTICSEARCH_CA", default="")
ELASTICSEARCH_VERIFY = env.bool("ELASTICSEARCH_VERIFY", default=True)
SEARCH_INDEX_PREFIX = env.str("SEARCH_INDEX_PREFIX", default="wegweiser")
# Seconds that one question may keep the search engine busy before the database answers it.
SEARCH_TIMEOUT = env.float("SEARCH_TIMEOUT", default=1.0)

# --- the forum's engine: our Markdown, a plain field --------------------------------------------------------------
MACHINA_MARKUP_LANGUAGE = ("portal.common.markdown.render", {})
MACHINA_MARKUP_WIDGET = None

# --- jobs ---------------------------------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
