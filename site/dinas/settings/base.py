"""Settings that are safe for production; the environment says what differs from place to place.

Each variable is listed in docs/settings.md, and a test compares that list with the code.
"""

from pathlib import Path

from dinas.settings import _databases, _env, _machine_translation, _security, _storage
from dinas.settings._login import *  # noqa: F403 (a settings module is read as one flat space)
from dinas.settings._wagtail import *  # noqa: F403 (a settings module is read as one flat space)

BASE_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = _env.data_dir()
env = _env.make_env()

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", "") or _env.secret_key(DATA_DIR)
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000", validate=_env.url_with("https", "http"))
SITE_URL = (SITE_URL or "").rstrip("/")  # None when malformed: sealed below
WAGTAILADMIN_BASE_URL = SITE_URL
MAINTENANCE = env.bool("MAINTENANCE", False)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "home",
    "berita",
    "kegiatan",
    "peta",
    "galeri",
    "halaman",
    "statistik",
    "komoditas",
    "dinas.demo",
    "dinas.api",
    "dinas.singkat",
    "dinas.dashboard",
    "dinas.handbook",
    "dinas.bundles",
    "dinas.feedback",
    "dinas.operations",
    "dinas.previews",
    "dinas.reports",
    "dinas.translations",
    "dinas.trash",
    "dinas.writing",
    "dinas.search",
    "dinas.export",
    "dinas.navigation",
    "dinas.moderation",
    "dinas.pagecache",
    "dinas.images",
    "dinas.accounts",
    "dinas.mail",
    "dinas.core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "dinas.accounts.users_app.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "crontask",
    "django.contrib.postgres",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "dinas.operations.logs.RequestLogMiddleware",
    "dinas.operations.probes.ProbeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dinas.core.middleware.SecurityHeadersMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "dinas.core.middleware.PolicyMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "dinas.api.gate.ApiMiddleware",
    "dinas.pagecache.middleware.PageCacheMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "dinas.core.middleware.CacheHeadersMiddleware",
    "dinas.core.middleware.BadInputMiddleware",
    "dinas.core.middleware.MaintenanceMiddleware",
    "dinas.images.saving.SaveDataMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dinas.accounts.middleware.SecondFactorMiddleware",
    "dinas.accounts.middleware.DeviceMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dinas.moderation.middleware.PublishingFailureMiddleware",
    "dinas.navigation.middleware.OldAddressMiddleware",
]

ROOT_URLCONF = "dinas.urls"
WSGI_APPLICATION = "dinas.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "site" / "templates"],
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

PROXY_CACHE: list[str] = env.list("PROXY_CACHE_URL", [])
if PROXY_CACHE:
    INSTALLED_APPS.append("wagtail.contrib.frontend_cache")
    WAGTAILFRONTENDCACHE = _databases.proxy_caches(PROXY_CACHE)

DATABASES = _databases.databases(env, DATA_DIR)
CACHES = _databases.caches(env, DATA_DIR)
PAGE_CACHE = env.bool("PAGE_CACHE", True)
PART_CACHE = env.bool("PART_CACHE", True)
PAGE_VERSION_FILE = _databases.version_file(CACHES, DATA_DIR)
PAGE_CACHE_SECONDS = 600  # what is written past Django, by hand in SQL, shows after that
STORAGES = _storage.storages(env, DATA_DIR)

BACKUP_DIR = env.str("BACKUP_DIR", "") or DATA_DIR / "cadangan"
BACKUP_KEEP = env.int("BACKUP_KEEP", 14)
BACKUP_KEY = env.str("BACKUP_KEY", "")
BACKUP_S3 = _storage.backups(env)
S3_SERVICE = _storage.service(env)

AUTH_USER_MODEL = "accounts.User"
MFA_REQUIRED = env.bool("MFA_REQUIRED", True)
MFA_KEY = env.str("MFA_KEY", "")
SECRET_KEY_FALLBACKS: list[str] = []
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")

LANGUAGE_CODE = "id"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES  # noqa: F405 (from _wagtail)
LOCALE_PATHS = [BASE_DIR / "site" / "locale", BASE_DIR / "site" / "locale_wagtail"]
FORMAT_MODULE_PATH = ["dinas.formats"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
WHITENOISE_MANIFEST_STRICT = True
IMAGES_PRERENDER = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "situs@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS: list[str] = env.list("ADMINS", [])
EMAIL_SUBJECT_PREFIX = "[situs] "
WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = DEFAULT_FROM_EMAIL
SMTP_HOST = env.str("SMTP_HOST", "")
MAIL_KEEP_DAYS = env.int("MAIL_KEEP_DAYS", 30)
FORMS_KEEP_DAYS = env.int("FORMS_KEEP_DAYS", 365)
MAILERS = {
    # Nobody who presses a button waits for a mail server: the worker speaks with it.
    "default": {"BACKEND": "dinas.mail.backend.QueueBackend"},
    "delivery": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": SMTP_HOST,
            "port": env.int("SMTP_PORT", 587),
            "username": env.str("SMTP_USER", ""),
            "password": env.str("SMTP_PASSWORD", ""),
            "use_tls": env.bool("SMTP_TLS", True),
            "timeout": 8,  # seconds, for each step of the conversation
        },
    },
}
if not SMTP_HOST:
    MAILERS["delivery"] = {"BACKEND": "django.core.mail.backends.console.EmailBackend"}

HTTPS = env.bool("HTTPS", True)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editors' preview is a frame of this host
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which would have no frames at all
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 1) if BEHIND_PROXY else 0
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
API_PER_MINUTE = env.int("API_PER_MINUTE", 300)
LOGIN_LOG_KEEP_DAYS = env.int("LOGIN_LOG_KEEP_DAYS", 180)
IMPORT_KEEP_DAYS = env.int("IMPORT_KEEP_DAYS", 180)
SECURE_CSP = _security.PUBLIC_CSP
ADMIN_CSP = _security.ADMIN_CSP
PERMISSIONS_POLICY = _security.PERMISSIONS_POLICY
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long article is a form of many fields
CSRF_FAILURE_VIEW = "dinas.core.error_views.csrf_failure"

SENTRY_DSN = env.str("SENTRY_DSN", "", validate=_env.url_with("https", "http"))
METRICS_TOKEN = env.str("METRICS_TOKEN", "")

LINK_CHECK_EXTERNAL = env.bool("LINK_CHECK_EXTERNAL", False)
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = _machine_translation.translator(env)

DEMO_ACCOUNTS = False  # only the local settings may make accounts with a known password

LOG_FORMAT = env.str("LOG_FORMAT", "plain", validate=_env.one_of("plain", "json"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "dinas.operations.lines.PlainFormatter"},
        "json": {"()": "dinas.operations.lines.JsonLineFormatter"},
    },
    "handlers": {
        "console": {"class": "dinas.operations.logs.GatheringHandler", "formatter": LOG_FORMAT},
        # The worker sets its loggers to INFO itself: two lines a task would bury all else.
        "faults": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "level": "WARNING"},
        "admins": {"class": "dinas.operations.logs.FaultMailHandler", "level": "ERROR"},
    },
    "root": {
        "handlers": ["console", "admins"],
        "level": env.str(
            "LOG_LEVEL", "INFO", validate=_env.one_of("DEBUG", "INFO", "WARNING", "ERROR")
        ),
    },
    "loggers": {
        # Django's own mail of a fault holds the reader's address and what was typed.
        "django": {"level": "INFO", "handlers": [], "propagate": True},
        # What was not found stands in the line of its request, which tells no secret link.
        "django.request": {"level": "ERROR"},
        **{
            name: {"level": "WARNING", "handlers": ["faults", "admins"], "propagate": False}
            for name in ("django.tasks", "apscheduler")
        },
    },
}

_env.seal(env)
