"""The charts and maps of the pages for PDF and Word: the same drawings, as files of their own."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dinas.export.document import Drawing
from komoditas.grafik import LETTER, Grafik
from komoditas.models import Kecamatan, Produksi
from komoditas.peta_angka import PetaAngka
from komoditas.peta_svg import LEBAR, TINGGI
from komoditas.templatetags.angka import grafik_angka, grafik_peta, peta_terbaru

WIDE_MM, NARROW_MM = 164, 78
"""Of a drawing across the page, and of lying bars: letters are as large as those of the text."""
SAMPLE, LINE, BETWEEN = 32, 24, 28
"""Of the legend, in the drawing's units: a sample with its gap, a line, a gap between two."""


def gambar_tahunan(produksi: Sequence[Produksi]) -> Iterator[Drawing]:
    """Yield the charts of a commodity over years: one a measure, as on its page."""
    for one in grafik_angka(produksi):
        yield gambar_batang(one.grafik, one.judul, one.uraian)


def gambar_kecamatan(
    produksi: Sequence[Produksi], kecamatan: Sequence[Kecamatan]
) -> Iterator[Drawing]:
    """Yield the newest map of a commodity, and its districts as bars."""
    drawn = peta_terbaru(produksi, kecamatan)
    if drawn is not None:
        title = _("%(besaran)s by district, %(tahun)s (%(satuan)s)") % {
            "besaran": drawn.besaran.nama,
            "tahun": drawn.tahun,
            "satuan": drawn.besaran.satuan,
        }
        yield from gambar_peta(drawn, title)


def gambar_peta(peta: PetaAngka, judul: str) -> Iterator[Drawing]:
    """Yield a map, and its districts as bars, the largest first."""
    yield _drawing(
        "components/peta_angka_gambar.html",
        (LEBAR, TINGGI),
        {"peta": peta, "id": "peta"},
        legenda=peta.legenda,
        judul=judul,
        uraian=peta.uraian,
    )
    if bars := grafik_peta(peta):
        title = _("From most to least, %(tahun)s (%(satuan)s)") % {
            "tahun": peta.tahun,
            "satuan": peta.besaran.satuan,
        }
        yield gambar_batang(bars, title, peta.uraian)


def gambar_batang(grafik: Grafik, judul: str, uraian: str) -> Drawing:
    """Return bars: standing where they are years, for paper is wide enough."""
    drawn = grafik.tegak or grafik.rebah
    legend = [*grafik.pola]
    if grafik.ada_celah and grafik.tegak:
        legend.append(("", f"– {_('no data available')}"))
    return _drawing(
        "components/grafik_gambar.html",
        (drawn.lebar, drawn.tinggi),
        {
            "gambar": drawn,
            "id": "grafik",
            "kelas": "tegak" if grafik.tegak else "rebah",
            "pola": grafik.pola,
        },
        legenda=legend,
        judul=judul,
        uraian=uraian,
        width_mm=WIDE_MM if grafik.tegak else NARROW_MM,
        is_pattern=True,
    )


def gambar_garis(grafik: Any, judul: str, uraian: str) -> Drawing:
    """Return the lines of a `statistik.grafik_garis.GrafikGaris`, their names at their ends."""
    drawn = grafik.lebar
    return _drawing(
        "components/grafik_garis_gambar.html",
        (drawn.lebar, drawn.tinggi),
        {"gambar": drawn, "id": "garis", "kelas": "tegak"},
        legenda=(),
        judul=judul,
        uraian=uraian,
    )


def _drawing(
    template: str,
    size: tuple[int, int],
    context: dict[str, Any],
    *,
    legenda: Sequence[tuple[str, str]],
    judul: str,
    uraian: str,
    width_mm: float = WIDE_MM,
    is_pattern: bool = False,
) -> Drawing:
    width, height = size
    legend = list(_placed(legenda, width, height + 14))
    total = legend[-1][1] + LINE if legend else height
    told: dict[str, Any] = {"judul": judul, "uraian": uraian, "drawing": template}
    told |= {"width": width, "height": height, "total": total}
    told |= {"legend": legend, "is_pattern": is_pattern}
    svg = render_to_string("documents/drawing.svg", context | told)
    return Drawing(svg, width, total, width_mm, alt=f"{judul}. {uraian}", caption=judul)


def _placed(
    legenda: Iterable[tuple[str, str]], width: int, top: int
) -> Iterator[tuple[int, int, str, str]]:
    """Place the entries of a legend one after the other, on a new line where one has no room."""
    x, y = 1, top
    for sample, words in legenda:
        length = (SAMPLE if sample else 0) + len(words) * LETTER
        if x > 1 and x + length > width:
            x, y = 1, y + LINE
        yield x, y, sample, words
        x += length + BETWEEN
