"""Template tags that arrange production figures so that gaps and breaks are told, not hidden."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import template

from komoditas.enums import StatusAngka
from komoditas.models import Kecamatan, Produksi

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


@dataclass(frozen=True)
class AngkaTerbaru:
    """The newest figure of each kind; None where there is none."""

    produksi: Produksi | None
    luas: Produksi | None


def _of_regency(produksi: Sequence[Produksi]) -> list[Produksi]:
    return [row for row in produksi if row.kecamatan_id is None]


@register.filter
def tabel_tahun(produksi: Sequence[Produksi]) -> list[BarisTahun]:
    """Return the regency's figures, oldest first, with a row for each year in between."""
    by_year = {row.tahun: row for row in _of_regency(produksi)}
    if not by_year:
        return []
    rows: list[BarisTahun] = []
    is_other_method_before = is_told = False
    for year in range(min(by_year), max(by_year) + 1):
        figure = by_year.get(year)
        is_new = figure is not None and figure.status == StatusAngka.BPS_KSA
        breaks = is_new and is_other_method_before and not is_told
        rows.append(BarisTahun(year, figure, is_metode_baru=breaks))
        is_told = is_told or breaks
        is_other_method_before = is_other_method_before or (figure is not None and not is_new)
    return rows


@register.filter
def terbaru(produksi: Sequence[Produksi]) -> AngkaTerbaru:
    """Return the regency's newest production and harvested area, which may differ in year."""
    newest_first = sorted(_of_regency(produksi), key=lambda row: -row.tahun)
    return AngkaTerbaru(
        produksi=next((row for row in newest_first if row.produksi_ton is not None), None),
        luas=next((row for row in newest_first if row.luas_panen_ha is not None), None),
    )


@register.simple_tag
def tabel_kecamatan(
    produksi: Sequence[Produksi], kecamatan: Sequence[Kecamatan]
) -> list[TabelKecamatan]:
    """Return the figures of the districts, the newest year first and the largest harvest first.

    Args:
        kecamatan: all districts, so that those without a figure are named too.
    """
    years = sorted({row.tahun for row in produksi if row.kecamatan_id is not None}, reverse=True)
    tables = []
    for year in years:
        rows = [row for row in produksi if row.tahun == year and row.kecamatan_id is not None]
        rows.sort(key=lambda row: (row.produksi_ton is None, -(row.produksi_ton or 0)))
        known = {row.kecamatan_id for row in rows}
        missing = [district for district in kecamatan if district.pk not in known]
        tables.append(TabelKecamatan(year, rows, missing))
    return tables


@register.filter
def ada_luas_tanam(tabel: Sequence[BarisTahun]) -> bool:
    """Say whether any year states a planted area, which few sources do."""
    return any(row.angka is not None and row.angka.luas_tanam_ha is not None for row in tabel)
