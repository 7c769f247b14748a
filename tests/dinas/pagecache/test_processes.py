"""Two processes keep pages, each its own; what editors do shows at once in both."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dinas.pagecache import versions
from dinas.pagecache.shared_word import SharedWord
from tests.factories.berita import make_berita
from tests.factories.kegiatan import make_kegiatan, wib
from tests.factories.komoditas import make_komoditas
from tests.factories.situs import Situs

pytestmark = pytest.mark.django_db

LISTS = ["/", "/en/", "/berita/", "/berita/atom.xml", "/sitemap.xml"]
AGENDA = ["/", "/kegiatan/2026/12/", "/kegiatan/kalender.ics"]
CROPS = ["/", "/komoditas/", "/komoditas/padi/", "/berita/"]


class Processes:
    """Two servers of one host: a cache of pages and a view of the version's file for each."""

    def __init__(self, settings: Any, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.settings, self.monkeypatch = settings, monkeypatch
        settings.PAGE_VERSION_FILE = file
        self.words = [SharedWord(file), SharedWord(file), SharedWord(file)]
        self.pages = dict(settings.CACHES)

    @contextmanager
    def inside(self, number: int) -> Iterator[None]:
        """Be one of them; 2 is the worker, which serves nobody."""
        with self.monkeypatch.context() as patched:
            patched.setattr(versions, "_word", lambda _path: self.words[number])
            backend = "django.core.cache.backends.locmem.LocMemCache"
            pages = {"BACKEND": backend, "LOCATION": f"pages-{number}"}
            self.settings.CACHES = {**self.pages, "pages": pages}
            yield

    def look(self, paths: list[str]) -> list[list[tuple[int, bytes]]]:
        """Read pages in both processes, and as they are without any cache."""
        seen = []
        for number, is_kept in ((0, True), (1, True), (0, False)):
            with self.inside(number):
                self.settings.PAGE_CACHE = is_kept
                answers = [Client().get(path) for path in paths]
                seen.append([(answer.status_code, answer.content) for answer in answers])
        self.settings.PAGE_CACHE = True
        return seen


@pytest.mark.usefixtures("jam_wib")
def test_whatever_an_editor_does_both_show_at_once(
    situs: Situs,
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    after_commit: Any,
) -> None:
    padi = make_komoditas("Padi")
    article = make_berita(situs.id, slug="a", title="Panen raya", komoditas=[padi])
    other = make_berita(situs.id, slug="b", title="Panen sela", komoditas=[padi])
    event = make_kegiatan(situs.id, slug="k", title="Temu tani", mulai=wib(2026, 12, 9, 9))

    def edit() -> None:
        article.title = "Panen kedua"
        article.save_revision().publish()

    def tell() -> None:
        home = type(situs.id.home).objects.get(pk=situs.id.home.pk)
        home.info = [{"type": "info", "value": {"teks": "Kabar pupuk"}}]
        home.save_revision().publish()

    def rename_crop() -> None:
        padi.nama = "Padi gogo"
        padi.save_revision().publish()

    def publish() -> None:
        make_berita(situs.id, slug="c", title="Baru").save_revision().publish()

    acts: list[tuple[Callable[[], Any], list[str], str]] = [
        (publish, [*LISTS, "/berita/c/"], "Baru"),
        (edit, [*LISTS, "/berita/a/", "/berita/b/"], "Panen kedua"),
        (tell, LISTS[:2], "Kabar pupuk"),
        (rename_crop, CROPS, "Padi gogo"),
        (event.unpublish, [*AGENDA, "/kegiatan/k/"], "Desember"),
        (other.delete, [*LISTS, "/berita/b/", "/komoditas/padi/"], "Baru"),
        (article.unpublish, [*LISTS, "/berita/a/"], "Baru"),
    ]
    processes = Processes(settings, tmp_path / "versi", monkeypatch)
    for act, paths, words in acts:
        processes.look(paths)
        with processes.inside(2), after_commit():
            act()
        first, second, fresh = processes.look(paths)
        for path, *told in zip(paths, first, second, fresh, strict=True):
            assert told[0] == told[1] == told[2], f"{path} is old after {act.__name__}"
        assert words in b"".join(content for _status, content in first).decode()


def test_each_process_keeps_pages_of_its_own(
    situs: Situs, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, queries_of: Any
) -> None:
    processes = Processes(settings, tmp_path / "versi", monkeypatch)
    for number, path in itertools.product((0, 1), ("/", "/berita/")):
        with processes.inside(number):
            assert queries_of(path) > 0
            assert queries_of(path) == 0
