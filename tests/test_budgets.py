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


BUDGETS = [
    ("/", 15),
    ("/berita/", 14),
    ("/berita/b-0/", 12),
    ("/kegiatan/", 14),
    ("/kegiatan/2026/12/", 14),
    ("/kegiatan/k-0/", 12),
    ("/komoditas/", 14),
    ("/komoditas/padi/", 14),
    ("/peta/", 14),
    ("/galeri/", 14),
]


@pytest.mark.usefixtures("jam_wib")
@pytest.mark.parametrize(("path", "budget"), BUDGETS)
def test_queries_stay_within_the_budget_and_do_not_grow_with_the_pages(
    situs: Situs, count_queries: CountQueries, path: str, budget: int
) -> None:
    fill(situs.id, 3)
    count_queries(path)  # the first reader's visit makes the renditions
    few = count_queries(path)
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
    count_queries(path)
    many = count_queries(path)

    assert few == many
    assert many <= budget


@pytest.mark.usefixtures("jam_wib")
@pytest.mark.parametrize(
    ("path", "budget"), [("/en/", 15), ("/en/berita/", 14), ("/en/berita/b-0/", 12)]
)
def test_english_pages_keep_the_same_budget(
    situs: Situs, count_queries: CountQueries, path: str, budget: int
) -> None:
    fill(situs.id, 3)
    fill(situs.en, 3, source=situs.id)
    count_queries(path)

    assert count_queries(path) <= budget
