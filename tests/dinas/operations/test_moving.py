"""The site moves to another kind of place and takes every row and file along."""

import os
from collections.abc import Callable, Iterator
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


@pytest.fixture(scope="module")
def moved(pola: Tempat, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tempat, str]]:
    """A site that has moved to SQLite and a folder, and what the command said."""
    folder = tmp_path_factory.mktemp("pindah")
    old, new = pola.copy(folder / "lama"), Tempat(folder / "baru")
    new.folder.mkdir()
    said = old.do("pindah", "--database", address_of(new), "--folder", str(new.media))
    yield new, said
    remove(old)


def address_of(tempat: Tempat) -> str:
    """Return the address of a site's database of SQLite."""
    return f"sqlite:///{tempat.folder / 'db.sqlite3'}"


def test_site_moves_to_sqlite_and_folder(moved: tuple[Tempat, str], pola: Tempat) -> None:
    new, said = moved
    assert kept(new) == kept(pola)
    assert new.files() == pola.files()
    assert str(sum(kept(new).values())) in said
    again = pola.run("pindah", "--database", address_of(new))
    assert again.returncode == 1  # it is not empty any more


@pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
)
def test_site_comes_back_from_sqlite_to_postgresql(
    moved: tuple[Tempat, str], pola: Tempat, tmp_path: Path
) -> None:
    new, _said = moved
    before = pola.rows()
    url = new_database(pola.database_url)
    back = Tempat(tmp_path / "kembali", url)
    try:
        Tempat(new.folder, address_of(new)).do("pindah", "--database", url)
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
