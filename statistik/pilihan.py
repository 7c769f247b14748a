"""The form by which readers choose figures: all that can be chosen, with what is chosen marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dinas.core.choices import Pilihan
from komoditas.enums import MusimTanam
from komoditas.models import Kecamatan
from statistik.permintaan import KABUPATEN, SEMUA_KECAMATAN, Permintaan
from statistik.tampilan import besaran_tersedia


@dataclass(frozen=True)
class Formulir:
    """The choices of each field."""

    komoditas: list[Pilihan]
    besaran: list[Pilihan]
    wilayah: list[Pilihan]
    kecamatan: list[Pilihan]
    musim: list[Pilihan]
    """Empty where no figure is about a season."""
    dari: list[Pilihan]
    sampai: list[Pilihan]


def formulir(
    pilihan: Permintaan, komoditas: Sequence[Any], kecamatan: Sequence[Kecamatan]
) -> Formulir:
    """Return the form.

    Args:
        komoditas: all that may be chosen; `ada` says what there is of each, None for nothing.
    """
    contents = {row.pk: row.ada for row in komoditas if row.ada is not None}
    years = range(
        min((one.awal for one in contents.values()), default=0),
        max((one.akhir for one in contents.values()), default=-1) + 1,
    )
    chosen = {row.pk for row in pilihan.komoditas}
    return Formulir(
        komoditas=[Pilihan(row.kode, row.nama_lokal, row.pk in chosen, row) for row in komoditas],
        besaran=[
            Pilihan(one.kode, f"{one.nama} ({one.satuan})", one is pilihan.besaran)
            for one in besaran_tersedia(contents, pilihan.besaran)
        ],
        wilayah=[
            Pilihan(KABUPATEN, _("Whole regency"), pilihan.wilayah == KABUPATEN),
            Pilihan(SEMUA_KECAMATAN, _("All districts"), pilihan.wilayah == SEMUA_KECAMATAN),
        ],
        kecamatan=[
            Pilihan(row.slug, row.nama, row.slug == pilihan.wilayah)
            for row in sorted(kecamatan, key=lambda row: row.nama)
        ],
        musim=[
            Pilihan(value, str(label), value == pilihan.musim)
            for value, label in MusimTanam.choices
        ]
        if pilihan.musim or any(one.ada_musim for one in contents.values())
        else [],
        dari=_years(years, pilihan.dari),
        sampai=_years(years, pilihan.sampai),
    )


def _years(years: range, chosen: int | None) -> list[Pilihan]:
    offered = sorted({*years, *([chosen] if chosen is not None else [])}, reverse=True)
    return [Pilihan(str(year), str(year), year == chosen) for year in offered]
