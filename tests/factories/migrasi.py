"""Databases in which all migrations have run, for sites that tests start as programs."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.db import connection, connections
from psycopg import sql


@dataclass
class Migrated:
    """The tests' own database as it was before the first test; migrating takes a minute."""

    file: Path
    database_url: str

    def put(self, folder: Path) -> str:
        """Give the site in a folder a copy; return its address, which on SQLite is the default."""
        if self.database_url:
            return copied_database(self.database_url)
        (folder / "db.sqlite3").write_bytes(self.file.read_bytes())
        return ""


def keep(folder: Path) -> Migrated:
    """Copy the tests' database, to which nobody may be connected, but this thread."""
    if connection.vendor == "sqlite":
        file = folder / "db.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        return Migrated(file, "")
    connections.close_all()
    return Migrated(
        folder, new_database(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"]))
    )


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
