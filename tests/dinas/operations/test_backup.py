"""A backup is worth what comes back from it: written, backed up, lost, restored, compared."""

import json
import tarfile
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.dinas.operations.tempat import Tempat

KEY = "kunci-cadangan-uji"
IMPATIENT = """
from django.core.management import call_command
from dinas.operations import databases
databases.LOCK_WAIT_S = 1
"""


def test_lost_site_comes_back_row_for_row_and_file_for_file(tempat: Tempat) -> None:
    before = tempat.state()
    assert len(before[0]) > 90
    assert len(before[1]) >= 2
    file = tempat.backup()
    tempat.wipe()
    tempat.do("restore", file.name, "--yes")
    assert tempat.state() == before


def test_restore_replaces_what_was_written_since(tempat: Tempat) -> None:
    before = tempat.state()
    file = tempat.backup(BACKUP_KEY=KEY)
    assert b"rahasia" not in file.read_bytes()
    with closing(tempat.connect()) as database:
        database.execute("UPDATE accounts_user SET username = 'lain'")
        database.execute("CREATE TABLE baru (id integer)")
    (tempat.media / "baru.txt").write_text("ditulis kemudian")
    path = next(path for path in tempat.media.rglob("*.pdf"))
    path.write_bytes(b"diubah kemudian")
    tempat.do("restore", str(file), "--yes", BACKUP_KEY=KEY)
    assert tempat.state() == before
    left = {path.name for path in tempat.folder.iterdir()}
    assert not [name for name in left if name.startswith(("pemulihan-", "sebelumnya-", "ambil-"))]


def test_refused_backup_leaves_the_site_as_it_was(tempat: Tempat) -> None:
    file = tempat.backup(BACKUP_KEY=KEY)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    flipped = file.with_name("balik")
    flipped.write_bytes(data)
    before = tempat.state()
    done = tempat.run("restore", str(flipped), "--yes", BACKUP_KEY=KEY)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "rusak" in done.stderr
    done = tempat.run("restore", str(file), BACKUP_KEY=KEY)  # nobody says yes
    assert done.returncode == 1
    assert tempat.state() == before


def test_failed_restore_leaves_the_site_as_it_was(
    tempat: Tempat, tempat_lain: Callable[[], Tempat]
) -> None:
    source = tempat_lain()
    for path in source.media.rglob("*.pdf"):
        path.write_bytes(b"lain")
    (source.media / "baru.txt").write_text("baru")
    file = source.backup()
    before = tempat.state()
    with closing(tempat.connect()) as database:
        database.execute("BEGIN")  # somebody who never ends their writing
        if tempat.database_url:
            database.execute("LOCK TABLE accounts_user")
        else:
            database.execute("DELETE FROM accounts_user")
        call = f"call_command('restore', {str(file)!r}, yes=True)"
        done = tempat.run("shell", "--no-imports", "-c", IMPATIENT + call)
        assert done.returncode != 0
        database.execute("ROLLBACK")
    assert tempat.state() == before


def test_backup_of_a_site_under_writing_is_of_one_moment(tempat: Tempat) -> None:
    with closing(tempat.connect()) as database:
        database.execute("CREATE TABLE pasangan (id integer, isi text)")
    stop = threading.Event()
    written: list[int] = []

    def write() -> None:
        with closing(tempat.connect()) as database:
            while not stop.is_set():
                number = len(written)
                database.execute("BEGIN")
                for side in ("kiri", "kanan"):
                    database.execute(f"INSERT INTO pasangan VALUES ({number}, '{side}')")  # noqa: S608
                database.execute("COMMIT")
                written.append(number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        file = tempat.backup()
    finally:
        stop.set()
        writer.join()
    tempat.do("restore", str(file), "--yes")
    pairs = tempat.rows()["pasangan"]
    assert 0 < len(pairs) < 2 * len(written)
    assert len(pairs) % 2 == 0
    numbers = [int(row.split(",")[0].strip("(")) for row in pairs]
    assert sorted(numbers) == sorted([*range(len(pairs) // 2)] * 2)


def test_backup_holds_no_secret_and_belongs_to_its_owner(tempat: Tempat) -> None:
    file = tempat.backup(SECRET_KEY="rahasia-situs", SMTP_HOST="h", SMTP_PASSWORD="rahasia-surel")
    assert file.stat().st_mode & 0o077 == 0
    with tarfile.open(file) as tar:
        told = b"".join(
            member.read()
            for name in ("settings.json", "manifest.json")
            if (member := tar.extractfile(name))
        )
        manifest = json.loads(told[told.index(b'{\n "format"') :])
        names = set(tar.getnames())
    assert b"rahasia" not in told
    assert set(manifest["members"]) == names - {"manifest.json"}
    assert any(name.startswith("wagtailcore.") for name in manifest["migrations"])


def test_only_the_newest_backups_are_kept(tempat: Tempat, tmp_path: Path) -> None:
    folder = tmp_path / "tempat-cadangan"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"dinas-2026010{day}-020000.tar").write_text("lama")
    (folder / "catatan.txt").write_text("bukan cadangan")
    tempat.do("backup", BACKUP_DIR=str(folder), BACKUP_KEEP="3")
    names = sorted(path.name for path in folder.iterdir())
    assert names[:3] == ["catatan.txt", "dinas-20260104-020000.tar", "dinas-20260105-020000.tar"]
    assert len(names) == 4
