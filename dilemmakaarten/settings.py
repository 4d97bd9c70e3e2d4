"""One settings file; everything that differs between machines comes from the environment.

`dilemmakaarten.environment` reads and checks the variables; docs/running.md lists them.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from dilemmakaarten.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment.read(BASE_DIR)

DATA_DIR = env.data_dir
WORKERS = env.workers
TRUSTED_PROXIES = env.trusted_proxies  # their X-Forwarded-For is believed; of nobody else

DEBUG = env.debug
SECRET_KEY = env.secret_key
ALLOWED_HOSTS = env.allowed_hosts
CSRF_TRUSTED_ORIGINS = env.trusted_origins

INSTALLED_APPS = [
    "dilemmakaarten",
    "content",
    "sessions.apps.SessionsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "channels",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "dilemmakaarten.staticfiles.AsyncWhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dilemmakaarten.turnstile.one_thread",
]

ROOT_URLCONF = "dilemmakaarten.urls"
ASGI_APPLICATION = "dilemmakaarten.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dilemmakaarten.pages.keeping",
            ],
        },
    }
]

DATABASES = {"default": env.database}
CHANNEL_LAYERS = {"default": env.channel_layer}
# Only counts of failed look-ups. In each process its own: a shared cache would be one more part that can be away.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The admin alone says things this way. The one that tries a cookie first gets it ready for every request.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "sesame.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "log_in"
LOGIN_REDIRECT_URL = "live_list"
LOGOUT_REDIRECT_URL = "library"
SESAME_MAX_AGE = 12 * 60 * 60  # seconds a log-in link works
SESAME_ONE_TIME = True

LANGUAGE_CODE = env.language  # of the whole server: a room reads one language
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

BUILD_DIR = env.build_dir  # everything that can be made again
STATIC_URL = "/static/"
STATIC_ROOT = env.build_dir / "static"
STATICFILES_DIRS = [BASE_DIR / "static", env.build_dir / "assets"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dilemmakaarten.staticfiles.HashedStaticFiles"},
}
WHITENOISE_USE_FINDERS = DEBUG  # while developing, a changed file shows without collecting
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]  # build/assets is made by build_assets, after the checks

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb")
} | {"fullscreen": ["self"], "screen-wake-lock": ["self"]}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.https
SECURE_SSL_REDIRECT = env.https
SECURE_REDIRECT_EXEMPT = [r"^health$"]  # asked from this machine, past the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.https else None
SECURE_HSTS_SECONDS = 31536000 if env.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if env.https else None  # over http: ignored, aloud
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024  # bytes of a form
DATA_UPLOAD_MAX_NUMBER_FILES = 400  # more than may be imported: the page says how many that is
FILE_UPLOAD_HANDLERS = [
    "content.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

LIVE_CODE_LENGTH = 6
LIVE_JOIN_ADDRESS = env.join_address  # "" means: the address the request came in on
PRIVACY_CONTACT = env.privacy_contact  # "Gemeente Voorbeeld, privacy@voorbeeld.nl", on the privacy page
LIVE_IDLE_HOURS = env.idle_hours
LIVE_PEOPLE_HOURS = env.people_hours  # after closing; then a summary stands in for the people's rows
LIVE_SESSION_DAYS = env.session_days  # after closing
LIVE_OPEN_START = env.open_start  # may two people or a table begin from a card, without an account?

CARD_USES = "sessions.uses"  # who tells how often a card is used; the cards know no sessions
REVIEW_REQUIRED = env.review_required  # must a colleague agree before a card is shared?

LIVE_MAIL = bool(env.mail.host)  # may a facilitator send the summary by mail? Else there is a link to copy
EMAIL_HOST, EMAIL_PORT = env.mail.host, env.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.mail.user, env.mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = env.mail.tls, env.mail.ssl
EMAIL_TIMEOUT = 8  # seconds that a mail server may be silent
DEFAULT_FROM_EMAIL = env.mail.sender

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_address": {"()": "dilemmakaarten.logs.WithoutAddress"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_address"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "dilemmakaarten": {"level": "INFO"},
        "sessions": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # what visitors ask wrongly is no news
    },
}
