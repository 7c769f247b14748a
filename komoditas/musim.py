"""Months and planting seasons (MT I to MT III), and how a run of months is told in words.

Source of the seasons: the office's former website, page *unggulan tanaman pangan* (MT I plants in
October and November, MT II in February and March); MT III is a general pattern of dry-season crops.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BULAN: tuple[tuple[int, str | Promise], ...] = tuple(MONTHS.items())


@dataclass(frozen=True)
class Musim:
    """A planting season and the months that are counted to it."""

    kode: str
    nama: str | Promise
    bulan: frozenset[int]


MUSIM = (
    Musim("MT I", _("First planting season (rainy)"), frozenset({10, 11, 12, 1})),
    Musim("MT II", _("Second planting season"), frozenset({2, 3, 4, 5})),
    Musim("MT III", _("Third planting season (dry)"), frozenset({6, 7, 8, 9})),
)


def musim_dari(bulan: Iterable[int]) -> list[Musim]:
    """Return the seasons in which any of the months lies, MT I first."""
    months = set(bulan)
    return [musim for musim in MUSIM if musim.bulan & months]


def rentang(bulan: Iterable[int]) -> list[tuple[int, int]]:
    """Join months that follow each other: {2, 3, 10, 11} gives [(2, 3), (10, 11)].

    A run over New Year is one run: {11, 12, 1} gives [(11, 1)].
    """
    months = set(bulan)
    if len(months) == 12:
        return [(1, 12)]
    runs = []
    for first in sorted(months):
        before = 12 if first == 1 else first - 1
        if before in months:
            continue
        last = first
        while (last % 12) + 1 in months:
            last = (last % 12) + 1
        runs.append((first, last))
    return runs


def rentang_kata(bulan: Iterable[int]) -> str:
    """Write the months in words: *Feb-Mar, Okt-Nov*."""
    return ", ".join(
        str(MONTHS_3[first]).capitalize()
        if first == last
        else f"{str(MONTHS_3[first]).capitalize()}–{str(MONTHS_3[last]).capitalize()}"
        for first, last in rentang(bulan)
    )


def tanam_lagi(bulan: Iterable[int], sekarang: int) -> int | None:
    """Return the month in which planting begins next after month `sekarang`; None if never."""
    starts = [first for first, _last in rentang(bulan)]
    if not starts:
        return None
    return min(starts, key=lambda month: (month - sekarang - 1) % 12)
