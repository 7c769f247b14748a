"""Articles."""

import datetime as dt
from itertools import count
from typing import Any

from wagtail.models import Locale

from berita.models import BeritaPage, KategoriBerita
from tests.factories.situs import Pohon

_numbers = count(1)


def make_kategori(nama: str = "Penyuluhan", nama_en: str | None = None) -> KategoriBerita:
    """Give a category, made when it is absent, with its English name if one is given."""
    kode = nama.lower().replace(" ", "-")
    row, _made = KategoriBerita.objects.get_or_create(
        kode=kode, locale=Locale.objects.get(language_code="id"), defaults={"nama": nama}
    )
    if nama_en:
        KategoriBerita.objects.get_or_create(
            kode=kode,
            locale=Locale.objects.get(language_code="en"),
            translation_key=row.translation_key,
            defaults={"nama": nama_en},
        )
    return row


def make_berita(pohon: Pohon, **fields: Any) -> BeritaPage:
    """Make an article below the tree's index; live unless `live=False` is given."""
    number = next(_numbers)
    komoditas = fields.pop("komoditas", [])
    kecamatan = fields.pop("kecamatan", [])
    tags = fields.pop("tags", [])
    fields.setdefault("kategori", make_kategori("Umum"))
    page = BeritaPage(
        **{
            "title": f"Berita {number}",
            "slug": f"berita-{number}",
            "ringkasan": f"Ringkasan {number}",
            "tanggal": dt.date(2026, 11, 1),
            "locale": pohon.locale,
            "isi": [{"type": "paragraf", "value": "<p>Isi berita.</p>"}],
            **fields,
        }
    )
    pohon.berita.add_child(instance=page)
    if komoditas or kecamatan or tags:
        page.komoditas.set(komoditas)
        page.kecamatan.set(kecamatan)
        page.tags.add(*tags)
        page.save()
    return page
