"""What a reader asks of the statistics: read from the address, known values only.

What is unknown is left out and said so; the rest is still shown. Each choice has one address.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from komoditas.besaran import PRODUKSI, SEMUA, Besaran
from komoditas.enums import MusimTanam
from komoditas.models import Kecamatan

MOST = 4
"""So many commodities can be compared; more lines could not be told apart."""
KABUPATEN, SEMUA_KECAMATAN = "kabupaten", "kecamatan"
NAMES = ("komoditas", "besaran", "wilayah", "musim", "dari", "sampai")
LONGEST_QUOTE = 30


@dataclass(frozen=True)
class Isi:
    """What there is of one commodity: the years, and the measures that have any figure."""

    awal: int
    akhir: int
    besaran: frozenset[str]
    ada_musim: bool = False
    """Whether any figure is about a single planting season."""


@dataclass(frozen=True)
class Permintaan:
    """A choice of figures."""

    komoditas: tuple[Any, ...]
    """Source rows with `nama_lokal`, as `told_in` gives them, in the order of the site."""
    besaran: Besaran
    wilayah: str
    kecamatan: Kecamatan | None
    """The district, where `wilayah` is one."""
    musim: str
    dari: int | None
    sampai: int | None
    ditolak: list[str] = field(default_factory=list)
    """Sentences on what of the address was left out."""
    is_bawaan: bool = False
    """Whether the address asks nothing, so that the first view is shown."""
    is_baku: bool = True
    """Whether the address is the one that this choice is known by."""

    @property
    def kueri(self) -> str:
        """The query of this choice: always the same for the same choice."""
        pairs = [("komoditas", row.kode) for row in self.komoditas]
        if self.besaran is not PRODUKSI:
            pairs.append(("besaran", self.besaran.kode))
        if self.wilayah != KABUPATEN:
            pairs.append(("wilayah", self.wilayah))
        if self.musim:
            pairs.append(("musim", self.musim))
        pairs += [
            (name, str(year))
            for name, year in (("dari", self.dari), ("sampai", self.sampai))
            if year is not None
        ]
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def nama_wilayah(self) -> str:
        """The area in words."""
        if self.kecamatan is not None:
            return _("%(nama)s District") % {"nama": self.kecamatan.nama}
        if self.wilayah == SEMUA_KECAMATAN:
            return _("districts of Grobogan Regency")
        return _("Grobogan Regency")

    @property
    def nama_musim(self) -> str:
        """The season in words; empty for whole years."""
        return str(MusimTanam(self.musim).label) if self.musim else ""


def baca(
    query: QueryDict,
    komoditas: Sequence[Any],
    kecamatan: Sequence[Kecamatan],
    isi: Mapping[int, Isi],
) -> Permintaan:
    """Read a choice from an address.

    Args:
        komoditas: all that may be chosen.
        kecamatan: all districts.
        isi: what there is of each commodity, by its key.
    """
    faults: list[str] = []
    chosen = _commodities(query.getlist("komoditas"), komoditas, faults)
    measure = _measure(query.get("besaran", ""), faults)
    if not chosen:
        chosen = _first(komoditas, isi, measure)
    area = query.get("wilayah", "") or KABUPATEN
    district = next((row for row in kecamatan if row.slug == area), None)
    if district is None and area not in {KABUPATEN, SEMUA_KECAMATAN}:
        faults.append(_("“%(nilai)s” is no district here.") % {"nilai": _quoted(area)})
        area = KABUPATEN
    season = query.get("musim", "")
    if season not in MusimTanam.values:
        faults.append(_("“%(nilai)s” is no planting season.") % {"nilai": _quoted(season)})
        season = ""
    first, last = _years(query, faults)
    asked = [(name, value) for name in NAMES for value in query.getlist(name)]
    choice = Permintaan(
        tuple(chosen), measure, area, district, season, first, last, faults, not asked
    )
    is_canonical = not asked or f"?{urlencode(asked)}" == choice.kueri
    return replace(choice, is_baku=is_canonical)


def _commodities(values: Iterable[str], rows: Sequence[Any], faults: list[str]) -> list[Any]:
    wanted = [value for value in dict.fromkeys(values) if value]
    known = {row.kode for row in rows}
    faults.extend(
        _("“%(nilai)s” is no commodity here.") % {"nilai": _quoted(value)}
        for value in wanted[: MOST * 2]
        if value not in known
    )
    wanted = [value for value in wanted if value in known]
    if len(wanted) > MOST:
        words = _("At most %(jumlah)s commodities can be compared; the first ones are shown.")
        faults.append(words % {"jumlah": MOST})
    return [row for row in rows if row.kode in wanted[:MOST]]


def _first(rows: Sequence[Any], contents: Mapping[int, Isi], measure: Besaran) -> list[Any]:
    """Return the first commodity that has a figure, if any has."""
    filled = [row for row in rows if row.pk in contents]
    fitting = [row for row in filled if measure.kode in contents[row.pk].besaran]
    return (fitting or filled or list(rows))[:1]


def _measure(value: str, faults: list[str]) -> Besaran:
    found = next((one for one in SEMUA if one.kode == value), None)
    if found is None and value:
        faults.append(_("“%(nilai)s” is no measure here.") % {"nilai": _quoted(value)})
    return found or PRODUKSI


def _years(query: QueryDict, faults: list[str]) -> tuple[int | None, int | None]:
    found: list[int | None] = []
    for name in ("dari", "sampai"):
        value = query.get(name, "")
        is_year = len(value) == 4 and value.isascii() and value.isdigit()
        if value and not (is_year and 1945 <= int(value) <= 2100):
            faults.append(_("“%(nilai)s” is no year.") % {"nilai": _quoted(value)})
            is_year = False
        found.append(int(value) if is_year else None)
    first, last = found
    if first is not None and last is not None and first > last:
        faults.append(_("The first year was later than the last; they were exchanged."))
        return last, first
    return first, last


def _quoted(value: str) -> str:
    return value if len(value) <= LONGEST_QUOTE else f"{value[:LONGEST_QUOTE]}…"
