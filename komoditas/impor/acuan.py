"""What a figure is about, and the names by which a file may call it."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from dinas.core.bahasa import SOURCE
from komoditas.models.kecamatan import Kecamatan
from komoditas.models.komoditas import Komoditas

WHOLE_REGENCY = {
    "3315",
    "kabupatengrobogan",
    "kabgrobogan",
    "grobogankabupaten",
    "seluruhkabupaten",
    "wholeregency",
}


class Kunci(NamedTuple):
    """What a figure is about; there is one figure a key. `kecamatan_id` None is the regency."""

    komoditas_id: int
    kecamatan_id: int | None
    tahun: int
    musim: str


@dataclass(frozen=True, slots=True)
class BarisAngka:
    """One figure as the file states it; None and empty where the file says nothing."""

    baris: int
    kunci: Kunci
    nilai: Mapping[str, Decimal | None]
    status: str
    sumber: str
    catatan: str


@dataclass(frozen=True)
class Acuan:
    """The names that a file may use, with the rows that they stand for.

    Attributes:
        nama: how people write the names, by the form in which spellings meet.
    """

    komoditas: Mapping[str, int]
    kecamatan: Mapping[str, int]
    nama: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pilihan:
    """How a file is to be read.

    Attributes:
        pemetaan: the place of each field, from 0.
        desimal: the decimal sign, or empty to find it out.
        komoditas_id, tahun, sumber, status: what holds where the file itself says nothing.
    """

    pemetaan: Mapping[str, int] = field(default_factory=dict)
    desimal: str = ""
    komoditas_id: int | None = None
    tahun: int | None = None
    sumber: str = ""
    status: str = ""


def acuan_sekarang() -> Acuan:
    """Return the names of commodities and districts by which a file may call them."""
    commodities: dict[str, int] = {}
    written: dict[str, str] = {}
    sources = Komoditas.objects.filter(locale__language_code=SOURCE).only("translation_key")
    keys = {row.translation_key: row.pk for row in sources}
    rows = Komoditas.objects.filter(translation_key__in=keys)
    for row in rows.only("translation_key", "kode", "nama", "nama_latin").order_by("-locale_id"):
        for name in (row.kode, row.nama, row.nama_latin):
            if name:
                commodities[kunci_nama(name)] = keys[row.translation_key]
                written[kunci_nama(name)] = name
    districts: dict[str, int] = {}
    for district in Kecamatan.objects.only("kode", "nama"):
        for name in (district.kode, district.nama):
            districts[kunci_nama(name)] = district.pk
            written[kunci_nama(name)] = name
    return Acuan(commodities, districts, written)


def kunci_nama(text: str) -> str:
    """Bring a name into the form in which spellings meet: letters and digits only."""
    plain = re.sub(r"^(kec\.|kecamatan\b|kec\b)", "", text.strip().casefold())
    return re.sub(r"[^a-z0-9]+", "", plain)


def tidak_dikenal(text: str, known: Mapping[str, int], written: Mapping[str, str]) -> str:
    """Say that a name is not known, and which one may be meant."""
    if not text:
        return _("This cell is empty.")
    near = difflib.get_close_matches(kunci_nama(text), list(known), n=1, cutoff=0.7)
    if near:
        return _("This name is not known. Did you mean “%(name)s”?") % {
            "name": written.get(near[0], near[0])
        }
    return _("This name is not known.")
