"""The catalogue: each set of data with what a careful user needs to know before using it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from dinas.core.bahasa import prefix
from komoditas.besaran import BERURUTAN
from komoditas.ekspor import BENTUK, KODE_KABUPATEN
from komoditas.enums import StatusAngka, TahapImpor
from komoditas.models import Kecamatan, Komoditas, PerubahanProduksi
from statistik.ringkasan_angka import RingkasanAngka, ringkas

GEOJSON = "application/geo+json"
PRODUKSI, KECAMATAN, KALENDER = "produksi", "kecamatan", "kalender-tanam"
BOUNDARIES = "cahyadsn/wilayah_boundaries, https://github.com/cahyadsn/wilayah_boundaries"
MIT = "https://opensource.org/license/mit"


@dataclass(frozen=True)
class Berkas:
    """One form in which a data set can be had."""

    bentuk: str
    jenis: str
    """The media type."""
    alamat: str

    @property
    def nama(self) -> str:
        """The form as people call it."""
        return {"xlsx": "Excel", "geojson": "GeoJSON"}.get(self.bentuk, self.bentuk.upper())


@dataclass(frozen=True)
class Ukuran:
    """What a data set measures."""

    nama: str
    satuan: str


@dataclass(frozen=True)
class Dataset:
    """A set of data and what is known of it. What is not known stays empty."""

    kode: str
    judul: str
    keterangan: str
    alamat: str
    """With scheme and host."""
    berkas: list[Berkas]
    ukuran: list[Ukuran]
    metode: str
    sumber: list[str]
    lisensi: str
    lisensi_alamat: str
    periode: tuple[int, int] | None = None
    diperbarui: dt.datetime | None = None
    jumlah: int = 0
    """How many figures or rows it holds."""
    kode_wilayah: list[tuple[str, str]] = field(default_factory=list)
    """Codes of the Ministry of Home Affairs, with their names."""
    komoditas: Any = None
    """The commodity, where it is about a single one."""

    @property
    def kata_periode(self) -> str:
        """The years in words: *2011-2023*, or a single one."""
        if self.periode is None:
            return ""
        first, last = self.periode
        return str(first) if first == last else f"{first}–{last}"


@dataclass(frozen=True)
class Katalog:
    """All data sets of the office, in one language."""

    judul: str
    keterangan: str
    alamat: str
    beranda: str
    bahasa: str
    asal: str
    dataset: list[Dataset]

    @property
    def diperbarui(self) -> dt.datetime | None:
        """When anything in it last changed, as far as it is known."""
        return max((one.diperbarui for one in self.dataset if one.diperbarui), default=None)


def katalog(page: Any, origin: str) -> Katalog:
    """Return the catalogue of a statistics page.

    Args:
        page: the page; its language is that of the catalogue.
        origin: scheme and host.
    """
    language = page.locale.language_code
    base = f"{origin}{page.alamat}katalog/"
    commodities = list(Komoditas.objects.public_sources().told_in(language).defer("isi"))
    districts = list(Kecamatan.objects.defer("batas", "jalur_svg"))
    maker = _Maker(page, base, commodities, districts)
    return Katalog(
        judul=_("Open data of the Agriculture Office of Grobogan Regency"),
        keterangan=_(
            "Figures on commodities, codes and boundaries of districts, and the planting calendar."
        ),
        alamat=base,
        beranda=f"{origin}{prefix(language)}/",
        bahasa=language,
        asal=origin,
        dataset=list(maker.semua()),
    )


def _whole_second(moment: dt.datetime | None) -> dt.datetime | None:
    """Return a moment as HTML and catalogues write it: without parts of a second."""
    return moment.replace(microsecond=0) if moment else None


class _Maker:
    """Makes the data sets from a few queries that all of them share."""

    def __init__(
        self, page: Any, base: str, commodities: list[Any], districts: list[Kecamatan]
    ) -> None:
        self.page, self.base = page, base
        self.commodities, self.districts = commodities, districts
        keys = [row.pk for row in commodities]
        self.contents = ringkas(keys)
        self.changed: dict[int, dt.datetime] = dict(
            PerubahanProduksi.objects.filter(komoditas__in=keys, impor__tahap=TahapImpor.DITERAPKAN)
            .order_by()
            .values_list("komoditas_id")
            .annotate(kapan=Max("impor__diputuskan"))
        )

    def semua(self) -> Iterable[Dataset]:
        if self.contents:
            yield self._all_figures()
        for row in self.commodities:
            if row.pk in self.contents:
                yield self._commodity(row, self.contents[row.pk])
        if self.districts:
            yield self._districts()
        if any(row.bulan_tanam or row.bulan_panen for row in self.commodities):
            yield self._calendar()

    def _files(self, kode: str, forms: Sequence[str]) -> list[Berkas]:
        return [
            Berkas(form, BENTUK.get(form, GEOJSON), f"{self.base}{kode}/unduh.{form}")
            for form in forms
        ]

    def _since(self, row: Any) -> dt.datetime | None:
        return _whole_second(self.changed.get(row.pk) or row.last_published_at)

    def _areas(self, isi: RingkasanAngka) -> list[tuple[str, str]]:
        whole = [(KODE_KABUPATEN, _("Grobogan Regency"))]
        return whole + [(row.kode, row.nama) for row in self.districts if row.pk in isi.kecamatan]

    def _figures(self, kode: str, isi: RingkasanAngka, **more: Any) -> Dataset:
        statuses = [str(StatusAngka(status).label) for status in isi.status]
        return Dataset(
            kode=kode,
            alamat=f"{self.base}{kode}/",
            berkas=self._files(kode, tuple(BENTUK)),
            ukuran=[
                Ukuran(str(one.nama), str(one.satuan))
                for one in BERURUTAN
                if one.kode in isi.besaran
            ],
            metode=_("Each figure says how it came about: %(status)s.")
            % {"status": "; ".join(statuses)},
            sumber=isi.sumber,
            lisensi=self.page.lisensi,
            lisensi_alamat=self.page.lisensi_alamat,
            periode=(isi.awal, isi.akhir),
            jumlah=isi.jumlah,
            kode_wilayah=self._areas(isi),
            **more,
        )

    def _all_figures(self) -> Dataset:
        moments = [moment for row in self.commodities if (moment := self._since(row))]
        everything = RingkasanAngka()
        for row in self.commodities:
            if row.pk in self.contents:
                everything.tambah(self.contents[row.pk])
        return self._figures(
            PRODUKSI,
            everything,
            judul=_("Area, production and yield of all commodities"),
            keterangan=_(
                "All figures that this site shows, by commodity, area, year and season. "
                "An empty cell means that no figure was found; it is not zero."
            ),
            diperbarui=max(moments, default=None),
        )

    def _commodity(self, row: Any, isi: RingkasanAngka) -> Dataset:
        words = {"nama": row.nama_lokal}
        return self._figures(
            f"{PRODUKSI}-{row.kode}",
            isi,
            judul=_("%(nama)s: area, production and yield") % words,
            keterangan=_(
                "Figures on %(nama)s in Grobogan Regency by year, and by district where a source "
                "has them. An empty cell means that no figure was found; it is not zero."
            )
            % words,
            diperbarui=self._since(row),
            komoditas=row,
        )

    def _districts(self) -> Dataset:
        return Dataset(
            kode=KECAMATAN,
            judul=_("Districts of Grobogan Regency: codes and boundaries"),
            keterangan=_(
                "The districts with their codes of the Ministry of Home Affairs, number of "
                "villages, area and simplified boundaries (WGS84)."
            ),
            alamat=f"{self.base}{KECAMATAN}/",
            berkas=self._files(KECAMATAN, ("geojson", "csv", "json")),
            ukuran=[Ukuran(_("Area (from the map)"), "km²"), Ukuran(_("Villages"), _("villages"))],
            metode=_(
                "Codes and names after Kepmendagri 300.2.2-2430 of 2025. Boundaries are joined "
                "from those of the villages and simplified; they have no legal force."
            ),
            sumber=[BOUNDARIES],
            lisensi=_("MIT License, copyright (c) 2024 Cahya DSN"),
            lisensi_alamat=MIT,
            jumlah=len(self.districts),
            kode_wilayah=[
                (KODE_KABUPATEN, _("Grobogan Regency")),
                *((row.kode, row.nama) for row in self.districts),
            ],
        )

    def _calendar(self) -> Dataset:
        moments = [
            moment for row in self.commodities if (moment := _whole_second(row.last_published_at))
        ]
        return Dataset(
            kode=KALENDER,
            judul=_("Planting calendar"),
            keterangan=_("The usual months of planting and harvest of each commodity."),
            alamat=f"{self.base}{KALENDER}/",
            berkas=self._files(KALENDER, ("csv", "json")),
            ukuran=[Ukuran(_("Month"), "1–12")],
            metode=_(
                "The general pattern. Real dates follow rain, the water schedule and the "
                "cropping calendar (KATAM)."
            ),
            sumber=list(
                dict.fromkeys(line for row in self.commodities for line in row.daftar_sumber)
            ),
            lisensi=self.page.lisensi,
            lisensi_alamat=self.page.lisensi_alamat,
            diperbarui=max(moments, default=None),
            jumlah=len(self.commodities),
            kode_wilayah=[(KODE_KABUPATEN, _("Grobogan Regency"))],
        )
