"""Figures year by year: gaps stay gaps, and only figures that came about alike are compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.template.defaultfilters import floatformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from komoditas.besaran import HASIL, LUAS_PANEN, LUAS_TANAM, POPULASI, PRODUKSI, Besaran, Nilai
from komoditas.enums import StatusAngka
from komoditas.models import Produksi

NEARLY_NOTHING_PCT = 0.05
"""A smaller change would be written as 0.0 per cent."""


@dataclass(frozen=True)
class Titik:
    """One year of a series; `angka` is None where nothing was found for the year."""

    tahun: int
    angka: Produksi | None
    nilai: Nilai | None

    @property
    def status(self) -> str:
        """How the figure came about; empty for a gap."""
        return self.angka.status if self.angka is not None and self.nilai is not None else ""

    @property
    def kata_status(self) -> str:
        """How the figure came about, in words."""
        return str(self.angka.get_status_display()) if self.angka is not None else ""


def sebanding(satu: Titik, lain: Titik) -> bool:
    """Say whether two figures came about alike, so that one may be held against the other."""
    return bool(satu.status) and satu.status == lain.status


def angka_wilayah(
    angka: Iterable[Produksi], kecamatan_id: int | None = None, musim: str = ""
) -> list[Produksi]:
    """Return the figures of one area (None: the whole regency) and season, oldest first."""
    rows = [row for row in angka if row.kecamatan_id == kecamatan_id and row.musim == musim]
    return sorted(rows, key=lambda row: row.tahun)


def deret(
    angka: Sequence[Produksi],
    besaran: Besaran,
    tahun: range | None = None,
) -> list[Titik]:
    """Return a measure year by year, with a point for each year in between.

    Args:
        angka: the figures of one commodity, area and season.
        tahun: the years wanted; without them, from the first figure to the last.
    """
    by_year = {row.tahun: row for row in angka}
    if tahun is None:
        tahun = range(min(by_year), max(by_year) + 1) if by_year else range(0)
    return [Titik(year, by_year.get(year), besaran.dari(by_year.get(year))) for year in tahun]


def tanpa_tepi(titik: Sequence[Titik]) -> list[Titik]:
    """Return a series without the empty years before its first figure and after its last."""
    known = [number for number, point in enumerate(titik) if point.nilai is not None]
    return list(titik[known[0] : known[-1] + 1]) if known else []


def ruas(titik: Iterable[Titik]) -> Iterator[list[Titik]]:
    """Yield the stretches that may be drawn as one line: years in a row, of one kind."""
    stretch: list[Titik] = []
    for point in titik:
        if point.nilai is None:
            if stretch:
                yield stretch
            stretch = []
            continue
        if stretch and not sebanding(stretch[-1], point):
            yield stretch
            stretch = []
        stretch.append(point)
    if stretch:
        yield stretch


def ganti_metode(titik: Iterable[Titik]) -> int | None:
    """Return the first year of the area sampling frame after figures of other kinds, if any.

    From 2018 BPS measures rice by it, and nothing before can be compared with what follows.
    """
    is_other_before = False
    for point in titik:
        if not point.status:
            continue
        if point.status == StatusAngka.BPS_KSA:
            return point.tahun if is_other_before else None
        is_other_before = True
    return None


def uraian(titik: Sequence[Titik], besaran: Besaran) -> str:
    """Tell a series in words, for readers who do not see its drawing."""
    known = [point for point in titik if point.nilai is not None]
    if not known:
        return _("No data available.")

    def told(point: Titik) -> str:
        assert point.nilai is not None  # noqa: S101 (only known ones are told)
        return f"{besaran.tulis_bersatuan(point.nilai)} ({point.tahun})"

    sentences = [_("First figure: %(angka)s.") % {"angka": told(known[0])}]
    if len(known) > 1:
        sentences.append(_("Last figure: %(angka)s.") % {"angka": told(known[-1])})
        most = max(known, key=lambda point: float(point.nilai or 0))
        sentences.append(_("Highest: %(angka)s.") % {"angka": told(most)})
    missing = [str(point.tahun) for point in titik if point.nilai is None]
    if missing:
        sentences.append(_("No data for %(tahun)s.") % {"tahun": ", ".join(missing)})
    changed = ganti_metode(titik)
    if changed is not None:
        words = _("From %(tahun)s another method is used; figures before it do not compare.")
        sentences.append(words % {"tahun": changed})
    return " ".join(sentences)


TOLD = (PRODUKSI, LUAS_PANEN, LUAS_TANAM, POPULASI, HASIL)
"""The measures whose change is told, the weightiest first."""


def perubahan(angka: Sequence[Produksi], besaran: Sequence[Besaran] = TOLD) -> str:
    """Say in one sentence what changed against the year before; empty where nothing compares.

    The newest pair of years in a row whose figures came about alike is told: production before
    area, where both are as new.

    Args:
        angka: the figures of one commodity, area and season.
        besaran: the measures of which one is told, the weightiest first.
    """
    pairs = [(one, before, after) for one in besaran for before, after in _pairs(deret(angka, one))]
    if not pairs:
        return ""
    told, before, after = max(pairs, key=lambda pair: pair[2].tahun)
    sentence = _sentence(told, before, after)
    return " ".join([sentence, *_not_compared(deret(angka, told), after)])


def _not_compared(points: Sequence[Titik], told: Titik) -> Iterator[str]:
    """Say why the newest figure stands alone, where it is newer than the change that was told."""
    newest = next((point for point in reversed(points) if point.status), told)
    if newest.tahun <= told.tahun:
        return
    before = next(point for point in points if point.tahun == newest.tahun - 1)
    if before.status:
        words = _("The figure of %(tahun)s came about differently and is not compared: %(status)s.")
        yield words % {"tahun": newest.tahun, "status": newest.kata_status}
    else:
        words = _("The figure of %(tahun)s is not compared: there is none for %(tahun_lalu)s.")
        yield words % {"tahun": newest.tahun, "tahun_lalu": before.tahun}


def _pairs(points: Sequence[Titik]) -> Iterator[tuple[Titik, Titik]]:
    return ((before, after) for before, after in pairwise(points) if sebanding(before, after))


def _sentence(besaran: Besaran, before: Titik, after: Titik) -> str:
    assert before.nilai is not None and after.nilai is not None  # noqa: S101 (pairs have values)
    old, new = float(before.nilai), float(after.nilai)
    words = {
        "besaran": capfirst(str(besaran.kalimat)),
        "tahun": after.tahun,
        "tahun_lalu": before.tahun,
        "lalu": besaran.tulis_bersatuan(before.nilai),
        "kini": besaran.tulis_bersatuan(after.nilai),
    }
    if not old:
        sentence = _("%(besaran)s was %(kini)s in %(tahun)s, after %(lalu)s in %(tahun_lalu)s.")
        return sentence % words
    percent = (new - old) / old * 100
    if abs(percent) < NEARLY_NOTHING_PCT:
        sentence = _("%(besaran)s hardly changed from %(tahun_lalu)s to %(tahun)s: %(kini)s.")
    elif percent > 0:
        sentence = _(
            "%(besaran)s rose by %(persen)s per cent from %(tahun_lalu)s to %(tahun)s: "
            "from %(lalu)s to %(kini)s."
        )
    else:
        sentence = _(
            "%(besaran)s fell by %(persen)s per cent from %(tahun_lalu)s to %(tahun)s: "
            "from %(lalu)s to %(kini)s."
        )
    return sentence % {**words, "persen": floatformat(abs(percent), "1g")}
