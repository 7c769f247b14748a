"""Commodities and districts."""

from itertools import count
from typing import Any

from wagtail.models import Locale

from komoditas.models import Kecamatan, Komoditas

_numbers = count(1)


def make_kecamatan(nama: str | None = None, **fields: Any) -> Kecamatan:
    """Make a district with a square for an outline."""
    number = next(_numbers)
    nama = nama or f"Kecamatan {number}"
    lon, lat = 110.6 + 0.02 * (number % 20), -7.1
    square = [[lon, lat], [lon + 0.02, lat], [lon + 0.02, lat + 0.02], [lon, lat]]
    return Kecamatan.objects.create(
        **{
            "kode": f"{number % 90 + 10}.15.{number % 89 + 11}",
            "nama": nama,
            "slug": nama.lower().replace(" ", "-"),
            "lintang": "-7.10000",
            "bujur": "110.90000",
            "jumlah_desa": 10,
            "batas": {"type": "Polygon", "coordinates": [square]},
            **fields,
        }
    )


def make_komoditas(nama: str = "Padi", nama_en: str | None = None, **fields: Any) -> Komoditas:
    """Make a live commodity, with its English row if a name is given."""
    sentra = fields.pop("sentra", [])
    facts = {
        "kode": nama.lower().replace(" ", "-"),
        "kelompok": "tanaman-pangan",
        "bulan_tanam": [10, 11],
        "is_unggulan": True,
        **fields,
    }
    row = Komoditas.objects.create(
        nama=nama,
        ringkasan=f"Tentang {nama}.",
        locale=Locale.objects.get(language_code="id"),
        **facts,
    )
    if sentra:
        row.sentra.set(sentra)
        row.save()
    if nama_en:
        Komoditas.objects.create(
            nama=nama_en,
            ringkasan=f"About {nama_en}.",
            locale=Locale.objects.get(language_code="en"),
            translation_key=row.translation_key,
            **facts,
        )
    return row
