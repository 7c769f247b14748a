"""The site with one page of each type."""

import pytest

from tests.dinas.navigation.tiap_jenis import isi
from tests.factories.jam import jam_berdiri
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.sekali import Sekali
from tests.factories.situs import Situs


@jam_berdiri()
def make_lengkap(situs: Situs) -> None:
    """Make one page of each type in both languages."""
    isi(situs.en, isi(situs.id))
    make_komoditas("Padi", "Rice")
    make_kecamatan("Toroh")


@pytest.fixture(scope="module")
def lengkap(sekali: Sekali) -> None:
    """The site with one page of each type in both languages, for all tests of the module."""
    sekali(make_lengkap)
