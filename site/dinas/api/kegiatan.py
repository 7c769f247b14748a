"""Events and their dates."""

import datetime as dt
import uuid
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router, Schema
from pydantic import Field

from dinas.api import asking
from dinas.api.berita import DaftarKategori, Kategori
from dinas.api.problems import DitolakError, Masalah
from dinas.core.bahasa import SOURCE
from dinas.core.query import localized
from dinas.export.registry import origin_of
from dinas.navigation.feed_text import teks_lengkap
from kegiatan.models import Jadwal, JenisKegiatan, KegiatanPage

router = Router(tags=[gettext_noop("Events")])

MOST_DAYS = 366
USUAL_DAYS = 92
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)


class Kegiatan(Schema):
    """An event in short; times are those of its first date, in WIB."""

    id: uuid.UUID
    bahasa: str
    judul: str
    ringkasan: str
    jenis: Kategori | None
    mulai: dt.datetime
    selesai: dt.datetime | None
    sepanjang_hari: bool
    tempat: str
    alamat_tempat: str
    kecamatan: str | None
    komoditas: list[str]
    penyelenggara: str
    keadaan: str
    keterangan_keadaan: str
    ulang: str
    alamat: str


class Waktu(Schema):
    """One date of an event."""

    mulai: dt.datetime
    selesai: dt.datetime | None


class KegiatanLengkap(Kegiatan):
    """An event with its text as HTML and all its dates."""

    isi: str
    jadwal: list[Waktu]


class DaftarKegiatan(asking.Halaman):
    """A page of events, the latest first."""

    data: list[Kegiatan]


class TanggalKegiatan(Waktu):
    """One date of an event, with what a calendar shows."""

    kegiatan: uuid.UUID
    judul: str
    jenis: Kategori | None
    tempat: str
    kecamatan: str | None
    sepanjang_hari: bool
    keadaan: str
    alamat: str


class DaftarTanggal(asking.Halaman):
    """A page of dates, in their order."""

    data: list[TanggalKegiatan]


class Saringan(asking.Berhalaman):
    """What events may be narrowed by."""

    jenis: str | None = Field(
        None, max_length=60, description=gettext_noop("Code of a kind of event, see jenis.")
    )
    komoditas: str | None = Field(
        None, max_length=60, description=gettext_noop("Code of a commodity, see komoditas.")
    )
    kecamatan: str | None = Field(
        None, max_length=8, description=gettext_noop("Official code of a district, see kecamatan.")
    )

    def baris(self) -> dict[str, Any]:
        """Return the rows that the filters name."""
        return {
            "jenis": asking.jenis(self.jenis),
            "komoditas": asking.komoditas(self.komoditas),
            "kecamatan": asking.kecamatan(self.kecamatan),
        }


class SaringanTanggal(Saringan):
    """What dates may be narrowed by."""

    dari: dt.date | None = Field(
        None, description=gettext_noop("First day, such as 2026-12-01; today where it is left out.")
    )
    sampai: dt.date | None = Field(
        None, description=gettext_noop("Last day, at most 366 days after the first.")
    )


@router.get(
    "/kegiatan",
    response={200: DaftarKegiatan, 422: Masalah, 429: Masalah},
    summary=gettext_noop("Events, the latest first"),
)
def daftar_kegiatan(request: HttpRequest, saringan: Query[Saringan]) -> Any:
    """Give the public events of a language, narrowed by filters."""
    language = asking.periksa(request, saringan)
    rows = _public(language).defer("isi", "kecamatan__batas", "kecamatan__jalur_svg")
    for name, row in saringan.baris().items():
        if row:
            rows = rows.filter(**{name: row})
    pages, told = asking.sehalaman(request, rows.order_by("-mulai", "-pk"), saringan)
    return {**told, "data": _told(pages, origin_of(request))}


@router.get(
    "/kegiatan/{uuid:id}",
    response={200: KegiatanLengkap, 404: Masalah, 422: Masalah, 429: Masalah},
    summary=gettext_noop("One event with its text and all its dates"),
)
def satu_kegiatan(request: HttpRequest, id: Path[uuid.UUID], asal: Query[asking.Asal]) -> Any:
    """Give one public event.

    Raises:
        Http404: there is none in this language.
    """
    language = asking.periksa(request, asal)
    pages = list(_public(language).filter(translation_key=id)[:1])
    if not pages:
        raise Http404
    origin = origin_of(request)
    (text,) = teks_lengkap(pages, origin)
    dates = Jadwal.objects.filter(page=pages[0].pk).order_by("mulai")
    length = pages[0].lama
    return {
        **_told(pages, origin)[0],
        "isi": text,
        "jadwal": [
            {"mulai": _wib(row.mulai), "selesai": _wib(row.mulai + length) if length else None}
            for row in dates
        ],
    }


@router.get(
    "/jadwal",
    response={200: DaftarTanggal, 422: Masalah, 429: Masalah},
    summary=gettext_noop("Dates of events between two days, repetitions spelt out"),
)
def daftar_tanggal(request: HttpRequest, saringan: Query[SaringanTanggal]) -> Any:
    """Give each date that touches one of the days."""
    language = asking.periksa(request, saringan)
    first, last = _days(saringan)
    rows = (
        _dates(language)
        .saringan(**saringan.baris())
        .filter(hari_pertama__lte=last, hari_terakhir__gte=first)
    )
    dates, told = asking.sehalaman(request, rows, saringan)
    origin = origin_of(request)
    return {**told, "data": [_date(row, origin) for row in dates]}


@router.get(
    "/jenis",
    response={200: DaftarKategori, 422: Masalah, 429: Masalah},
    summary=gettext_noop("Kinds of events"),
)
def daftar_jenis(request: HttpRequest, asal: Query[asking.Asal]) -> Any:
    """Give all kinds of events in the words of a language."""
    language = asking.periksa(request, asal)
    rows = JenisKegiatan.objects.filter(locale__language_code=SOURCE).annotate(
        nama_lokal=localized(JenisKegiatan, "", "nama", language)
    )
    return {"data": [{"kode": row.kode, "nama": row.nama_lokal} for row in rows]}


def _dates(language: str) -> Any:
    """Return the dates of events that have not been taken down."""
    public = asking.terbuka(KegiatanPage.objects.public_in(language))
    return Jadwal.objects.publik(language).filter(page__in=public.order_by().values("pk"))


def _public(language: str) -> Any:
    return asking.terbuka(
        KegiatanPage.objects.public_in(language)
        .select_related("locale", "jenis", "kecamatan")
        .annotate(jenis_lokal=localized(JenisKegiatan, "jenis", "nama", language))
    )


def _days(asked: SaringanTanggal) -> tuple[dt.date, dt.date]:
    first = asked.dari or timezone.localdate()
    for name, day in (("dari", first), ("sampai", asked.sampai)):
        if day is not None and not EARLIEST <= day <= LATEST:
            raise DitolakError(
                name,
                _("Days lie between %(awal)s and %(akhir)s.")
                % {"awal": EARLIEST.isoformat(), "akhir": LATEST.isoformat()},
            )
    last = asked.sampai or first + dt.timedelta(days=USUAL_DAYS)
    if last < first:
        raise DitolakError("sampai", _("The last day lies before the first."))
    if (last - first).days > MOST_DAYS:
        raise DitolakError("sampai", _("At most 366 days at once; ask for the rest by itself."))
    return first, last


def _wib(moment: dt.datetime | None) -> dt.datetime | None:
    return timezone.localtime(moment) if moment else None


def _kind(kind: Any, name: str | None) -> dict[str, str] | None:
    return {"kode": kind.kode, "nama": name or kind.nama} if kind else None


def _told(pages: list[Any], origin: str) -> list[dict[str, Any]]:
    commodities = asking.kode_terkait(pages, "komoditas", komoditas__live=True)
    return [
        {
            "id": page.translation_key,
            "bahasa": page.locale.language_code,
            "judul": page.title,
            "ringkasan": page.ringkasan,
            "jenis": _kind(page.jenis, page.jenis_lokal),
            "mulai": _wib(page.mulai),
            "selesai": _wib(page.selesai),
            "sepanjang_hari": page.sepanjang_hari,
            "tempat": page.tempat,
            "alamat_tempat": page.alamat_tempat,
            "kecamatan": page.kecamatan.kode if page.kecamatan else None,
            "komoditas": commodities[page.pk],
            "penyelenggara": page.penyelenggara,
            "keadaan": page.keadaan,
            "keterangan_keadaan": page.keterangan_keadaan,
            "ulang": page.ulang,
            "alamat": f"{origin}{page.alamat}",
        }
        for page in pages
    ]


def _date(row: Any, origin: str) -> dict[str, Any]:
    page = row.page
    return {
        "mulai": _wib(row.mulai),
        "selesai": _wib(row.selesai_tampil),
        "kegiatan": page.translation_key,
        "judul": page.title,
        "jenis": _kind(page.jenis, row.jenis_lokal),
        "tempat": page.tempat,
        "kecamatan": page.kecamatan.kode if page.kecamatan else None,
        "sepanjang_hari": page.sepanjang_hari,
        "keadaan": page.keadaan,
        "alamat": f"{origin}{page.alamat}",
    }
