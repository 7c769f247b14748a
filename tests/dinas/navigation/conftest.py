"""The site with one page of each type."""

import pytest

from tests.dinas.navigation.tiap_jenis import isi
from tests.factories.komoditas import make_kecamatan, make_komoditas
from tests.factories.situs import Situs


@pytest.fixture
def lengkap(situs: Situs) -> Situs:
    """The site with one page of each type in both languages."""
    isi(situs.en, isi(situs.id))
    make_komoditas("Padi", "Rice")
    make_kecamatan("Toroh")
    return situs
