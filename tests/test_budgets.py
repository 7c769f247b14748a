"""The number of SQL queries of each page: within its budget, and the same however many pages."""

import datetime as dt
from collections.abc import Callable

import pytest

from dinas.images.models import CustomImage
from komoditas.models import Komoditas
from tests.factories.berita import make_berita, make_kategori
from tests.factories.gambar import make_picture
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Pohon, Situs

pytestmark = pytest.mark.django_db

CountQueries = Callable[[str], int]


def fill(pohon: Pohon, count: int, *, source: Pohon | None = None) -> None:
    """Put so many articles and events, with all their relations, into one language's tree."""
    padi = make_komoditas("Padi") if source is None else None
    kecamatan = [make_kecamatan(f"K {number}") for number in range(3)] if source is None else []
    kategori = make_kategori("Penyuluhan", "Extension")
    jenis = make_jenis("Pelatihan", "Training")
    for number in range(count):
        make_berita(
            pohon,
            slug=f"b-{number}",
            kategori=kategori,
            gambar=make_picture(number),
            tanggal=dt.date(2026, 1, 1) + dt.timedelta(days=number),
            komoditas=[padi] if padi else [],
            kecamatan=kecamatan,
            tags=["hama", "tikus"],
        )
        make_kegiatan(
            pohon,
            slug=f"k-{number}",
            jenis=jenis,
            mulai=wib(2026, 12, 1 + number % 28, 13),
            selesai=wib(2026, 12, 1 + number % 28, 15),
        )


BUDGET = 10
"""Queries of a public page with cold caches, at any size of the site."""

PATHS = [
    "/",
    "/berita/",
    "/berita/?kategori=penyuluhan&tahun=2026",
    "/berita/b-0/",
    "/berita/atom.xml",
    "/kegiatan/",
    "/kegiatan/2026/12/",
    "/kegiatan/2026/12/?jenis=pelatihan",
    "/kegiatan/k-0/",
    "/kegiatan/kalender.ics",
    "/komoditas/",
    "/komoditas/padi/",
    "/peta/",
    "/peta/k-1/",
    "/galeri/",
]


@pytest.mark.usefixtures("jam_wib")
def test_queries_stay_within_the_budget_and_do_not_grow_with_the_pages(
    situs: Situs, count_queries: CountQueries
) -> None:
    def counted() -> dict[str, int]:
        for path in PATHS:
            count_queries(path)  # the first reader's visit makes the renditions
        return {path: count_queries(path) for path in PATHS}

    fill(situs.id, 3)
    few = counted()
    padi, picture = Komoditas.objects.get(), CustomImage.objects.last()
    for number in range(3, 60):
        make_berita(
            situs.id,
            slug=f"b-{number}",
            gambar=picture,
            tanggal=dt.date(2026, 3, 1) + dt.timedelta(days=number),
            komoditas=[padi],
            tags=["hama"],
        )
        make_kegiatan(situs.id, slug=f"k-{number}", mulai=wib(2026, 12, 1 + number % 28, 16))

    assert counted() == few
    assert {path: count for path, count in few.items() if count > BUDGET} == {}


@pytest.mark.usefixtures("jam_wib")
def test_english_pages_keep_the_same_budget(situs: Situs, count_queries: CountQueries) -> None:
    fill(situs.id, 3)
    fill(situs.en, 3, source=situs.id)
    for path in ("/en/", "/en/berita/", "/en/berita/b-0/", "/en/kegiatan/k-0/"):
        count_queries(path)
        assert count_queries(path) <= BUDGET
