"""Both pages, and figures of two commodities."""

import pytest

from komoditas.models import Komoditas
from statistik.models import KalenderTanamPage, StatistikPage
from tests.factories.angka import make_angka, make_deret
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.potret import Salin
from tests.factories.situs import Situs, find_situs
from tests.factories.statistik import HalamanData, make_halaman_data


def make_halaman() -> None:
    """Make the statistics page and the planting calendar, in both languages."""
    make_halaman_data(find_situs())


def make_padi() -> None:
    """Make rice: two methods, gaps, two of three districts; a year with nothing but an area."""
    padi = make_komoditas("Padi", "Rice", urutan=10)
    make_deret(padi, {2015: 786_040, 2016: 843_863}, luas_panen_ha=123_446)
    make_deret(padi, {2019: 772_521, 2020: "806139.4"}, status="bps-ksa", sumber="KSA BPS")
    make_angka(padi, 2021, luas_panen_ha=129_630, status="bps-ksa")
    for name, tonnes in (("Toroh", 48_239), ("Geyer", 30_931), ("Brati", None)):
        kecamatan = make_kecamatan(name, lintang="-7.15990")
        if tonnes:
            make_angka(padi, 2015, kecamatan=kecamatan, produksi_ton=tonnes)


def make_jagung() -> None:
    """Make maize: a provisional figure beside firm ones."""
    jagung = make_komoditas("Jagung", "Maize", urutan=20)
    make_deret(jagung, {2019: 700_100, 2020: 710_200}, status="dinas")
    make_deret(jagung, {2021: 720_300}, status="sementara")


@pytest.fixture
def halaman(salin: Salin, situs: Situs) -> HalamanData:
    """The statistics page and the planting calendar, in both languages."""
    salin(make_halaman)
    return HalamanData(
        *(
            kind.objects.get(locale=pohon.locale)
            for kind in (StatistikPage, KalenderTanamPage)
            for pohon in (situs.id, situs.en)
        )
    )


@pytest.fixture
def padi(halaman: HalamanData, salin: Salin) -> Komoditas:
    """Rice, in Indonesian, with its figures."""
    salin(make_padi)
    return Komoditas.objects.get(nama="Padi")


@pytest.fixture
def jagung(padi: Komoditas, salin: Salin) -> Komoditas:
    """Maize, in Indonesian, with its figures."""
    salin(make_jagung)
    return Komoditas.objects.get(nama="Jagung")
