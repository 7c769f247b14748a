"""The districts coloured by a figure: classes at round numbers, and no data as its own class."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from komoditas.besaran import Besaran, Nilai
from komoditas.models import Kecamatan, Produksi
from komoditas.peta_svg import VIEWBOX
from komoditas.skala import Kelas, kelas

NO_DATA = "kosong"
COLOURS = {
    1: ("q4",),
    2: ("q2", "q4"),
    3: ("q1", "q3", "q5"),
    4: ("q1", "q3", "q4", "q5"),
    5: ("q1", "q2", "q3", "q4", "q5"),
}
"""Few classes take colours far apart, the strongest for the most."""


@dataclass(frozen=True)
class Petak:
    """One district of the map, with its class and its figure in words."""

    kecamatan: Kecamatan
    kelas: str
    teks: str
    angka: Produksi | None
    nilai: Nilai | None
    is_sorotan: bool = False


@dataclass(frozen=True)
class PetaAngka:
    """A map of one year, with its legend: class and words, the most first."""

    tahun: int
    besaran: Besaran
    petak: list[Petak]
    legenda: list[tuple[str, str]]
    viewbox: str = VIEWBOX

    @property
    def berisi(self) -> list[Petak]:
        """The districts with a figure, the largest first."""
        return sorted(
            (one for one in self.petak if one.nilai is not None),
            key=lambda one: -float(one.nilai or 0),
        )

    @property
    def kosong(self) -> list[Petak]:
        """The districts of which nothing is known."""
        return [one for one in self.petak if one.nilai is None]

    @property
    def uraian(self) -> str:
        """The map in one or two sentences, for readers who do not see it."""
        known = self.berisi
        told = ngettext(
            "%(jumlah)s of %(semua)s districts has a figure.",
            "%(jumlah)s of %(semua)s districts have a figure.",
            len(known),
        ) % {"jumlah": len(known), "semua": len(self.petak)}
        first = known[0]
        most = _("The most: %(nama)s, %(angka)s.") % {
            "nama": first.kecamatan.nama,
            "angka": f"{first.teks} {self.besaran.satuan}",
        }
        return f"{told} {most}"


def tahun_peta(angka: Iterable[Produksi], besaran: Besaran, musim: str = "") -> list[int]:
    """Return the years in which any district has a figure of this measure, the newest first."""
    return sorted(
        {
            row.tahun
            for row in angka
            if row.kecamatan_id is not None and row.musim == musim and besaran.dari(row) is not None
        },
        reverse=True,
    )


def peta_angka(
    angka: Iterable[Produksi],
    kecamatan: Sequence[Kecamatan],
    besaran: Besaran,
    tahun: int,
    *,
    musim: str = "",
    sorotan: int | None = None,
) -> PetaAngka:
    """Return the map of a year; at least one district must have a figure.

    Args:
        angka: the figures of one commodity.
        kecamatan: all districts, with their outlines as drawn.
        sorotan: the key of a district to outline.
    """
    rows = {
        row.kecamatan_id: row
        for row in angka
        if row.tahun == tahun and row.musim == musim and row.kecamatan_id is not None
    }
    values = [float(value) for row in rows.values() if (value := besaran.dari(row)) is not None]
    classes = kelas(values)
    colours = COLOURS[classes.jumlah]
    parcels = []
    for district in kecamatan:
        row = rows.get(district.pk)
        value = besaran.dari(row)
        parcels.append(
            Petak(
                kecamatan=district,
                kelas=NO_DATA if value is None else colours[classes.nomor(float(value))],
                teks="" if value is None else besaran.tulis(value),
                angka=row,
                nilai=value,
                is_sorotan=district.pk == sorotan,
            )
        )
    legend = list(zip(colours, _ranges(classes, besaran, values), strict=True))[::-1]
    if len(values) < len(parcels):
        legend.append((NO_DATA, _("no data available")))
    return PetaAngka(tahun, besaran, parcels, legend)


def _ranges(classes: Kelas, besaran: Besaran, values: Sequence[float]) -> list[str]:
    """Return what each class stands for, the least first."""
    limits = [besaran.tulis(limit) for limit in classes.batas]
    unit = besaran.satuan
    if not limits:
        only = sorted({min(values), max(values)})
        return [f"{'–'.join(besaran.tulis(value) for value in only)} {unit}"]
    words = [_("under %(batas)s %(satuan)s") % {"batas": limits[0], "satuan": unit}]
    words += [
        _("%(dari)s to under %(sampai)s") % {"dari": low, "sampai": high}
        for low, high in pairwise(limits)
    ]
    return [*words, _("%(batas)s %(satuan)s and more") % {"batas": limits[-1], "satuan": unit}]
