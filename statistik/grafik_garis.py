"""Lines over years for up to four commodities, computed as whole units of an SVG drawing.

Each is known by the form of its points and by its dashes; only years in a row whose figures came
about alike are joined. A hollow point is a figure that may still change or is second-hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from komoditas.angka_tahunan import Titik, ruas
from komoditas.besaran import Besaran
from komoditas.enums import StatusAngka
from komoditas.grafik import LETTER, Tulisan
from komoditas.skala import Sumbu, sumbu

FIRM = frozenset(
    {StatusAngka.BPS_KSA, StatusAngka.BPS_LAMA, StatusAngka.BPS_SENSUS, StatusAngka.DINAS}
)
"""All others are provisional, partial, rounded, estimated or second-hand."""
BETWEEN_NAMES = 19
"""How far apart names at the end of lines must stand."""


@dataclass(frozen=True)
class TitikGaris:
    """One point as drawn, with what a pointer over it tells."""

    jalur: str
    is_pasti: bool
    teks: str


@dataclass(frozen=True)
class Seri:
    """One commodity: its line in stretches, its points, and its name at the end."""

    nomor: int
    nama: str
    bahasa: str
    """Where the name is not in the page's language."""
    ruas: list[str]
    titik: list[TitikGaris]
    nama_di: Tulisan | None


@dataclass(frozen=True)
class GambarGaris:
    """A drawing of lines, ready for its template."""

    lebar: int
    tinggi: int
    kisi: list[str]
    tanda: list[Tulisan]
    tahun: list[Tulisan]
    seri: list[Seri]


@dataclass(frozen=True)
class GrafikGaris:
    """The chart for wide and for narrow places, with what its legend needs."""

    lebar: GambarGaris
    sempit: GambarGaris
    ada_berongga: bool


@dataclass(frozen=True)
class _Frame:
    """Where points lie: years from left to right, values upwards from zero."""

    left: int
    right: int
    top: int
    base: int
    years: range
    axis: Sumbu

    def x(self, year: int) -> int:
        span = max(1, len(self.years) - 1)
        if len(self.years) == 1:
            return (self.left + self.right) // 2
        return round(self.left + (year - self.years[0]) / span * (self.right - self.left))

    def y(self, value: float) -> int:
        return self.base - self.axis.panjang(value, self.base - self.top)


def bentuk(nomor: int, x: int, y: int) -> str:
    """Return the outline of a point: circle, square, triangle or diamond."""
    return (
        f"M{x - 5} {y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        f"M{x - 5} {y - 5}h10v10h-10z",
        f"M{x} {y - 6}l6 11h-12z",
        f"M{x} {y - 7}l7 7l-7 7l-7-7z",
    )[nomor - 1]


def grafik_garis(
    deret: Sequence[tuple[str, str, Sequence[Titik]]], besaran: Besaran
) -> GrafikGaris | None:
    """Return lines over years; None where there is no figure at all.

    Args:
        deret: name, its language where it differs, and points of each commodity; the years are
            the same in all.
    """
    known = [point for _name, _language, points in deret for point in points if point.status]
    if not known:
        return None
    return GrafikGaris(
        lebar=_drawing(deret, besaran, known, width=880, height=380, is_named=True),
        sempit=_drawing(deret, besaran, known, width=360, height=320, is_named=False),
        ada_berongga=any(point.status not in FIRM for point in known),
    )


def _drawing(
    deret: Sequence[tuple[str, str, Sequence[Titik]]],
    besaran: Besaran,
    known: Sequence[Titik],
    *,
    width: int,
    height: int,
    is_named: bool,
) -> GambarGaris:
    axis = sumbu((float(point.nilai or 0) for point in known), 4)
    ticks = [besaran.tulis(mark) for mark in axis.tanda]
    left = max(map(len, ticks)) * LETTER + 12
    longest = max(len(name) for name, _language, _points in deret)
    right = width - (longest * LETTER + 20 if is_named else 24)
    years = [point.tahun for point in deret[0][2]]
    frame = _Frame(left + 8, right, 16, height - 30, range(years[0], years[-1] + 1), axis)
    heights = [frame.y(mark) for mark in axis.tanda]
    series = [
        _series(number, name, language, points, frame, besaran)
        for number, (name, language, points) in enumerate(deret, 1)
    ]
    return GambarGaris(
        width,
        height,
        kisi=[f"M{left} {y}H{right + 6}" for y in heights],
        tanda=[
            Tulisan(text, left - 6, y + 5, "end") for text, y in zip(ticks, heights, strict=True)
        ],
        tahun=_year_words(frame, height),
        seri=_named(series, frame) if is_named else series,
    )


def _series(
    number: int,
    name: str,
    language: str,
    points: Sequence[Titik],
    frame: _Frame,
    besaran: Besaran,
) -> Seri:
    def place(point: Titik) -> tuple[int, int]:
        return frame.x(point.tahun), frame.y(float(point.nilai or 0))

    known = [point for point in points if point.nilai is not None]
    last = place(known[-1]) if known else None
    return Seri(
        number,
        name,
        language,
        ruas=[
            "M" + "L".join(f"{x} {y}" for x, y in map(place, stretch))
            for stretch in ruas(points)
            if len(stretch) > 1
        ],
        titik=[
            TitikGaris(
                bentuk(number, *place(point)),
                point.status in FIRM,
                f"{name}, {point.tahun}: {besaran.tulis_bersatuan(point.nilai or 0)}, "
                f"{point.kata_status}",
            )
            for point in known
        ],
        nama_di=Tulisan(name, last[0] + 12, last[1] + 5) if last else None,
    )


def _year_words(frame: _Frame, height: int) -> list[Tulisan]:
    every = max(1, -(-(len(frame.years) * 48) // max(1, frame.right - frame.left)))
    # Counted from the newest, so that it always has its year.
    shown = list(frame.years)[::-1][::every][::-1]
    return [Tulisan(str(year), frame.x(year), height - 6, "middle") for year in shown]


def _named(series: Sequence[Seri], frame: _Frame) -> list[Seri]:
    """Move names that would cover each other apart, downwards."""
    places: dict[int, Tulisan] = {}
    taken: list[Tulisan] = []
    for one in sorted(
        (one for one in series if one.nama_di is not None),
        key=lambda one: one.nama_di.y if one.nama_di else 0,
    ):
        assert one.nama_di is not None  # noqa: S101 (filtered above)
        y = one.nama_di.y
        for other in taken:
            if abs(y - other.y) < BETWEEN_NAMES and abs(one.nama_di.x - other.x) < 120:
                y = other.y + BETWEEN_NAMES
        place = Tulisan(one.nama, one.nama_di.x, min(y, frame.base + 4))
        taken.append(place)
        places[one.nomor] = place
    return [Seri(**{**vars(one), "nama_di": places.get(one.nomor, one.nama_di)}) for one in series]
