"""The chosen figures, and the planting calendar, as documents to take away."""

from collections.abc import Iterator, Mapping

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from dinas.core.bahasa import SOURCE
from dinas.export.document import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Run,
    Table,
)
from dinas.export.registry import origin_of, subject_below, to_document
from komoditas.dokumen import MARK
from komoditas.gambar_dokumen import gambar_batang, gambar_garis, gambar_peta
from komoditas.templatetags.musim import pita
from statistik.kalender import kalender_tanam
from statistik.models import KalenderTanamPage, StatistikPage
from statistik.permintaan import Permintaan
from statistik.tabel import Asal, Sel, Tabel
from statistik.tampilan import Tampilan, tampilkan


@subject_below.register
def data_dari(page: StatistikPage, view: str, arguments: Mapping[str, str]) -> StatistikPage:
    """Return the page where it shows figures; the catalogue is no document.

    Raises:
        Http404: the address is one of the catalogue's.
    """
    if view != "pilih":
        raise Http404
    return page


@to_document.register
def dokumen_statistik(page: StatistikPage, request: HttpRequest) -> Document:
    """Return the figures that the address chooses, as its page shows them.

    Raises:
        Http404: the address names what there is not.
    """
    choice, _commodities, districts = page.permintaan(request)
    if choice.ditolak:
        raise Http404
    view = tampilkan(choice, districts)
    return Document(
        title=view.judul,
        language=page.locale.language_code,
        url=f"{origin_of(request)}{page.alamat}{choice.kueri}",
        kind=page.title,
        summary=" ".join(view.kalimat),
        facts=Facts(tuple(_facts(choice))),
        blocks=(
            *_chart(view),
            *_tables(choice, view),
            *_maps(view),
            *_remarks(view),
            *_licence(page),
        ),
    )


def _facts(choice: Permintaan) -> Iterator[tuple[str, tuple[Run, ...]]]:
    yield _("Measure"), (Run(f"{choice.besaran.nama} ({choice.besaran.satuan})"),)
    yield _("Area"), (Run(choice.nama_wilayah),)


def _chart(view: Tampilan) -> Iterator[Block]:
    if view.batang:
        yield gambar_batang(view.batang, view.judul_grafik, view.uraian)
    if view.garis:
        yield gambar_garis(view.garis, view.judul_grafik, view.uraian)
        words = [_("A line joins only years in a row whose figures came about in the same way.")]
        if view.garis.ada_berongga:
            words.append(
                _(
                    "A hollow point is a provisional, partial, rounded, estimated or "
                    "second-hand figure."
                )
            )
        yield Paragraph((Run(" ".join(words)),), is_muted=True)


def _maps(view: Tampilan) -> Iterator[Block]:
    for one in view.peta:
        if one.peta is not None:
            yield from gambar_peta(one.peta, one.judul)


def _tables(choice: Permintaan, view: Tampilan) -> Iterator[Block]:
    if not view.tabel:
        yield Paragraph((Run(_("There are no figures for this choice.")),), is_muted=True)
    for table in view.tabel:
        yield Heading(table.judul)
        yield _table(choice, table)


def _table(choice: Permintaan, table: Tabel) -> Table:
    rows: list[tuple[str, ...]] = []
    for row in table.baris:
        if row.is_metode_baru:
            rows.append((_("From here: area sampling frame of BPS (KSA); not comparable."),))
        rows.append((row.kepala, *(text for cell in row.sel for text in _cell(cell))))
    header = [_("District") if table.is_kecamatan else _("Year")]
    for name, _language in table.kolom:
        header += [f"{name} ({choice.besaran.satuan})", _("Status")]
    return Table(tuple(rows), tuple(header), table.judul, has_row_headers=True)


def _cell(cell: Sel) -> tuple[str, str]:
    if not cell.teks:
        return "", _("no data available")
    return cell.teks, f"{cell.status} [{cell.sumber}]"


def _remarks(view: Tampilan) -> Iterator[Block]:
    remark = _(
        "Figures quoted from second-hand sources; check with BPS before use. "
        "An empty year is not zero: no figure was found."
    )
    yield Paragraph((Run(remark),), is_muted=True)
    if view.sumber:
        yield Heading(_("Where these figures come from"))
        yield Listing(
            tuple(Item((Run(_source(one), language=SOURCE),)) for one in view.sumber),
            is_ordered=True,
        )


def _source(asal: Asal) -> str:
    return f"{asal.sumber} ({asal.catatan})" if asal.catatan else asal.sumber


def _licence(page: StatistikPage) -> Iterator[Block]:
    if page.lisensi:
        yield Paragraph((Run(f"{_('Licence')}: {page.lisensi}"),), is_muted=True)


@to_document.register
def dokumen_kalender(page: KalenderTanamPage, request: HttpRequest) -> Document:
    """Return the planting calendar as its page shows it, lying on its side.

    Raises:
        Http404: a filter names what there is not.
    """
    calendar = kalender_tanam(request.GET, page.locale.language_code)
    head = ("", *(month.singkatan for month in pita(None, None)), _("Season"))
    rows: list[tuple[str, ...]] = []
    for label, commodities in calendar.kelompok:
        rows.append((label,))
        for row in commodities:
            cells = (_mark(one.is_tanam, one.is_panen) for one in pita(row, None))
            seasons = ", ".join(season.kode for season in row.musim)
            rows.append((row.nama_lokal, *cells, seasons))
    legend = _("%(tanda)s usual planting time") % {"tanda": MARK}
    if calendar.ada_panen:
        legend += " · " + _("%(tanda)s harvest") % {"tanda": HARVEST}
    remark = _("Real dates follow rain, the water schedule and the cropping calendar (KATAM).")
    return Document(
        title=page.title,
        language=page.locale.language_code,
        url=f"{origin_of(request)}{page.alamat}{calendar.kueri}",
        summary=page.ringkasan,
        blocks=(
            Table(tuple(rows), head, _("Planting calendar by month"), has_row_headers=True),
            Paragraph((Run(legend),)),
            Paragraph((Run(remark),), is_muted=True),
        ),
        is_landscape=True,
    )


HARVEST = "■"


def _mark(is_planted: bool, is_harvested: bool) -> str:
    return f"{MARK if is_planted else ''}{HARVEST if is_harvested else ''}"
