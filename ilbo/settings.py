"""Django's settings, all of them drawn from one paper's folder (`ilbo.toml` and the environment).

`ILBO_DIR` names the folder. What an editor may change stands in the editor's desk, not here;
what one room alone uses is a constant in that room.
"""

import os
from logging import LogRecord
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from ilbo import configuration

if "ILBO_DIR" not in os.environ:
    raise ImproperlyConfigured("ILBO_DIR names no paper: run `ilbo manage DIR …` instead.")

PAPER = configuration.read(Path(os.environ["ILBO_DIR"]))
HERE = Path(__file__).resolve().parent
TONGUES = {"en": "English", "ko": "한국어"}


def _database() -> dict[str, object]:
    """The embedded SQLite by default; PostgreSQL when `[database] url` names one."""
    if PAPER.database_url:
        url = urlsplit(PAPER.database_url)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": PAPER.database_file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            # A deferred transaction that turns writer half-way cannot wait for its turn; one that
            # says at once that it will write can.
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000; "
                # An editor's click should not pay for tidying the log; the clock does it.
                "PRAGMA wal_autocheckpoint=8000;"
            ),
        },
    }


DEBUG = False
SECRET_KEY = PAPER.secret_key
BASE_URL = PAPER.base_url
_public = urlsplit(BASE_URL)
ALLOWED_HOSTS = [_public.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
USE_X_FORWARDED_HOST = True  # only the newsstand can reach the desk, and it writes these itself
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor's preview stands in a frame of the editor's own
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _public.scheme == "https"
SESSION_COOKIE_NAME = "ilbo_session"
CSRF_COOKIE_NAME = "ilbo_csrf"
CSRF_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"

INSTALLED_APPS = [
    "ilbo.press",
    "ilbo.paper",
    "ilbo.wire",
    "ilbo.newsroom",
    "ilbo.people",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "django_filters",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "ilbo.paper.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "ilbo.newsroom.middleware.language_of_the_browser",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ilbo.newsroom.middleware.one_transaction_per_act",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ilbo.paper.middleware.surrogate_keys",
    "ilbo.paper.middleware.OldAddresses",
]

ROOT_URLCONF = "ilbo.urls"
WSGI_APPLICATION = None
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [(code, TONGUES[code]) for code in PAPER.languages]
LANGUAGE_CODE = PAPER.languages[0]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = PAPER.time_zone
USE_TZ = True
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False

STATIC_URL = "/static/"
STATIC_ROOT = PAPER.static
STATICFILES_DIRS = [HERE / "static"]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Each process has a memory of its own: a photo replaced at the desk would be printed with its
    # old sizes by the clock.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = PAPER.media
SHELF_ROOT = PAPER.shelf
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = PAPER.title
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "ilbo.newsroom.photo_form.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 24 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "webp", "gif": "png"}
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("ko", "한국어")]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAIL_PASSWORD_RESET_ENABLED = False  # no mail leaves the house: `ilbo staff` does it
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


def _in_one_line(record: LogRecord) -> bool:
    """Strangers knock under any name all day: a line for each will do, without the traceback."""
    record.exc_info = None
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "in_one_line": {"()": "django.utils.log.CallbackFilter", "callback": _in_one_line},
    },
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # a dead link is no fault of the desk
        "django.security.DisallowedHost": {"filters": ["in_one_line"]},
    },
}
