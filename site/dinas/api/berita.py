"""News and its categories."""

import datetime as dt
import uuid
from collections.abc import Hashable
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router, Schema
from pydantic import Field

from berita.filters import localized_name
from berita.models import BeritaPage, KategoriBerita
from berita.susunan import DaftarArtikel, susunan_publik
from dinas.api import asking
from dinas.api.problems import Masalah
from dinas.core.bahasa import SOURCE
from dinas.export.registry import origin_of
from dinas.navigation.feed_text import teks_lengkap
from dinas.navigation.feeds import gambar_umpan

router = Router(tags=[gettext_noop("News")])


class Kategori(Schema):
    """A category of news, or a kind of event."""

    kode: str
    nama: str


class Berita(Schema):
    """An article in short."""

    id: uuid.UUID
    bahasa: str
    judul: str
    ringkasan: str
    tanggal: dt.date
    diperbarui: dt.datetime | None
    oleh: str
    kategori: Kategori | None
    komoditas: list[str]
    kecamatan: list[str]
    gambar: str | None
    alamat: str


class BeritaLengkap(Berita):
    """An article with its text as HTML."""

    isi: str


class DaftarBerita(asking.Halaman):
    """A page of articles, the newest first."""

    data: list[Berita]


class DaftarKategori(Schema):
    """All categories."""

    data: list[Kategori]


class Saringan(asking.Berhalaman):
    """What articles may be narrowed by."""

    kategori: str | None = Field(
        None, max_length=60, description=gettext_noop("Code of a category, see kategori.")
    )
    komoditas: str | None = Field(
        None, max_length=60, description=gettext_noop("Code of a commodity, see komoditas.")
    )
    kecamatan: str | None = Field(
        None, max_length=8, description=gettext_noop("Official code of a district, see kecamatan.")
    )
    tahun: int | None = Field(None, ge=1945, le=2100, description=gettext_noop("Year of the news."))


@router.get(
    "/berita",
    response={200: DaftarBerita, 422: Masalah, 429: Masalah},
    summary=gettext_noop("News, the newest first"),
)
def daftar_berita(request: HttpRequest, saringan: Query[Saringan]) -> Any:
    """Give the public articles of a language, narrowed by filters."""
    language = asking.periksa(request, saringan)
    wanted = {
        "kategori": asking.kategori(saringan.kategori),
        "komoditas": asking.komoditas(saringan.komoditas),
        "kecamatan": asking.kecamatan(saringan.kecamatan),
    }
    chosen: dict[str, Hashable] = {name: row.pk for name, row in wanted.items() if row}
    if saringan.tahun:
        chosen["tahun"] = saringan.tahun
    shown = asking.terbuka(BeritaPage.objects.untuk_daftar(language))

    def read(keys: list[int]) -> list[BeritaPage]:
        return list(shown.filter(pk__in=keys))

    rows = DaftarArtikel(susunan_publik(BeritaPage, language), chosen, read)
    pages, told = asking.sehalaman(request, rows, saringan)
    return {**told, "data": _told(pages, request)}


@router.get(
    "/berita/{uuid:id}",
    response={200: BeritaLengkap, 404: Masalah, 422: Masalah, 429: Masalah},
    summary=gettext_noop("One article with its text"),
)
def satu_berita(request: HttpRequest, id: Path[uuid.UUID], asal: Query[asking.Asal]) -> Any:
    """Give one public article.

    Raises:
        Http404: there is none in this language.
    """
    language = asking.periksa(request, asal)
    rows = BeritaPage.objects.untuk_daftar(language).defer(None).filter(translation_key=id)
    pages = list(asking.terbuka(rows)[:1])
    if not pages:
        raise Http404
    (text,) = teks_lengkap(pages, origin_of(request))
    return {**_told(pages, request)[0], "isi": text}


@router.get(
    "/kategori",
    response={200: DaftarKategori, 422: Masalah, 429: Masalah},
    summary=gettext_noop("Categories of news"),
)
def daftar_kategori(request: HttpRequest, asal: Query[asking.Asal]) -> Any:
    """Give all categories in the words of a language."""
    language = asking.periksa(request, asal)
    rows = KategoriBerita.objects.filter(locale__language_code=SOURCE).annotate(
        nama_lokal=localized_name(language)
    )
    return {"data": [{"kode": row.kode, "nama": row.nama_lokal} for row in rows]}


def _told(pages: list[Any], request: HttpRequest) -> list[dict[str, Any]]:
    origin = origin_of(request)
    commodities = asking.kode_terkait(pages, "komoditas", komoditas__live=True)
    districts = asking.kode_terkait(pages, "kecamatan")
    pictures = gambar_umpan(pages, origin)
    return [
        {
            "id": page.translation_key,
            "bahasa": page.locale.language_code,
            "judul": page.title,
            "ringkasan": page.ringkasan,
            "tanggal": page.tanggal,
            "diperbarui": page.last_published_at,
            "oleh": page.oleh,
            "kategori": {"kode": page.kategori.kode, "nama": page.nama_kategori}
            if page.kategori
            else None,
            "komoditas": commodities[page.pk],
            "kecamatan": districts[page.pk],
            "gambar": pictures[page.pk].url if page.pk in pictures else None,
            "alamat": f"{origin}{page.alamat}",
        }
        for page in pages
    ]
