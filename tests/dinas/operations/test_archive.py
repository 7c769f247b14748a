"""What is no whole backup of this site is refused before anything is touched."""

import io
import random
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from dinas.operations import archive, databases
from dinas.operations.encryption import CHUNK_SIZE, DecryptingReader, EncryptingWriter
from dinas.operations.errors import BackupError
from dinas.operations.restore import open_backup

SEED = 5


def write(path: Path, **about: Any) -> bytes:
    """Write a backup with one upload; return its bytes."""
    with path.open("wb") as file, archive.writing(file) as writer:
        writer.add("media/a.txt", io.BytesIO(b"isi" * 1000), 3000)
        writer.add_json(databases.member(), "bukan basis data")
        whole = {"migrations": [], "database": connection.vendor, "version": "1", "files": 1}
        writer.finish({**whole, **about})
    return path.read_bytes()


@pytest.fixture(params=["", "kunci"])
def kunci(request: pytest.FixtureRequest, settings: Any) -> str:
    """Without and with encryption."""
    settings.BACKUP_KEY = request.param
    return str(request.param)


def unpack(path: Path, folder: Path) -> dict[str, Any]:
    folder.mkdir()
    return archive.unpack(path, folder)


@pytest.mark.usefixtures("kunci")
def test_what_was_written_is_read(tmp_path: Path) -> None:
    write(tmp_path / "c.tar", version="7")
    assert unpack(tmp_path / "c.tar", tmp_path / "isi")["version"] == "7"
    assert (tmp_path / "isi" / "media" / "a.txt").read_bytes() == b"isi" * 1000


def test_changed_byte_is_refused_or_changes_nothing(tmp_path: Path, kunci: str) -> None:
    data = write(tmp_path / "c.tar")
    chosen = random.Random(SEED)  # noqa: S311 (no secret)
    for turn in range(60):
        changed = bytearray(data)
        changed[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
        (tmp_path / "c.tar").write_bytes(changed)
        folder = tmp_path / f"isi{turn}"
        try:
            unpack(tmp_path / "c.tar", folder)
        except BackupError:
            continue
        # Without encryption there are bytes that fill up blocks: no member holds them.
        assert not kunci
        assert (folder / "media" / "a.txt").read_bytes() == b"isi" * 1000


@pytest.mark.usefixtures("kunci")
@pytest.mark.parametrize("part", [0, 0.1, 0.3, 0.5])
def test_cut_off_file_is_refused(tmp_path: Path, part: float) -> None:
    data = write(tmp_path / "c.tar")
    (tmp_path / "c.tar").write_bytes(data[: int(len(data) * part)])
    with pytest.raises(BackupError):
        unpack(tmp_path / "c.tar", tmp_path / "isi")


def test_wrong_key_and_missing_key_are_told(tmp_path: Path, settings: Any) -> None:
    settings.BACKUP_KEY = "satu"
    write(tmp_path / "c.tar")
    settings.BACKUP_KEY = "dua"
    with pytest.raises(BackupError, match="BACKUP_KEY bukan kunci"):
        unpack(tmp_path / "c.tar", tmp_path / "isi")
    settings.BACKUP_KEY = ""
    with pytest.raises(BackupError, match="terenkripsi"):
        unpack(tmp_path / "c.tar", tmp_path / "isi2")


def test_foreign_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.tar").write_bytes(b"PK\x03\x04" + bytes(5000))
    with pytest.raises(BackupError):
        unpack(tmp_path / "c.tar", tmp_path / "isi")


@pytest.mark.parametrize("name", ["../luar.txt", "/tmp/luar.txt", "media/../../luar.txt"])  # noqa: S108
def test_member_outside_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    with (tmp_path / "c.tar").open("wb") as file, archive.writing(file) as writer:
        writer.add(name, io.BytesIO(b"x"), 1)
        writer.finish({})
    with pytest.raises(BackupError):
        unpack(tmp_path / "c.tar", tmp_path / "isi")
    assert not (tmp_path / "luar.txt").exists()


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ({"migrations": ["wagtailcore.9999_dari_masa_depan"]}, "9999_dari_masa_depan"),
        ({}, "rusak"),
    ],
)
def test_newer_or_unsound_backup_is_refused(
    tmp_path: Path, settings: Any, db: None, about: dict[str, Any], told: str
) -> None:
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    write(tmp_path / "c.tar", **about)
    with pytest.raises(BackupError) as refused:
        open_backup(tmp_path / "c.tar")
    if connection.vendor == "sqlite" or about:
        assert told in str(refused.value)
    assert list(settings.DATA_DIR.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1, 3 * CHUNK_SIZE])
def test_encrypted_stream_of_any_size_is_read_whole(size: int) -> None:
    data = random.Random(SEED).randbytes(size)  # noqa: S311 (no secret)
    target = io.BytesIO()
    writer = EncryptingWriter(target, "kunci")
    for start in range(0, size, 100_003):
        writer.write(data[start : start + 100_003])
    writer.close()
    assert DecryptingReader(io.BytesIO(target.getvalue()), "kunci").read() == data


def test_chunk_left_out_of_an_encrypted_stream_is_noticed() -> None:
    target = io.BytesIO()
    writer = EncryptingWriter(target, "kunci")
    writer.write(bytes(3 * CHUNK_SIZE))
    writer.close()
    whole = target.getvalue()
    head, part = whole[:48], CHUNK_SIZE + 16
    cut = head + whole[48 : 48 + part] + whole[48 + 2 * part :]
    with pytest.raises(BackupError):
        DecryptingReader(io.BytesIO(cut), "kunci").read()
