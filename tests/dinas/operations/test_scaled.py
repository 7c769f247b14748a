"""Several web processes and a worker on PostgreSQL, Redis and S3: as good as one."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from tests.dinas.accounts.masuk import MASUK, SANDI
from tests.dinas.operations.skala import PREPARE, Process, Web, read, send
from tests.dinas.operations.tempat import Tempat

PAPER = b"%PDF-1.4\nisi laporan\n%%EOF\n"
REDIS = os.environ.get("REDIS_URL", "")
pytestmark = pytest.mark.skipif(
    not (REDIS and os.environ.get("DATABASE_URL", "").startswith("postgres")),
    reason="needs PostgreSQL and Redis",
)


@pytest.fixture
def webs(tempat: Tempat, s3: dict[str, str], tmp_path: Path) -> Iterator[tuple[Web, Web]]:
    """Start two web processes and a worker, each as if on a host of its own."""
    environment = {
        **s3,
        "S3_BUCKET": "unggahan",
        "DATABASE_URL": tempat.database_url,
        "REDIS_URL": f"{REDIS.rpartition('/')[0]}/15",  # that no other process of the tests uses
        "SECRET_KEY": "satu-kunci-untuk-semua-proses-dari-situs-ini",
        "DJANGO_SETTINGS_MODULE": "dinas.settings.local",
        "SITE_URL": "http://127.0.0.1",
        "LOG_LEVEL": "ERROR",
    }
    tempat.do("shell", "--no-imports", "-c", PREPARE, **environment)
    static = tempat.folder / "static"
    first, second = (Web(tmp_path / name, static, environment) for name in ("satu", "dua"))
    worker = Process(tmp_path / "pekerja", static, environment)
    started: list[Process] = [first, second, worker]
    try:
        first.serve()
        second.serve()
        worker.start("manage.py", "db_worker")
        first.wait()
        second.wait()
        yield first, second
        assert [process.own_files() for process in started] == [[], [], []]
    finally:
        for process in started:
            process.stop()


def _log_in(web: Web, name: str) -> requests.Session:
    browser = requests.Session()
    assert send(browser, web, MASUK, username=name, password=SANDI).url.endswith("/cms/")
    return browser


def _article(tempat: Tempat) -> int:
    with closing(tempat.connect()) as database:
        query = "SELECT id FROM wagtailcore_page WHERE slug = 'padi'"
        return int(next(iter(database.execute(query)))[0])


def _letter_is_sent(tempat: Tempat, to: str) -> bool:
    query = f"SELECT 1 FROM dinas_mail_surat WHERE penerima = '{to}' AND terkirim_pada IS NOT NULL"  # noqa: S608
    end = time.monotonic() + 120
    with closing(tempat.connect()) as database:
        while time.monotonic() < end:
            if list(database.execute(query)):
                return True
            time.sleep(0.3)
    return False


def test_processes_on_several_hosts_are_one_site(tempat: Tempat, webs: tuple[Web, Web]) -> None:
    first, second = webs
    edit = f"/cms/pages/{_article(tempat)}/edit/"
    for _reading in range(2):  # from now on both keep it
        assert "Judul lama" in read(first, "/berita/padi/")
        assert "Judul lama" in read(second, "/berita/padi/")

    # Who logs in at one works at the other, and what is published there shows here at once.
    chief = _log_in(first, "kepala")
    publish = {"title": "Judul baru", "action-publish": "action-publish"}
    assert send(chief, second, edit, **publish).ok
    assert "Judul baru" in read(first, "/berita/padi/")
    assert "Judul baru" in read(second, "/berita/padi/")

    # An upload of one host is there for the other.
    paper = {"file": ("laporan.pdf", PAPER, "application/pdf")}
    send(chief, first, "/cms/documents/add/", title="Laporan", files=paper)
    with closing(tempat.connect()) as database:
        query = "SELECT id, file FROM dinas_images_customdocument WHERE title = 'Laporan'"
        key, name = next(iter(database.execute(query)))
    found = requests.get(f"{second.address}/documents/{key}/{Path(name).name}", timeout=60)
    assert found.content == PAPER

    # The worker, on a third host, sends the notice that the moderators wait for.
    submit = {"title": "Judul usulan", "action-submit": "action-submit"}
    assert send(_log_in(second, "ani"), first, edit, **submit).ok
    assert _letter_is_sent(tempat, "kepala@contoh.id")

    # Wrong passwords count together, wherever they are tried.
    for turn in range(6):
        told = send(requests.Session(), webs[turn % 2], MASUK, username="ani", password="salah")
    assert "Coba lagi dalam" in told.text
