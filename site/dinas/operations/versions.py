"""Which version of the site wrote a database, and whether this one can use it."""

import platform
import tomllib
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

SETTINGS = (
    *("ALLOWED_HOSTS", "SITE_URL", "CSRF_TRUSTED_ORIGINS", "HTTPS", "BEHIND_PROXY"),
    *("TIME_ZONE", "LANGUAGE_CODE", "DEFAULT_FROM_EMAIL", "MAIL_KEEP_DAYS", "INSTALLED_APPS"),
)
"""What a backup tells of the settings: named one by one, so that no secret gets there."""


def site_version() -> str:
    """Return the version that pyproject.toml states."""
    text = (settings.BASE_DIR / "pyproject.toml").read_text()
    return str(tomllib.loads(text)["project"]["version"])


def about() -> dict[str, Any]:
    """Describe the site for the manifest of a backup."""
    return {
        "version": site_version(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in ("django", "wagtail", "wagtail-localize")},
        "database": connection.vendor,
        "migrations": applied(),
    }


def told_settings() -> dict[str, Any]:
    """Return the settings that help to set up the next server; none of them is a secret."""
    told = {name: getattr(settings, name, None) for name in SETTINGS}
    storage = settings.STORAGES["default"]
    options = storage.get("OPTIONS", {})
    return {
        **told,
        "storage": storage["BACKEND"],
        "bucket": options.get("bucket_name"),
        "cache": settings.CACHES["default"]["BACKEND"],
        "database": connection.settings_dict["ENGINE"],
    }


def applied() -> list[str]:
    """Return the migrations that the database has seen, as `app.name`."""
    rows = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in rows)


def unknown(migrations: list[str]) -> list[str]:
    """Return those that this version does not know: they were made by a newer one."""
    loader = MigrationLoader(None)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    for migration in loader.disk_migrations.values():
        known |= {f"{app}.{name}" for app, name in migration.replaces}
    apps = {app for app, _name in loader.disk_migrations}
    # An app that is gone left tables that nothing reads; one that is here in an older form may not.
    return [name for name in migrations if name not in known and name.partition(".")[0] in apps]
