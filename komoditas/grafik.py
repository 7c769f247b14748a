"""Bars over years or districts, computed as whole units of an SVG drawing.

What a bar means is told by its place, its figure beside it and its pattern, never by colour alone.
Each chart comes standing, for wide places, and lying, for phones and paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from komoditas.angka_tahunan import Titik, ganti_metode
from komoditas.besaran import Besaran, Nilai
from komoditas.enums import StatusAngka
from komoditas.skala import sumbu

LETTER = 9
"""The width of a digit of the drawing's letters, in its units."""


@dataclass(frozen=True)
class Baris:
    """What one bar stands for."""

    label: str
    nilai: Nilai | None
    status: str = ""
    is_sorotan: bool = False
    """Whether it is the one that the reader chose."""


@dataclass(frozen=True)
class Batang:
    """One bar as drawn, or the place where none is."""

    label: str
    label_x: int
    label_y: int
    jalur: str
    pola: str
    teks: str
    teks_x: int
    teks_y: int
    is_tegak: bool = False
    """Whether the figure stands upright above its bar, where there is no room beside it."""
    is_sorotan: bool = False


@dataclass(frozen=True)
class Tulisan:
    """Words in the drawing; `jangkar` says which end of them stands at the place."""

    teks: str
    x: int
    y: int
    jangkar: str = "start"


@dataclass(frozen=True)
class Gambar:
    """A drawing of bars, ready for its template."""

    lebar: int
    tinggi: int
    batang: list[Batang]
    kisi: list[str] = field(default_factory=list)
    """The lines of the scale, as paths."""
    tanda: list[Tulisan] = field(default_factory=list)
    """The words of the scale."""
    patah: str = ""
    """The line between two methods, as a path."""
    kata_patah: list[Tulisan] = field(default_factory=list)


@dataclass(frozen=True)
class Grafik:
    """A chart in both forms, with its legend."""

    tegak: Gambar | None
    rebah: Gambar
    pola: list[tuple[str, str]]
    """The statuses of the bars, with their words: the legend."""
    ada_celah: bool


def grafik_tahun(titik: Sequence[Titik], besaran: Besaran) -> Grafik | None:
    """Return the bars of a measure over years; None where there is no figure at all."""
    if all(point.nilai is None for point in titik):
        return None
    rows = [Baris(str(point.tahun), point.nilai, point.status) for point in titik]
    changed = ganti_metode(titik)
    at = changed - titik[0].tahun if changed is not None else None
    return Grafik(
        tegak=_standing(rows, besaran, at),
        rebah=_lying(rows, besaran, at, label_room=52),
        pola=legenda(rows),
        ada_celah=any(row.nilai is None for row in rows),
    )


def grafik_wilayah(baris: Sequence[Baris], besaran: Besaran) -> Grafik | None:
    """Return lying bars of districts as they come; None where there is no figure at all."""
    known = [row for row in baris if row.nilai is not None]
    if not known:
        return None
    return Grafik(
        tegak=None,
        rebah=_lying(known, besaran, None, label_room=128),
        pola=legenda(known),
        ada_celah=len(known) < len(baris),
    )


def legenda(baris: Iterable[Baris]) -> list[tuple[str, str]]:
    """Return the statuses that occur, in the order of their definition, with their words."""
    found = {row.status for row in baris if row.nilai is not None}
    return [(value, str(label)) for value, label in StatusAngka.choices if value in found]


# --- standing ---

WIDE, HIGH = 880, 300
FOOT = 28
"""Below the bars, for the years."""
NARROWEST = 16
"""Bars closer together than this have no room for figures: a scale stands beside them."""


def _standing(rows: Sequence[Baris], besaran: Besaran, break_at: int | None) -> Gambar:
    axis = sumbu(float(row.nilai) for row in rows if row.nilai is not None)
    ticks = [besaran.tulis(mark) for mark in axis.tanda]
    has_scale = WIDE / len(rows) < NARROWEST
    left = max(map(len, ticks)) * LETTER + 10 if has_scale else 0
    band = (WIDE - left) / len(rows)
    texts = ["–" if row.nilai is None else besaran.tulis(row.nilai) for row in rows]
    longest = max(map(len, texts)) * LETTER
    is_upright = longest > band
    top = 14 + (longest if is_upright else 16) + (22 if break_at is not None else 0)
    base, room = HIGH - FOOT, HIGH - FOOT - top
    every = max(1, -(-44 // max(1, int(band))))
    bars = []
    for number, (row, text) in enumerate(zip(rows, texts, strict=True)):
        middle = round(left + band * (number + 0.5))
        wide = max(2, round(min(band * 0.74, 64)))
        height = 0 if row.nilai is None else axis.panjang(float(row.nilai), room)
        is_turned = is_upright and row.nilai is not None
        bars.append(
            Batang(
                label=row.label if number % every == 0 else "",
                label_x=middle,
                label_y=HIGH - 6,
                jalur=""
                if row.nilai is None
                else f"M{middle - wide // 2} {base}v-{height}h{wide}v{height}z",
                pola=row.status,
                teks="" if has_scale and row.nilai is not None else text,
                teks_x=middle + (5 if is_turned else 0),
                teks_y=base - height - 7,
                is_tegak=is_turned,
            )
        )
    heights = [base - axis.panjang(mark, room) for mark in axis.tanda] if has_scale else [base]
    return Gambar(
        WIDE,
        HIGH,
        bars,
        kisi=[f"M{left} {y}H{WIDE}" for y in heights],
        tanda=[
            Tulisan(text, left - 8, y + 5, "end") for text, y in zip(ticks, heights, strict=True)
        ]
        if has_scale
        else [],
        **_break_standing(None if break_at is None else round(left + band * break_at), base),
    )


def _break_standing(x: int | None, base: int) -> dict[str, Any]:
    if x is None:
        return {}
    words = [Tulisan(_("old method"), x - 8, 14, "end")]
    after = _("BPS, sampling frame")
    if x + 8 + len(after) * LETTER <= WIDE:
        words.append(Tulisan(after, x + 8, 14))
    return {"patah": f"M{x} 0V{base}", "kata_patah": words}


# --- lying ---

NARROW = 360
ROW, BAR = 30, 20
BREAK = 26


def _lying(
    rows: Sequence[Baris], besaran: Besaran, break_at: int | None, *, label_room: int
) -> Gambar:
    known = [float(row.nilai) for row in rows if row.nilai is not None]
    most = max(known) or 1
    longest = max(len(besaran.tulis(row.nilai)) for row in rows if row.nilai is not None)
    room = NARROW - label_room - longest * LETTER - 10
    bars: list[Batang] = []
    y = 2
    line, words = "", []
    for stretch in _stretches(rows, break_at):
        first = stretch[0]
        if break_at is not None and first is rows[break_at]:
            line = f"M0 {y + 4}H{NARROW}"
            words = [Tulisan(_("from here: BPS, sampling frame"), NARROW, y + 22, "end")]
            y += BREAK
        length = 0 if first.nilai is None else max(1, round(float(first.nilai) / most * room))
        top = y + (ROW - BAR) // 2
        label = first.label if len(stretch) == 1 else f"{first.label}–{stretch[-1].label}"
        bars.append(
            Batang(
                label=label,
                label_x=0,
                label_y=y + 20,
                jalur=""
                if first.nilai is None
                else f"M{label_room} {top}h{length}v{BAR}h-{length}z",
                pola=first.status,
                teks=f"– {_('no data available')}"
                if first.nilai is None
                else besaran.tulis(first.nilai),
                teks_x=label_room + length + 7
                if first.nilai is not None
                else max(label_room, len(label) * LETTER + 8),
                teks_y=y + 20,
                is_sorotan=first.is_sorotan,
            )
        )
        y += ROW
    return Gambar(NARROW, y + 2, bars, patah=line, kata_patah=words)


def _stretches(rows: Sequence[Baris], break_at: int | None) -> list[list[Baris]]:
    """Return the rows one by one, and those in a row without a figure together."""
    found: list[list[Baris]] = []
    for number, row in enumerate(rows):
        if row.nilai is None and found and found[-1][-1].nilai is None and number != break_at:
            found[-1].append(row)
        else:
            found.append([row])
    return found
