"""The tests: nothing on disk but the database, no work in the background, quick passwords."""

import atexit
import os
import shutil
import tempfile

if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="dinas-test-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
os.environ.setdefault("HTTPS", "false")
os.environ.setdefault("MFA_REQUIRED", "false")

from dinas.settings.base import *  # noqa: F403 (the base reads what is set above)

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
MAILERS = {
    name: {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    for name in MAILERS  # noqa: F405
}
SESSION_COOKIE_AGE = 10 * 365 * 24 * 60 * 60  # tests move the clock while somebody is logged in
IMAGES_PRERENDER = False
PAGE_VERSION_FILE = None  # the version is emptied with the cache between tests
PAGE_CACHE = False  # tests of pages want each made anew; those of the cache turn it on
PART_CACHE = False  # and so are the parts that pages share
if CACHES["default"]["BACKEND"].endswith("FileCache"):  # noqa: F405
    CACHES["default"] = {  # noqa: F405
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
else:  # a Redis database for each process of the tests: they empty their cache between tests
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    place = CACHES["default"]["LOCATION"].rpartition("/")[0]  # noqa: F405
    for alias in CACHES:  # noqa: F405
        CACHES[alias]["LOCATION"] = f"{place}/{int(worker) + 1}"  # noqa: F405
DATABASES["default"].setdefault("OPTIONS", {}).pop("pool", None)  # noqa: F405 (threads of a test share one)
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405 (threads of tests come and go)
if kept := os.environ.get("TEST_DATABASE"):  # with --reuse-db: no migrating before each run
    DATABASES["default"]["TEST"] = {"NAME": kept}  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 (WhiteNoise warns where it is absent)
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}  # noqa: F405
