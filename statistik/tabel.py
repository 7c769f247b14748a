"""The chosen figures as tables: each with how it came about and the number of its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dinas.core.bahasa import SOURCE
from komoditas.angka_tahunan import Titik, ganti_metode
from komoditas.models import Kecamatan, Produksi
from komoditas.peta_angka import tahun_peta
from statistik.permintaan import Permintaan


@dataclass(frozen=True)
class Sel:
    """One cell: the figure in words (empty: none), how it came about, and its source's number."""

    teks: str
    status: str = ""
    sumber: int = 0


@dataclass(frozen=True)
class BarisTabel:
    """One row: a year or a district, with a cell for each column."""

    kepala: str
    sel: list[Sel]
    nomor: int = 0
    """The number of a district on the map."""
    is_metode_baru: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table of figures."""

    judul: str
    kolom: list[tuple[str, str]]
    """Words over each column, and their language where it is not the page's."""
    baris: list[BarisTabel]
    is_kecamatan: bool = False

    @property
    def asal(self) -> Sel | None:
        """A cell that stands for all, where all figures came about alike; else None."""
        told = {(cell.status, cell.sumber) for row in self.baris for cell in row.sel if cell.teks}
        if len(told) != 1:
            return None
        status, source = told.pop()
        return Sel("", status, source)


@dataclass(frozen=True)
class Asal:
    """Where figures come from, and what is to be known of them."""

    sumber: str
    catatan: str


class DaftarSumber:
    """Numbers the sources in the order in which the tables name them."""

    def __init__(self) -> None:
        self._numbers: dict[Asal, int] = {}

    @property
    def semua(self) -> list[Asal]:
        """The sources, by their numbers from 1."""
        return list(self._numbers)

    def nomor(self, angka: Produksi) -> int:
        """Return the number of a figure's source."""
        return self._numbers.setdefault(Asal(angka.sumber, angka.catatan), len(self._numbers) + 1)


def bahasa(komoditas: Any) -> str:
    """Return the language of a commodity's name, where it is not the page's."""
    return "" if komoditas.is_terjemahan_ada else SOURCE


def _cell(pilihan: Permintaan, angka: Produksi | None, sources: DaftarSumber) -> Sel:
    value = pilihan.besaran.dari(angka)
    if angka is None or value is None:
        return Sel("")
    status = str(angka.get_status_display())
    return Sel(pilihan.besaran.tulis(value), status, sources.nomor(angka))


def tabel_tahun(
    pilihan: Permintaan,
    series: Sequence[tuple[Any, list[Titik]]],
    judul: str,
    sources: DaftarSumber,
) -> Tabel:
    """Return the figures of one area: a row a year, a column a commodity.

    Args:
        series: the points of each commodity, over the same years.
    """
    breaks = {ganti_metode(points) for _row, points in series} - {None}
    first_break = min((year for year in breaks if year is not None), default=None)
    return Tabel(
        judul=judul,
        kolom=[(row.nama_lokal, bahasa(row)) for row, _points in series],
        baris=[
            BarisTabel(
                str(points[0].tahun),
                [_cell(pilihan, point.angka, sources) for point in points],
                is_metode_baru=points[0].tahun == first_break,
            )
            for points in zip(*(points for _row, points in series), strict=True)
        ],
    )


def tabel_kecamatan(
    pilihan: Permintaan,
    row: Any,
    figures: Sequence[Produksi],
    kecamatan: Sequence[Kecamatan],
    sources: DaftarSumber,
) -> Tabel | None:
    """Return the figures of all districts of one commodity; None where there are none."""
    years = tahun_peta(figures, pilihan.besaran, pilihan.musim)[::-1]
    if not years:
        return None
    by_place = {(figure.kecamatan_id, figure.tahun): figure for figure in figures}
    return Tabel(
        judul=f"{row.nama_lokal}: {pilihan.besaran.kalimat} ({pilihan.besaran.satuan})",
        kolom=[(str(year), "") for year in years],
        baris=[
            BarisTabel(
                district.nama,
                [_cell(pilihan, by_place.get((district.pk, year)), sources) for year in years],
                nomor=district.nomor,
            )
            for district in kecamatan
        ],
        is_kecamatan=True,
    )
