"""Events."""

import datetime as dt
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Locale

from kegiatan.models import JenisKegiatan, KegiatanPage
from kegiatan.services import tulis_jadwal
from tests.factories.situs import Pohon

WIB = ZoneInfo("Asia/Jakarta")
_numbers = count(1)


def wib(*parts: int) -> dt.datetime:
    """A moment in WIB."""
    return dt.datetime(*parts, tzinfo=WIB)


def make_jenis(nama: str = "Pelatihan", nama_en: str | None = None) -> JenisKegiatan:
    """Give a kind of event, made when it is absent, with its English name if one is given."""
    kode = nama.lower().replace(" ", "-")
    row, _made = JenisKegiatan.objects.get_or_create(
        kode=kode, locale=Locale.objects.get(language_code="id"), defaults={"nama": nama}
    )
    if nama_en:
        JenisKegiatan.objects.get_or_create(
            kode=kode,
            locale=Locale.objects.get(language_code="en"),
            translation_key=row.translation_key,
            defaults={"nama": nama_en},
        )
    return row


def make_kegiatan(pohon: Pohon, **fields: Any) -> KegiatanPage:
    """Make an event below the tree's index, with its dates written as publishing does."""
    number = next(_numbers)
    fields.setdefault("mulai", wib(2026, 12, 1, 9))
    fields.setdefault("selesai", fields["mulai"] + dt.timedelta(hours=3))
    fields.setdefault("jenis", make_jenis("Rapat"))
    kecuali = fields.pop("kecuali", [])
    page = KegiatanPage(
        **{
            "title": f"Kegiatan {number}",
            "slug": f"kegiatan-{number}",
            "ringkasan": f"Ringkasan {number}",
            "tempat": "Balai desa",
            "locale": pohon.locale,
            **fields,
        }
    )
    pohon.kegiatan.add_child(instance=page)
    for exception in kecuali:
        page.kecuali.add(exception)
    if kecuali:
        page.save()
    if page.live:
        tulis_jadwal(page)
    return page
