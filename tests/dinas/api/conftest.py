"""A site with something of everything that the API gives."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from komoditas.models import Komoditas
from tests.factories.angka import make_angka, make_deret
from tests.factories.berita import make_berita, make_kategori
from tests.factories.kegiatan import make_jenis, make_kegiatan, wib
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.potret import Salin
from tests.factories.situs import find_situs
from tests.factories.statistik import make_halaman_data

Minta = Callable[..., Any]


@pytest.fixture
def minta(client: Client) -> Minta:
    """Ask the API; the answer must be 200, and its JSON is returned."""

    def ask(path: str, **query: Any) -> Any:
        response = client.get(f"/api/v1/{path}", query)
        assert response.status_code == 200, (path, response.text)
        return response.json()

    return ask


def make_penuh() -> None:
    """Make one public thing of each kind, in both languages where it has words."""
    situs = find_situs()
    make_halaman_data(situs)
    toroh = make_kecamatan("Toroh", kode="33.15.05")
    padi = make_komoditas("Padi", "Rice", sentra=[toroh], urutan=10)
    make_deret(padi, {2015: 786_040, 2016: 843_863}, luas_panen_ha=123_446)
    make_angka(padi, 2015, kecamatan=toroh, produksi_ton="48239.5")
    kategori, jenis = make_kategori("Penyuluhan", "Extension"), make_jenis("Pelatihan", "Training")
    berita = make_berita(
        situs.id, title="Tikus", kategori=kategori, komoditas=[padi], kecamatan=[toroh]
    )
    make_berita(situs.en, title="Rats", kategori=kategori, translation_key=berita.translation_key)
    kegiatan = make_kegiatan(
        situs.id,
        title="Sekolah lapang",
        jenis=jenis,
        mulai=wib(2026, 12, 3, 9),
        ulang="mingguan",
        ulang_sampai="2026-12-31",
    )
    make_kegiatan(
        situs.en, title="Field school", jenis=jenis, translation_key=kegiatan.translation_key
    )


@pytest.fixture
def penuh(salin: Salin) -> Komoditas:
    """The rice, in Indonesian, beside one public thing of each other kind."""
    salin(make_penuh)
    return Komoditas.objects.get(nama="Padi")
