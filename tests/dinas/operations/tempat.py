"""A site in a place of its own, with database and files, driven by manage.py."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.factories.migrasi import copied_database

ROOT = Path(__file__).resolve().parents[3]
WRITE = """
from django.core.files.base import ContentFile
from wagtail.models import Collection, Page
from dinas.accounts.models import User
from dinas.images.models import CustomDocument, CustomImage
from dinas.mail.models import Surat
from tests.dinas.images.pictures import jpeg
import datetime as dt
user = User.objects.create_user("sri", email="sri@contoh.test", password="rahasia-lama-1")
root = Page.objects.get(depth=1)
root.save_revision(user=user)
CustomImage.objects.create(title="Padi", description="Sawah", file=ContentFile(jpeg(), "padi.jpg"))
CustomDocument.objects.create(title="Surat", file=ContentFile(b"isi surat", "surat.pdf"))
Surat.objects.create(penerima="a@contoh.test", perihal="Halo \\u2713", tajuk={"a": [1, None]})
"""


@dataclass
class Tempat:
    """Where a site lives."""

    folder: Path
    database_url: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def media(self) -> Path:
        """The folder of the uploads."""
        return self.folder / "media"

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run manage.py here; nobody sits at the terminal."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            env={
                **kept,
                "DATA_DIR": str(self.folder),
                "DJANGO_SETTINGS_MODULE": "dinas.settings.local",
                **({"DATABASE_URL": self.database_url} if self.database_url else {}),
                **self.environment,
                **environment,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def do(self, *arguments: str, **environment: str) -> str:
        """Run manage.py, which has to succeed; return what it says."""
        done = self.run(*arguments, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def backup(self, **environment: str) -> Path:
        """Make a backup; return its file."""
        self.do("backup", **environment)
        return max((self.folder / "cadangan").glob("dinas-*"))

    def connect(self) -> "sqlite3.Connection | psycopg.Connection":
        """Open the database."""
        if self.database_url:
            return psycopg.connect(self.database_url, autocommit=True)
        return sqlite3.connect(self.folder / "db.sqlite3", timeout=30, isolation_level=None)

    def rows(self) -> dict[str, list[str]]:
        """Return every row of every table; the inner tables of SQLite's text search aside."""
        with closing(self.connect()) as database:
            names = (
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                if self.database_url
                else "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
            )
            tables = sorted(row[0] for row in database.execute(names))
            return {
                table: sorted(repr(row) for row in database.execute(f'SELECT * FROM "{table}"'))  # type: ignore[call-overload]  # noqa: S608
                for table in tables
            }

    def files(self) -> dict[str, bytes]:
        """Return every upload."""
        found = sorted(path for path in self.media.rglob("*") if path.is_file())
        return {str(path.relative_to(self.media)): path.read_bytes() for path in found}

    def state(self) -> tuple[dict[str, list[str]], dict[str, bytes]]:
        """Return all that a backup keeps."""
        return self.rows(), self.files()

    def wipe(self) -> None:
        """Lose the database and the uploads."""
        shutil.rmtree(self.media)
        if self.database_url:
            with closing(self.connect()) as database:
                database.execute("DROP SCHEMA public CASCADE")
                database.execute("CREATE SCHEMA public")
        else:
            for path in self.folder.glob("db.sqlite3*"):
                path.unlink()

    def copy(self, folder: Path) -> "Tempat":
        """Return a site like this one, in another place."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Tempat(folder, copied_database(self.database_url), dict(self.environment))
