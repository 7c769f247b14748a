"""Fills the disk up and tells what readers and editors get then.

`full_disk.py FOLDER`: FOLDER is a copy of a DATA_DIR with sample content on a small file system of
its own, which is filled: `mount -t tmpfs -o size=64m tmpfs /mnt/x && cp -r data/. /mnt/x`. Readers
have to get pages, an editor who saves the sentence that tells why not, and nothing is half saved;
when there is room again, the same save works. Prints what came back; exits with 1 when it is wrong.
"""

import os
import sqlite3
import sys
from collections import Counter
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
READ = (
    "/",
    "/en/",
    "/berita/",
    "/kegiatan/",
    "/komoditas/",
    "/peta/",
    "/cari/?q=zzz",
    "/cari/?q=padi",
)
READ += ("/api/v1/berita", "/sitemap.xml", "/akun/masuk/")


def say(line: str) -> None:
    """Tell the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def fill(path: Path) -> None:
    """Write until nothing fits any more."""
    for size in (1 << 20, 1 << 12, 1):
        try:
            with path.open("ab", buffering=0) as file:
                while file.write(b"x" * size):
                    pass
        except OSError:
            continue


def main() -> int:
    """Run it; return 0 when all is as it should be."""
    folder = Path(sys.argv[1])
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "dinas.settings.local"}
    os.environ["LOG_LEVEL"] = os.environ.get("LOG_LEVEL", "ERROR")
    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.models import ModelLogEntry

    headers = {"HTTP_HOST": "127.0.0.1"}
    editor = Client(raise_request_exception=False, **headers)
    editor.force_login(get_user_model().objects.get(username="admin"))
    reader = Client(raise_request_exception=False, **headers)

    def save(turn: int) -> int:
        form = {"old_path": f"/penuh/{turn}", "redirect_link": "/x" * 2000, "is_permanent": "on"}
        form["redirect_link"] = "/" + "x" * 200
        return int(editor.post("/cms/redirects/add/", form).status_code)

    save(0)
    big = folder / "isi-penuh"
    fill(big)
    before = Redirect.objects.count(), ModelLogEntry.objects.count()
    saves = [save(turn) for turn in range(1, 60)]
    accepted = saves.count(302)
    after = Redirect.objects.count(), ModelLogEntry.objects.count()
    reads = {path: reader.get(path).status_code for path in READ}
    big.unlink()
    again = save(1000)
    with sqlite3.connect(folder / "db.sqlite3") as database:
        check = database.execute("PRAGMA integrity_check").fetchone()[0]
    say(f"full: saves {dict(Counter(saves))}, reads {reads}")
    say(f"accepted {accepted}, rows {before} and {after}; with room again {again}; {check}")
    is_whole = after == (before[0] + accepted, before[1] + accepted)
    is_told = set(saves) <= {302, 507} and 507 in saves
    return 0 if is_whole and is_told and set(reads.values()) == {200} and again == 302 else 1


if __name__ == "__main__":
    sys.exit(main())
