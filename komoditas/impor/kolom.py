"""Finds the heading of a table and guesses which column holds what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from komoditas.impor.berkas import Baris, Lembar
from komoditas.impor.kesalahan import BerkasDitolak

HEADING_WITHIN = 25
"""How many lines of title a table may have before its heading."""

MEDAN = {
    "komoditas": gettext_lazy("commodity"),
    "kecamatan": gettext_lazy("district"),
    "tahun": gettext_lazy("year"),
    "musim": gettext_lazy("planting season"),
    "luas_tanam_ha": gettext_lazy("planted area (ha)"),
    "luas_panen_ha": gettext_lazy("harvested area (ha)"),
    "produksi_ton": gettext_lazy("production (t)"),
    "hasil_ku_ha": gettext_lazy("yield (quintals per ha)"),
    "populasi_ekor": gettext_lazy("livestock (head)"),
    "status": gettext_lazy("status"),
    "sumber": gettext_lazy("source"),
    "catatan": gettext_lazy("note"),
}
"""What a column may hold: the fields of a figure, with their names for people."""

MEDAN_ANGKA = ("luas_tanam_ha", "luas_panen_ha", "produksi_ton", "hasil_ku_ha", "populasi_ekor")
MEDAN_WAJIB = ("komoditas", "tahun")

_NAMES: dict[str, tuple[str, ...]] = {
    "hasil_ku_ha": ("produktivitas", "hasil ku ha", "rata rata hasil", "provitas", "yield"),
    "luas_tanam_ha": ("luas tanam", "tanam ha", "planted area"),
    "luas_panen_ha": ("luas panen", "panen ha", "harvested area"),
    "produksi_ton": ("produksi", "production"),
    "populasi_ekor": ("populasi", "ekor", "ternak", "livestock"),
    "komoditas": (
        "kode komoditas",
        "komoditas",
        "komoditi",
        "tanaman",
        "jenis tanaman",
        "commodity",
    ),
    "kecamatan": (
        "kode kecamatan",
        "kecamatan",
        "kec",
        "wilayah",
        "kode wilayah",
        "district",
        "area",
    ),
    "tahun": ("tahun", "thn", "year"),
    "musim": ("musim", "mt", "season"),
    "status": ("status", "sifat angka"),
    "sumber": ("sumber", "source"),
    "catatan": ("catatan", "keterangan", "ket", "note"),
}
"""What headings begin with; the first field that fits takes the column."""


@dataclass(frozen=True)
class Kolom:
    """One column of the file.

    Attributes:
        nomor: its place, from 0.
        judul: its heading, as the file has it.
        medan: the field that it seems to hold, or empty.
    """

    nomor: int
    judul: str
    medan: str


@dataclass(frozen=True)
class Judul:
    """The heading of a table: the last line that belongs to it, and its columns."""

    baris_terakhir: int
    kolom: tuple[Kolom, ...]

    def pemetaan(self) -> dict[str, int]:
        """Return the guessed place of each field."""
        return {column.medan: column.nomor for column in self.kolom if column.medan}

    def faktor(self, medan: str, nomor: int) -> Decimal:
        """Return what a column's numbers are multiplied by, where it names another unit."""
        title = self.kolom[nomor].judul if nomor < len(self.kolom) else ""
        return _factor(medan, title)


class JudulTidakDitemukan(BerkasDitolak):
    """No line looks like a heading; `judul` is the one that comes nearest, to choose from."""

    def __init__(self, judul: Judul) -> None:
        super().__init__(
            _(
                "No heading was found that names the commodity, the year and at least one figure. "
                "Say below which column holds what, or take the template and write its names above "
                "the columns."
            )
        )
        self.judul = judul
        self.contoh: list[dict[str, Any]] = []


def cari_judul(lembar: Lembar, baris: int | None = None, *, wajib: Iterable[str] = ()) -> Judul:
    """Find the heading, which may have titles above it and go over two lines.

    Args:
        baris: the line where a person says that it is.
        wajib: the fields that it must name, beside one figure.

    Raises:
        JudulTidakDitemukan: no line names them.
    """
    top = list(islice(lembar.rows(), HEADING_WITHIN))
    if baris is not None:
        return next((_heading(row) for row in top if row[0] == baris), Judul(baris, ()))
    candidates = [_heading(row) for row in top]
    # A line with a number in it is a figure, and never the lower half of a heading.
    candidates += [
        _joined_heading(first, second)
        for first, second in pairwise(top)
        if not any(cell[:1].isdigit() for cell in second[1])
    ]
    best = max(candidates, key=lambda found: len(found.pemetaan()), default=Judul(0, ()))
    if _is_usable(best, wajib):
        return best
    if not best.pemetaan() and top:
        best = _heading(max(top, key=lambda row: sum(map(bool, row[1]))))
    raise JudulTidakDitemukan(best)


def _is_usable(heading: Judul, required: Iterable[str]) -> bool:
    fields = set(heading.pemetaan())
    return fields.issuperset(required) and bool(fields.intersection(MEDAN_ANGKA))


def _heading(row: Baris) -> Judul:
    number, cells = row
    return Judul(number, tuple(_columns(cells)))


def _joined_heading(first: Baris, second: Baris) -> Judul:
    """Join two lines where the upper one has cells that span several of the lower one's."""
    spanning, titles = "", []
    width = max(len(first[1]), len(second[1]))
    for upper, lower in zip(_padded(first[1], width), _padded(second[1], width), strict=True):
        spanning = upper or (spanning if lower else "")
        titles.append(f"{spanning} {lower}".strip() if lower else upper)
    return Judul(second[0], tuple(_columns(titles, prefer_end=True)))


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _columns(titles: Iterable[str], *, prefer_end: bool = False) -> list[Kolom]:
    taken: set[str] = set()
    columns = []
    for place, title in enumerate(titles):
        field = _field_of(title, anywhere=prefer_end)
        if field in taken:
            field = ""
        taken.add(field)
        columns.append(Kolom(place, title, field))
    return columns


def _field_of(title: str, *, anywhere: bool) -> str:
    words = re.sub(r"[\W_]+", " ", title.casefold()).strip()
    if not words or len(words) > 60:
        return ""
    for field, names in _NAMES.items():
        if words == field.replace("_", " "):
            return field
        for name in names:
            if re.match(rf"{name}\b", words) or (anywhere and re.search(rf"\b{name}\b", words)):
                return field
    return ""


def _factor(field: str, title: str) -> Decimal:
    """Return the factor to tonnes, or to quintals per hectare, from the unit in the heading."""
    unit = title.casefold()
    if field == "produksi_ton":
        if re.search(r"\b(kw|ku|kwt|kuintal)\b", unit):
            return Decimal("0.1")
        if re.search(r"\bkg\b", unit):
            return Decimal("0.001")
    if field == "hasil_ku_ha":
        if re.search(r"\b(ton|t)\b", unit):
            return Decimal(10)
        if re.search(r"\bkg\b", unit):
            return Decimal("0.01")
    return Decimal(1)


def contoh_kolom(lembar: Lembar, judul: Judul) -> list[dict[str, Any]]:
    """Return each column with its heading and its first cells, so that a person can map them."""
    below = (cells for number, cells in lembar.rows() if number > judul.baris_terakhir)
    sample = list(islice(below, 4))
    titles = {column.nomor: column.judul for column in judul.kolom}
    width = max((len(cells) for cells in sample), default=len(titles))
    return [
        {
            "nomor": place,
            "judul": titles.get(place, ""),
            "contoh": [c[place][:40] for c in sample if place < len(c) and c[place]],
        }
        for place in range(max(width, len(titles)))
    ]
