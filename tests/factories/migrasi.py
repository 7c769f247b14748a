"""Databases in which all migrations have run, to be copied; migrating takes a minute."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.db import connection, connections
from django.db.backends.signals import connection_created
from psycopg import sql

ADDRESS = "database-url.txt"


@dataclass
class Migrated:
    """A folder with a database that nobody changes: a file, or the address of one of PostgreSQL."""

    folder: Path

    @property
    def file(self) -> Path:
        """The database of SQLite."""
        return self.folder / "db.sqlite3"

    @property
    def database_url(self) -> str:
        """The address of the database of PostgreSQL; empty on SQLite."""
        address = self.folder / ADDRESS
        return address.read_text() if address.exists() else ""

    def keep(self) -> None:
        """Copy the tests' database, to which nobody may be connected, but this thread."""
        self.folder.mkdir(exist_ok=True)
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(self.file)) as copy:
                connection.connection.backup(copy)
            return
        name = str(connection.settings_dict["NAME"])
        connections.close_all()
        self.keep_address(new_database(os.environ["DATABASE_URL"], name))

    def keep_address(self, database_url: str) -> None:
        """Note where the database is; `drop_databases` deletes it when the run ends."""
        if database_url:
            (self.folder / ADDRESS).write_text(database_url)

    def put(self, folder: Path) -> str:
        """Give the site in a folder a copy; return its address, which on SQLite is the default."""
        if self.database_url:
            return copied_database(self.database_url)
        (folder / self.file.name).write_bytes(self.file.read_bytes())
        return ""

    @contextmanager
    def as_start(self, databases: dict[str, Any]) -> Iterator[None]:
        """Let the tests' database, which is made within, begin as a copy."""
        if self.database_url:
            template = urlsplit(self.database_url).path[1:]
            databases["default"].setdefault("TEST", {})["TEMPLATE"] = template
            yield
            return

        def fill(connection: Any, **others: Any) -> None:
            connection_created.disconnect(fill)
            with closing(sqlite3.connect(self.file)) as source:
                source.backup(connection.connection)

        connection_created.connect(fill)
        yield
        connection_created.disconnect(fill)


def end_other_sessions() -> None:
    """End what a thread of a test has left open: PostgreSQL drops no database that is in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def drop_databases(folder: Path) -> None:
    """Delete the databases that were kept anywhere below the folder."""
    for address in folder.rglob(ADDRESS):
        drop_database(address.read_text())


def copied_database(url: str) -> str:
    """Return the address of a copy of a database of PostgreSQL; of SQLite there is none."""
    return new_database(url, urlsplit(url).path[1:]) if url else ""


def new_database(url: str, template: str = "template0") -> str:
    """Make a database beside the one of `url`; return its address."""
    name = f"situs_{uuid4().hex[:12]}"
    order = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with closing(_beside(url)) as server:
        server.execute(order.format(sql.Identifier(name), sql.Identifier(template)))
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def drop_database(url: str) -> None:
    """Delete a database of PostgreSQL, whoever is connected to it."""
    name = sql.Identifier(urlsplit(url).path[1:])
    with closing(_beside(url)) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def _beside(url: str) -> psycopg.Connection:
    return psycopg.connect(urlsplit(url)._replace(path="/postgres").geturl(), autocommit=True)
