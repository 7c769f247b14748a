"""Every page of the sample site is valid HTML."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.pages import PAGES
from tests.html_checker import faults, needs_checker

pytestmark = pytest.mark.browser

FURTHER = {
    "berita_year": "/berita/?tahun=2020",
    "berita_district": "/berita/?kecamatan=toroh",
    "berita_page_2": "/berita/?page=2",
    "berita_index_en": "/en/berita/",
    "berita_filtered_en": "/en/berita/?komoditas=padi",
    "kegiatan_filtered": "/kegiatan/2020/02/?kecamatan=toroh",
    "kegiatan_index_en": "/en/kegiatan/",
    "kegiatan_en": "/en/kegiatan/panen-raya-padi-februari-2020/",
    "komoditas_index_en": "/en/komoditas/",
    "peta_en": "/en/peta/",
    "peta_kecamatan_en": "/en/peta/toroh/",
    "peta_kegiatan": "/peta/?lapisan=kegiatan",
    "galeri_en": "/en/galeri/",
    "peta_situs_en": "/en/peta-situs/",
    "profil_en": "/en/profil/",
    "cari_without_words": "/cari/",
    "cari_en": "/en/cari/?q=rice",
    "not_found_en": "/en/not-here/",
    "bad_request": "/berita/?kategori=%00",
    "login": "/akun/masuk/",
}


def read(address: str) -> str:
    """Return what stands at the address, whatever its status."""
    try:
        with urllib.request.urlopen(address, timeout=60) as response:  # noqa: S310 (ours)
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode()


def test_every_page_is_valid_html(server: str, tmp_path: Path) -> None:
    needs_checker()
    pages = {path: read(server + path) for path in [*PAGES.values(), *FURTHER.values()]}

    assert faults(pages, tmp_path) == []
