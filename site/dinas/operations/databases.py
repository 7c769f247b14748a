"""The database as one file, and back: SQLite by its own copying, PostgreSQL by its own tools."""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.db import connection, connections
from django.utils.translation import gettext as _

from dinas.operations.errors import BackupError

MEMBERS = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
LOCK_WAIT_S = 20


def member() -> str:
    """Return the name of the database's file in a backup of this site."""
    return MEMBERS[connection.vendor]


def dump(target: Path) -> None:
    """
    Write the database as it is at one moment, while others go on writing.

    Raises:
        BackupError: PostgreSQL's tools are absent or say that it cannot be done.
    """
    if connection.vendor == "sqlite":
        try:
            _copy_sqlite(Path(connection.settings_dict["NAME"]), target)
        except sqlite3.Error as error:
            reason = {"error": error}
            raise BackupError(_("The database cannot be read: %(error)s.") % reason) from None
        with closing(sqlite3.connect(target)) as copy:  # one file, without its -wal beside it
            copy.execute("PRAGMA journal_mode=DELETE")
    else:
        _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])


def load(source: Path) -> None:
    """
    Put a database in the place of what is there, all of it or nothing.

    Raises:
        BackupError: it cannot be done; what was there is there still.
    """
    connections.close_all()
    if connection.vendor == "sqlite":
        try:
            _copy_sqlite(source, Path(connection.settings_dict["NAME"]), into_wal=True)
        except sqlite3.Error as error:
            reason = {"error": error}
            raise BackupError(_("The database cannot be written: %(error)s.") % reason) from None
        return
    script = source.with_suffix(".sql")
    _run("pg_restore", ["--no-owner", "--no-privileges", f"--file={script}", str(source)], on=False)
    # One transaction: when a line fails, the old tables are there as if nothing had been tried.
    _run(
        "psql",
        [
            *("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"),
            f"--command=SET lock_timeout = '{LOCK_WAIT_S}s'",
            "--command=DROP SCHEMA public CASCADE",
            "--command=CREATE SCHEMA public",
            f"--file={script}",
        ],
    )


def is_sound(source: Path) -> bool:
    """Tell whether a database's file from a backup can be read as one."""
    if connection.vendor != "sqlite":
        listing = _run("pg_restore", ["--list", str(source)], on=False)
        return "django_migrations" in listing
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as database:
            return database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    except sqlite3.Error:
        return False


def _copy_sqlite(source: Path, target: Path, *, into_wal: bool = False) -> None:
    """Copy in one step, by SQLite's own means: in a transaction here and there."""
    with (
        closing(sqlite3.connect(source, timeout=LOCK_WAIT_S)) as reader,
        closing(sqlite3.connect(target, timeout=LOCK_WAIT_S)) as writer,
    ):
        end = time.monotonic() + LOCK_WAIT_S

        def wait(status: int, remaining: int, total: int) -> None:
            # Left alone, it would wait for ever for somebody who does not end their writing.
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
                raise sqlite3.OperationalError("database is locked")

        reader.backup(writer, pages=-1, progress=wait)
        if into_wal:
            writer.execute("PRAGMA journal_mode=WAL")


def _run(program: str, arguments: Sequence[str], *, on: bool = True) -> str:
    """Run one of PostgreSQL's programs, `on` this site's database; return what it prints."""
    path = shutil.which(program)
    if path is None:
        raise BackupError(
            _(
                "%(program)s is not installed. Install PostgreSQL's client programs, of the "
                "server's version or a newer one: apt install postgresql-client."
            )
            % {"program": program}
        )
    done = subprocess.run(  # noqa: S603 (PostgreSQL's own program)
        [path, *arguments],
        env={**os.environ, **(_postgres_environment() if on else {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["?"])[0]
        raise BackupError(f"{program}: {said}")
    return done.stdout


def _postgres_environment() -> dict[str, str]:
    """Tell the programs where the database is; a password never stands in a list of processes."""
    place = connection.settings_dict
    named = {
        "PGHOST": place["HOST"],
        "PGPORT": place["PORT"],
        "PGUSER": place["USER"],
        "PGPASSWORD": place["PASSWORD"],
        "PGDATABASE": place["NAME"],
        "PGSSLMODE": place["OPTIONS"].get("sslmode", ""),
        "PGSSLROOTCERT": place["OPTIONS"].get("sslrootcert", ""),
    }
    return {name: str(value) for name, value in named.items() if value}
