"""Template tags for commodities: their address, the strip of months, the table of all crops."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.utils.dateformat import format as date_format
from django.utils.dates import MONTHS

from dinas.core.bahasa import active_language, prefix
from komoditas.models import Komoditas
from komoditas.musim import MUSIM, Musim, rentang

register = template.Library()


@dataclass(frozen=True)
class BulanPita:
    """One month of a strip or of the planting table."""

    nomor: int
    singkatan: str
    nama: str
    is_tanam: bool
    is_panen: bool
    is_kini: bool


@dataclass(frozen=True)
class KepalaMusim:
    """A stretch of months in the table's head: a season's, or between seasons (`kode` empty)."""

    kode: str
    lebar: int


@dataclass(frozen=True)
class MasaTanam:
    """A season of a commodity and the months in words."""

    musim: Musim
    bulan: str


def _short(month: int) -> str:
    return date_format(dt.date(2000, month, 1), "M")


@register.filter
def alamat_komoditas(komoditas: Komoditas) -> str:
    """Return the commodity's address in the language of the page read.

    Lists hold the source language's rows, whose own address is Indonesian. Where there is no
    translation, the address says so and offers the Indonesian.
    """
    return f"{prefix(active_language())}/komoditas/{komoditas.kode}/"


@register.simple_tag
def pita(komoditas: Komoditas | None, bulan_ini: int | None) -> list[BulanPita]:
    """Return the twelve months of a commodity; without one, the bare months for a table's head."""
    planting = frozenset(komoditas.bulan_tanam if komoditas else ())
    harvest = frozenset(komoditas.bulan_panen if komoditas else ())
    return list(_pita(planting, harvest, bulan_ini, active_language()))


@lru_cache(maxsize=500)
def _pita(
    planting: frozenset[int], harvest: frozenset[int], bulan_ini: int | None, language: str
) -> tuple[BulanPita, ...]:
    """Return the strip, whose names of months are in the active language."""
    return tuple(
        BulanPita(
            nomor=month,
            singkatan=_short(month),
            nama=str(MONTHS[month]),
            is_tanam=month in planting,
            is_panen=month in harvest,
            is_kini=month == bulan_ini,
        )
        for month in range(1, 13)
    )


@register.filter
def nama_bulan(bulan: int | None) -> str:
    """Return the month's name in the active language."""
    return str(MONTHS[bulan]) if bulan else ""


@register.filter
def rentang_penuh(bulan: Iterable[int]) -> str:
    """Write months in full, runs joined: *Februari–Maret, Oktober*."""
    return ", ".join(
        str(MONTHS[first]) if first == last else f"{MONTHS[first]}–{MONTHS[last]}"
        for first, last in rentang(bulan)
    )


@register.filter
def masa_tanam(komoditas: Komoditas) -> list[MasaTanam]:
    """Return the seasons in which a commodity is planted, each with its months in words."""
    return [
        MasaTanam(musim, rentang_penuh(set(komoditas.bulan_tanam) & musim.bulan))
        for musim in komoditas.musim
    ]


@register.filter
def kepala_musim(semua: Iterable[Komoditas]) -> list[KepalaMusim]:
    """Return the seasons above the planting table, over the months in which anything is planted."""
    planted = {month for komoditas in semua for month in komoditas.bulan_tanam}
    codes = [
        next((musim.kode for musim in MUSIM if month in planted & musim.bulan), "")
        for month in range(1, 13)
    ]
    stretches: list[KepalaMusim] = []
    for code in codes:
        if stretches and stretches[-1].kode == code:
            stretches[-1] = KepalaMusim(code, stretches[-1].lebar + 1)
        else:
            stretches.append(KepalaMusim(code, 1))
    return stretches
