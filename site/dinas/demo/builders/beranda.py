"""The home page's notices, services, sections and footer."""

from collections.abc import Mapping
from typing import Any

from wagtail.models import Page

from dinas.demo.builders.sumber import baca_json
from dinas.demo.builders.terjemahan import Kamus
from home.models import HomePage

LAYANAN = {
    "alsintan": "traktor",
    "e-rdkk": "pupuk",
    "rkg": "daun",
    "pasar-tani": "pasar",
    "ppid": "informasi",
}
"""The drawing of each service."""

KAKI_SITUS = (
    ("profil", "Profil dan kontak", "About and contact"),
    ("kalender-tanam", "Kalender tanam", "Planting calendar"),
    ("data", "Statistik dan data terbuka", "Statistics and open data"),
    ("aksesibilitas", "Pernyataan aksesibilitas", "Accessibility statement"),
    ("privasi", "Privasi", "Privacy"),
    ("peta-situs", "Peta situs", "Site map"),
)


def terjemahan_beranda() -> Kamus:
    """Return the English of what every home page says, filled or not."""
    words = Kamus()
    words("Dinas Pertanian Kabupaten Grobogan", "Agriculture Office of Grobogan Regency")
    words("beranda", "home")
    return words


def isi_beranda(home: HomePage, pages: Mapping[str, Page]) -> Kamus:
    """Fill the home page; return the English of all its texts.

    Args:
        pages: the pages that services and footer lead to, by slug.
    """
    words = terjemahan_beranda()
    office = baca_json("kantor.json")
    home.sapaan = words("Selamat datang di website resmi", "Welcome to the official website of the")
    slogans = office["semboyan"]
    home.semboyan = words(slogans[1]["id"], slogans[1]["en"])
    streams: Any = home  # StreamFields take raw data, which their type does not say
    streams.info = [
        {"type": "info", "value": {"teks": words(slogan["id"], slogan["en"])}} for slogan in slogans
    ]
    services = [
        {
            "teks": words(service["id"], service["en"]),
            "halaman": pages[service["slug"]].pk,
            "ikon": LAYANAN[service["slug"]],
        }
        for service in office["layanan"]
    ]
    streams.layanan = [{"type": "layanan", "value": service} for service in services]
    streams.bagian = [
        {"type": name, "value": {"video": []} if name == "video" else None}
        for name in ("berita", "agenda", "komoditas", "video", "peta", "kontak")
    ]
    streams.kaki_layanan = [
        {"type": "tautan", "value": {"teks": service["teks"], "halaman": service["halaman"]}}
        for service in services
    ]
    streams.kaki_situs = [
        {"type": "tautan", "value": {"teks": words(text, english), "halaman": pages[slug].pk}}
        for slug, text, english in KAKI_SITUS
    ]
    home.kaki_hak = words(
        "© Dinas Pertanian Kabupaten Grobogan. Isi boleh dikutip dengan menyebut sumber.",
        "© Agriculture Office of Grobogan Regency. You may quote with the source named.",
    )
    home.kaki_sumber = words(
        "Batas kecamatan: Cahya DSN (MIT), disederhanakan; bukan batas hukum.",
        "District boundaries: Cahya DSN (MIT), simplified; not legal boundaries.",
    )
    return words
