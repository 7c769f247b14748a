"""Commodities and their figures."""

import uuid
from decimal import Decimal
from typing import Any, Literal

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router, Schema
from pydantic import Field

from dinas.api import asking
from dinas.api.problems import DitolakError, Masalah
from dinas.core.bahasa import SOURCE, prefix
from dinas.export.registry import origin_of
from dinas.navigation.feed_text import teks_lengkap
from komoditas.besaran import SEMUA
from komoditas.ekspor import KODE_KABUPATEN, SATUAN, figures_rows
from komoditas.enums import StatusAngka
from komoditas.models import Komoditas, KomoditasIndexPage, Produksi
from statistik.models import StatistikPage

router = Router(tags=[gettext_noop("Commodities and figures")])

Angka = float | int | None
Besaran = Literal["produksi", "luas-panen", "luas-tanam", "produktivitas", "populasi"]
Musim = Literal["", "mt1", "mt2", "mt3"]


class KomoditasRingkas(Schema):
    """A commodity in short."""

    kode: str
    id: uuid.UUID
    bahasa: str
    nama: str
    nama_latin: str
    kelompok: str
    ringkasan: str
    bulan_tanam: list[int]
    bulan_panen: list[int]
    is_unggulan: bool
    alamat: str


class KomoditasLengkap(KomoditasRingkas):
    """A commodity with its text as HTML, its centres and sources."""

    isi: str
    sentra: list[str]
    sumber: list[str]


class DaftarKomoditas(asking.Halaman):
    """A page of commodities."""

    data: list[KomoditasRingkas]


class AngkaProduksi(Schema):
    """What one commodity yielded in one area and year. What is not known is null, never zero."""

    komoditas: str
    komoditas_nama: str
    kecamatan_kode: str
    kecamatan: str
    tahun: int
    musim: str
    luas_tanam_ha: Angka
    luas_panen_ha: Angka
    produksi_ton: Angka
    hasil_ku_ha: Angka
    hasil_hitung_ku_ha: Angka
    populasi_ekor: Angka
    status: str
    sumber: str
    catatan: str


class DaftarAngka(asking.Halaman):
    """A page of figures with units and the meanings of the states."""

    satuan: dict[str, str]
    arti_status: dict[str, str]
    lisensi: str | None
    data: list[AngkaProduksi]


class SaringanAngka(asking.Berhalaman):
    """What figures may be narrowed by."""

    per_halaman: int = Field(
        100, ge=1, le=1000, description=gettext_noop("Entries a page, at most 1000.")
    )
    komoditas: str | None = Field(
        None, max_length=60, description=gettext_noop("Code of a commodity, see komoditas.")
    )
    besaran: Besaran | None = Field(
        None, description=gettext_noop("Only figures that hold this measure.")
    )
    wilayah: str | None = Field(
        None,
        max_length=8,
        description=gettext_noop("Official code: 33.15 is the regency, 33.15.01 a district."),
    )
    musim: Musim | None = Field(
        None, description=gettext_noop("Planting season; empty for figures of whole years.")
    )
    dari: int | None = Field(None, ge=1945, le=2100, description=gettext_noop("First year."))
    sampai: int | None = Field(None, ge=1945, le=2100, description=gettext_noop("Last year."))


@router.get(
    "/komoditas",
    response={200: DaftarKomoditas, 422: Masalah, 429: Masalah},
    summary=gettext_noop("Commodities in the order of the site"),
)
def daftar_komoditas(request: HttpRequest, saringan: Query[asking.Berhalaman]) -> Any:
    """Give the public commodities in the words of a language."""
    language = asking.periksa(request, saringan)
    rows = _public(language).defer("isi").order_by("urutan", "nama", "pk")
    found, told = asking.sehalaman(request, rows, saringan)
    origin = origin_of(request)
    return {**told, "data": [_told(row, language, origin) for row in found]}


@router.get(
    "/komoditas/{slug:kode}",
    response={200: KomoditasLengkap, 404: Masalah, 422: Masalah, 429: Masalah},
    summary=gettext_noop("One commodity with its text, centres and sources"),
)
def satu_komoditas(request: HttpRequest, kode: Path[str], asal: Query[asking.Asal]) -> Any:
    """Give one public commodity.

    Raises:
        Http404: there is none.
    """
    language = asking.periksa(request, asal)
    row = _public(language).filter(kode=kode).first()
    if row is None:
        raise Http404
    translated = (
        Komoditas.objects.filter(
            translation_key=row.translation_key, locale__language_code=language, live=True
        )
        .select_related("locale")
        .first()
        if language != SOURCE
        else None
    )
    origin = origin_of(request)
    (text,) = teks_lengkap([translated or row], origin)
    return {
        **_told(row, language, origin),
        "isi": text,
        "sentra": [place.kode for place in row.sentra.all()],
        "sumber": row.daftar_sumber,
    }


@router.get(
    "/produksi",
    response={200: DaftarAngka, 422: Masalah, 429: Masalah},
    summary=gettext_noop("Area, production and yield by commodity, area and year"),
)
def daftar_angka(request: HttpRequest, saringan: Query[SaringanAngka]) -> Any:
    """Give the figures that the site shows, each with its state and source."""
    language = asking.periksa(request, saringan)
    rows, told = asking.sehalaman(request, _figures(saringan, language), saringan)
    page = StatistikPage.objects.public_in(language).only("lisensi").first()
    keys = [row.pk for row in rows]
    figures = Produksi.objects.filter(pk__in=keys).order_by(*ORDER)
    return {
        **told,
        "satuan": dict(SATUAN),
        "arti_status": {str(value): str(label) for value, label in StatusAngka.choices},
        "lisensi": page.lisensi if page and page.lisensi else None,
        "data": [
            {name: _number(value) for name, value in row.items()}
            for row in figures_rows(figures, language)
        ],
    }


ORDER = ("komoditas__urutan", "komoditas__kode", "tahun", "musim", "kecamatan__kode", "pk")


def _figures(asked: SaringanAngka, language: str) -> Any:
    if asked.dari and asked.sampai and asked.dari > asked.sampai:
        raise DitolakError("sampai", _("The last year lies before the first."))
    figures = Produksi.objects.filter(komoditas__in=Komoditas.objects.public_sources())
    figures = figures if _is_shown(language) else figures.none()
    if commodity := asking.komoditas(asked.komoditas):
        figures = figures.filter(komoditas=commodity)
    if asked.wilayah == KODE_KABUPATEN:
        figures = figures.filter(kecamatan=None)
    elif district := asking.kecamatan(asked.wilayah, "wilayah", [KODE_KABUPATEN]):
        figures = figures.filter(kecamatan=district)
    if asked.besaran:
        figures = figures.filter(next(one.ada for one in SEMUA if one.kode == asked.besaran))
    if asked.musim is not None:
        figures = figures.filter(musim=asked.musim)
    if asked.dari:
        figures = figures.filter(tahun__gte=asked.dari)
    if asked.sampai:
        figures = figures.filter(tahun__lte=asked.sampai)
    return figures.order_by(*ORDER).only("pk")


def _is_shown(language: str) -> bool:
    """Say whether any page that shows figures is public: a closed one closes them here too."""
    return any(
        asking.terbuka(kind.objects.public_in(language)).exists()
        for kind in (KomoditasIndexPage, StatistikPage)
    )


def _public(language: str) -> Any:
    """Return the commodities whose list is public in the language."""
    rows = Komoditas.objects.public_sources().told_in(language)
    is_open = asking.terbuka(KomoditasIndexPage.objects.public_in(language)).exists()
    return rows if is_open else rows.none()


def _told(row: Any, language: str, origin: str) -> dict[str, Any]:
    return {
        "kode": row.kode,
        "id": row.translation_key,
        "bahasa": language if row.is_terjemahan_ada else SOURCE,
        "nama": row.nama_lokal,
        "nama_latin": row.nama_latin,
        "kelompok": row.kelompok,
        "ringkasan": row.ringkasan_lokal,
        "bulan_tanam": sorted(row.bulan_tanam or []),
        "bulan_panen": sorted(row.bulan_panen or []),
        "is_unggulan": row.is_unggulan,
        "alamat": f"{origin}{prefix(language)}/komoditas/{row.kode}/",
    }


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
