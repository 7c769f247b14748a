"""Both pages, and figures of two commodities."""

import pytest

from komoditas.models import Komoditas
from tests.factories.angka import make_angka, make_deret
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs
from tests.factories.statistik import HalamanData, make_halaman_data


@pytest.fixture
def halaman(situs: Situs) -> HalamanData:
    """The statistics page and the planting calendar, in both languages."""
    return make_halaman_data(situs)


@pytest.fixture
def padi(halaman: HalamanData) -> Komoditas:
    """Rice: two methods, gaps, two of three districts; one year of which only the area is known."""
    padi = make_komoditas("Padi", "Rice", urutan=10)
    make_deret(padi, {2015: 786_040, 2016: 843_863}, luas_panen_ha=123_446)
    make_deret(padi, {2019: 772_521, 2020: "806139.4"}, status="bps-ksa", sumber="KSA BPS")
    make_angka(padi, 2021, luas_panen_ha=129_630, status="bps-ksa")
    for name, tonnes in (("Toroh", 48_239), ("Geyer", 30_931), ("Brati", None)):
        kecamatan = make_kecamatan(name, lintang="-7.15990")
        if tonnes:
            make_angka(padi, 2015, kecamatan=kecamatan, produksi_ton=tonnes)
    return padi


@pytest.fixture
def jagung(padi: Komoditas) -> Komoditas:
    """Maize: a provisional figure beside firm ones."""
    jagung = make_komoditas("Jagung", "Maize", urutan=20)
    make_deret(jagung, {2019: 700_100, 2020: 710_200}, status="dinas")
    make_deret(jagung, {2021: 720_300}, status="sementara")
    return jagung
