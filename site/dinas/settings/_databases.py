"""Database and cache: SQLite and files by default, PostgreSQL and Redis when their URLs are set."""

from pathlib import Path
from typing import Any

from environs import Env, validate

from dinas.settings._env import url_with

SQLITE_OPTIONS = {
    # A writer takes its lock at the start, so two writers queue instead of one failing half way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=FULL;"
        "PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-8000;"  # kB, of each thread
    ),
}


def databases(env: Env, data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return DATABASES: the file under `data_dir`, or what DATABASE_URL names."""
    default = f"sqlite:///{data_dir / 'db.sqlite3'}"
    database = env.dj_db_url("DATABASE_URL", default)
    if not isinstance(database, dict):  # malformed: the sealed environment will say so
        return {}
    engine = database.get("ENGINE", "")
    if engine.endswith("sqlite3"):
        database["OPTIONS"] = {**SQLITE_OPTIONS, **database.get("OPTIONS", {})}
        # Each thread keeps its own: opening a file and understanding the same statements anew for
        # each request takes as long as an article's page does altogether.
        database["CONN_MAX_AGE"] = None
    elif engine.endswith("postgresql"):
        size = env.int("DATABASE_POOL_MAX", 8, validate=validate.Range(min=1))
        database["OPTIONS"] = {
            "pool": {"min_size": 1, "max_size": size, "timeout": 10},
            **database.get("OPTIONS", {}),
        }
        database["CONN_MAX_AGE"] = 0  # the pool keeps the connections
    return {"default": database}


def caches(env: Env, data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return CACHES: Redis for many hosts, else files that all processes of one host share."""
    url = env.str("REDIS_URL", "", validate=url_with("redis", "rediss", "unix"))
    default: dict[str, Any]
    if url:
        default = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    else:
        default = {
            "BACKEND": "dinas.core.file_cache.PatientFileCache",
            "LOCATION": data_dir / "cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    # Pages are read far more often than files allow; each process on one host keeps its own, and
    # the version that all share (dinas.pagecache) makes them old in all of them at once.
    pages: dict[str, Any] = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    }
    if url:
        pages = dict(default)
    return {
        "default": {**default, "KEY_PREFIX": "dinas", "TIMEOUT": 600},
        "pages": {**pages, "KEY_PREFIX": "dinas-pages", "TIMEOUT": 600},
    }


def version_file(caches: dict[str, dict[str, Any]], data_dir: Path) -> Path | None:
    """Return where the version of the kept pages lies; None where Redis keeps it for many hosts."""
    is_one_host = caches["default"]["BACKEND"].endswith("FileCache")
    return data_dir / "cache" / "versi-halaman" if is_one_host else None


def proxy_caches(addresses: list[str]) -> dict[str, dict[str, Any]]:
    """Return WAGTAILFRONTENDCACHE: the proxies that are told to forget a page that changes."""
    backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
    return {
        f"proxy-{number}": {"BACKEND": backend, "LOCATION": address}
        for number, address in enumerate(addresses, 1)
    }
