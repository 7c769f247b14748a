"""The site moves to another kind of place and takes every row and file along."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.dinas.operations.conftest import remove
from tests.dinas.operations.tempat import Tempat
from tests.factories.migrasi import new_database

REBUILT = ("django_migrations", "wagtailsearch_", "dinas_search_teks", "sqlite_")


def kept(tempat: Tempat) -> dict[str, int]:
    """Return how many rows each table has, the rebuilt ones aside."""
    return {name: len(rows) for name, rows in tempat.rows().items() if not name.startswith(REBUILT)}


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The address of an SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path / 'baru' / 'db.sqlite3'}"


def test_site_moves_to_sqlite_and_folder(tempat: Tempat, sqlite: str, tmp_path: Path) -> None:
    (tmp_path / "baru").mkdir()
    folder = tmp_path / "baru" / "media"
    said = tempat.do("pindah", "--database", sqlite, "--folder", str(folder))
    new = Tempat(tmp_path / "baru")
    assert kept(new) == kept(tempat)
    assert new.files() == tempat.files()
    assert str(sum(kept(new).values())) in said
    assert tempat.run("pindah", "--database", sqlite).returncode == 1  # it is not empty any more


@pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
)
def test_site_comes_back_from_sqlite_to_postgresql(
    tempat: Tempat, sqlite: str, tmp_path: Path
) -> None:
    (tmp_path / "baru").mkdir()
    before = tempat.rows()
    tempat.do("pindah", "--database", sqlite)
    url = new_database(tempat.database_url)
    back = Tempat(tmp_path / "kembali", url)
    try:
        Tempat(tmp_path / "baru", sqlite).do("pindah", "--database", url)
        after = back.rows()
        for name in before:
            if not name.startswith(REBUILT):
                assert after[name] == before[name], name
        with closing(back.connect()) as database:  # the next row gets a key that is free
            database.execute("INSERT INTO auth_group (name) VALUES ('baru')")
    finally:
        remove(back)


def test_files_move_to_s3_are_backed_up_there_and_come_back(
    tempat: Tempat, tempat_lain: Callable[[], Tempat], s3: dict[str, str]
) -> None:
    before = tempat.files()
    tempat.do("pindah", "--bucket", "unggahan", **s3)
    there = {**s3, "S3_BUCKET": "unggahan", "BACKUP_S3_BUCKET": "cadangan"}
    said = tempat.do("backup", **there)
    name = said.split()[3].rpartition("/")[2]
    for path in tempat.media.rglob("*"):
        if path.is_file():
            path.unlink()
    tempat.do("restore", name, "--yes", **there)
    back = tempat_lain()
    for path in back.media.rglob("*.*"):
        path.unlink()
    back.do("pindah", "--folder", str(back.media), **there)
    assert back.files() == before
