"""Template tags that arrange production figures so that gaps and breaks are told, not hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dinas.core.keeping import in_key, kept
from komoditas.angka_tahunan import (
    angka_wilayah,
    deret,
    ganti_metode,
    perubahan,
    tanpa_tepi,
    uraian,
)
from komoditas.besaran import SEMUA, Besaran, kolom
from komoditas.grafik import Baris, Grafik, grafik_tahun, grafik_wilayah
from komoditas.isi_halaman import Angka
from komoditas.models import Kecamatan, Komoditas, Produksi
from komoditas.peta_angka import PetaAngka, peta_angka, tahun_peta

register = template.Library()


@dataclass(frozen=True)
class BarisTahun:
    """A year of the regency's table; `angka` is None where no figure was found."""

    tahun: int
    angka: Produksi | None
    is_metode_baru: bool
    """Whether the area sampling frame begins here, after figures of another method."""


@dataclass(frozen=True)
class TabelKecamatan:
    """The figures of the districts for one year."""

    tahun: int
    angka: list[Produksi]
    tanpa_angka: list[Kecamatan]

    @property
    def asal(self) -> list[tuple[str, str]]:
        """How the figures came about and who told them, each once."""
        return list(
            dict.fromkeys((str(row.get_status_display()), row.sumber) for row in self.angka)
        )


@dataclass(frozen=True)
class AngkaTerbaru:
    """The newest figure of each kind; None where there is none."""

    produksi: Produksi | None
    luas: Produksi | None


@dataclass(frozen=True)
class GrafikAngka:
    """A chart of one measure over years, with its title and the same in words."""

    besaran: Besaran
    grafik: Grafik
    judul: str
    uraian: str


register.filter("kolom_angka", kolom)
register.filter("angka_kabupaten", angka_wilayah)


@register.filter
def perubahan_tahunan(produksi: Sequence[Produksi]) -> str:
    """Say in one sentence what changed against the year before; empty if nothing compares."""
    return perubahan(angka_wilayah(produksi))


@register.filter
def nilai_angka(angka: Produksi | None, besaran: Besaran) -> str:
    """Write a figure's value of a measure for people; empty where it is not known."""
    value = besaran.dari(angka)
    return "" if value is None else besaran.tulis(value)


@register.filter
def tabel_tahun(produksi: Sequence[Produksi]) -> list[BarisTahun]:
    """Return the regency's figures, oldest first, with a row for each year in between."""
    rows = angka_wilayah(produksi)
    if not rows:
        return []
    by_year = {row.tahun: row for row in rows}
    years = range(rows[0].tahun, rows[-1].tahun + 1)
    # A figure breaks the method whichever of its values is known.
    breaks = {ganti_metode(deret(rows, besaran, years)) for besaran in kolom(rows)} - {None}
    first = min((year for year in breaks if year is not None), default=None)
    return [BarisTahun(year, by_year.get(year), is_metode_baru=year == first) for year in years]


@register.filter
def tabel_musim(produksi: Sequence[Produksi]) -> list[Produksi]:
    """Return the regency's figures of single seasons, the newest year first."""
    rows = [row for row in produksi if row.kecamatan_id is None and row.musim]
    return sorted(rows, key=lambda row: (-row.tahun, row.musim))


@register.filter
def terbaru(produksi: Sequence[Produksi]) -> AngkaTerbaru:
    """Return the regency's newest production and harvested area, which may differ in year."""
    newest_first = angka_wilayah(produksi)[::-1]
    return AngkaTerbaru(
        produksi=next((row for row in newest_first if row.produksi_ton is not None), None),
        luas=next((row for row in newest_first if row.luas_panen_ha is not None), None),
    )


@register.filter
def grafik_angka(produksi: Sequence[Produksi]) -> list[GrafikAngka]:
    """Return the charts of the regency over years: one a measure of which there are figures."""
    rows = angka_wilayah(produksi)
    charts = []
    for besaran in SEMUA:
        points = tanpa_tepi(deret(rows, besaran))
        chart = grafik_tahun(points, besaran)
        if chart is not None:
            title = f"{besaran.nama} ({besaran.satuan})"
            charts.append(GrafikAngka(besaran, chart, title, uraian(points, besaran)))
    return charts


@register.filter
def grafik_peta(peta: PetaAngka) -> Grafik | None:
    """Return the districts of a map as bars, the largest first."""
    return grafik_wilayah(
        [
            Baris(
                one.kecamatan.nama,
                one.nilai,
                one.angka.status if one.angka is not None else "",
                is_sorotan=one.is_sorotan,
            )
            for one in peta.berisi
        ],
        peta.besaran,
    )


@register.simple_tag
def peta_terbaru(produksi: Sequence[Produksi], kecamatan: Sequence[Kecamatan]) -> PetaAngka | None:
    """Return the map of the newest year of which districts have figures; None without any."""
    for besaran in SEMUA:
        for year in tahun_peta(produksi, besaran):
            return peta_angka(produksi, kecamatan, besaran, year)
    return None


@register.simple_tag
def tabel_kecamatan(
    produksi: Sequence[Produksi], kecamatan: Sequence[Kecamatan]
) -> list[TabelKecamatan]:
    """Return the figures of the districts, the newest year first and the largest harvest first.

    Args:
        kecamatan: all districts, so that those without a figure are named too.
    """
    known = [row for row in produksi if row.kecamatan_id is not None and not row.musim]
    tables = []
    for year in sorted({row.tahun for row in known}, reverse=True):
        rows = [row for row in known if row.tahun == year]
        rows.sort(key=lambda row: (row.produksi_ton is None, -(row.produksi_ton or 0)))
        told = {row.kecamatan_id for row in rows}
        missing = [district for district in kecamatan if district.pk not in told]
        tables.append(TabelKecamatan(year, rows, missing))
    return tables


@register.simple_tag
def angka_komoditas(
    komoditas: Komoditas, angka: Angka | None, alamat_statistik: str | None
) -> SafeString:
    """Return the charts, the map and the tables of a commodity as finished text.

    Putting them together takes most of the time of the page, and they change with an import only.

    Args:
        komoditas: the row of the reader's language; its name, code and address are said.
        angka: its figures; None for one that is not in the database yet.
    """

    def make() -> SafeString:
        return render_to_string(
            "components/angka_komoditas.html",
            {
                "komoditas": komoditas,
                "produksi": angka.produksi if angka else [],
                "daftar_kecamatan": angka.kecamatan if angka else [],
                "alamat_statistik": alamat_statistik,
            },
        )

    told = (komoditas.nama, komoditas.kode, komoditas.alamat, alamat_statistik)
    # Nothing is asked of the database: what the figures were read from is noted where they are.
    return kept(("komoditas.angka", angka, get_language(), *map(in_key, told)), make)
