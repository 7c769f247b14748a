"""A commodity, with its months and figures, as a document to take away."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinas.core.bahasa import SOURCE
from dinas.core.routing import Untranslated
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
from dinas.export.notices import sample_notice
from dinas.export.registry import origin_of, subject_below, to_document
from dinas.export.story import picture_node, story_nodes
from dinas.export.text import full_address
from komoditas.angka_tahunan import angka_wilayah, perubahan
from komoditas.besaran import LUAS_PANEN, PRODUKSI, Besaran, kolom
from komoditas.gambar_dokumen import gambar_kecamatan, gambar_tahunan
from komoditas.models import Kecamatan, Komoditas, KomoditasIndexPage, Produksi
from komoditas.templatetags.angka import (
    nilai_angka,
    tabel_kecamatan,
    tabel_musim,
    tabel_tahun,
    terbaru,
)
from komoditas.templatetags.musim import masa_tanam, pita, rentang_penuh

MARK = "●"
ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")


@subject_below.register
def komoditas_dari(
    page: KomoditasIndexPage, view: str, arguments: Mapping[str, str]
) -> Komoditas | Untranslated:
    """Return the commodity that the list shows at an address below its own.

    Raises:
        Http404: none is there.
    """
    if view != "satu":
        raise Http404
    language = page.locale.language_code
    rows = {
        row.locale.language_code: row
        for row in Komoditas.objects.filter(
            kode=arguments["kode"], live=True, locale__language_code__in={language, SOURCE}
        ).select_related("locale", "gambar")
    }
    if language in rows:
        return rows[language]
    if SOURCE in rows:
        return Untranslated(source=rows[SOURCE], root=page)
    raise Http404


@to_document.register
def dokumen_komoditas(komoditas: Komoditas, request: HttpRequest) -> Document:
    """Return the commodity as readers see it; news and events about it are left out."""
    url = f"{origin_of(request)}{komoditas.alamat}"
    context = komoditas.konteks()
    produksi, sentra = context["produksi"], context["sentra"]
    latin = (Run(komoditas.nama_latin, italic=True, language="la"),)
    return Document(
        title=komoditas.nama,
        language=komoditas.locale.language_code,
        url=url,
        kind=str(komoditas.get_kelompok_display()),
        subtitle=latin if komoditas.nama_latin else (),
        summary=komoditas.ringkasan,
        facts=Facts(tuple(_facts(komoditas, produksi, sentra))),
        date=komoditas.last_published_at,
        blocks=(
            *picture_node(komoditas.gambar),
            *_months(komoditas),
            *story_nodes(komoditas.isi, url),
            *sample_notice(komoditas.contoh),
            *_centres(sentra),
            *_by_year(komoditas, produksi),
            *_by_district(komoditas, produksi),
            *_sources(komoditas),
        ),
    )


def _facts(komoditas: Komoditas, produksi: Any, sentra: list[Kecamatan]) -> Iterator[Any]:
    newest = terbaru(produksi)
    if newest.produksi:
        tonnes = nilai_angka(newest.produksi, PRODUKSI)
        name = _("Production %(tahun)s") % {"tahun": newest.produksi.tahun}
        yield (name, (Run(_("%(ton)s tonnes") % {"ton": tonnes}),))
    if newest.luas:
        name = _("Harvested area %(tahun)s") % {"tahun": newest.luas.tahun}
        yield (name, (Run(f"{nilai_angka(newest.luas, LUAS_PANEN)} ha"),))
    seasons = ", ".join(musim.kode for musim in komoditas.musim) or _("no data available")
    yield (_("Planting seasons"), (Run(seasons),))
    if sentra:
        words = ngettext("%(jumlah)s district", "%(jumlah)s districts", len(sentra))
        yield (_("Growing centres"), (Run(words % {"jumlah": len(sentra)}),))


def _months(komoditas: Komoditas) -> Iterator[Block]:
    yield Heading(_("Planting calendar"))
    strip = pita(komoditas, None)
    rows = [(_("usual planting time"), *(MARK if one.is_tanam else "" for one in strip))]
    if komoditas.bulan_panen:
        rows.append((_("harvest"), *(MARK if one.is_panen else "" for one in strip)))
    if komoditas.bulan_tanam or komoditas.bulan_panen:
        yield Table(
            header=("", *(one.singkatan for one in strip)), rows=tuple(rows), has_row_headers=True
        )
    sentences = [f"{masa.musim.nama}: {masa.bulan}." for masa in masa_tanam(komoditas)]
    if not sentences:
        sentences = [_("The months of planting are not known: no data available.")]
    if komoditas.bulan_panen:
        harvest = rentang_penuh(komoditas.bulan_panen)
        sentences.append(_("Harvest: %(bulan)s.") % {"bulan": harvest})
    yield Paragraph((Run(" ".join(sentences)),))
    remark = _("Real dates follow rain, the water schedule and the cropping calendar (KATAM).")
    yield Paragraph((Run(remark),), is_muted=True)


def _centres(sentra: list[Kecamatan]) -> Iterator[Block]:
    yield Heading(_("Growing centres"))
    if sentra:
        yield Paragraph((Run(", ".join(row.nama for row in sentra)),))
    else:
        yield Paragraph((Run(_("Centres of growing: no data available.")),), is_muted=True)


def _by_year(komoditas: Komoditas, produksi: list[Produksi]) -> Iterator[Block]:
    yield Heading(_("Production by year"))
    years = tabel_tahun(produksi)
    if not years:
        yield Paragraph((Run(_("No figures for the whole regency yet.")),), is_muted=True)
        return
    rows = angka_wilayah(produksi)
    if change := perubahan(rows):
        yield Paragraph((Run(change),))
    yield from gambar_tahunan(produksi)
    columns = kolom(rows)
    header = [_("Year"), *(f"{one.nama} ({one.satuan})" for one in columns)]
    table: list[tuple[str, ...]] = []
    for year in years:
        if year.is_metode_baru:
            table.append(
                (
                    _(
                        "From 2018 BPS uses the area sampling frame (KSA). "
                        "Figures before and after it cannot be compared directly."
                    ),
                )
            )
        table.append(_year(year.tahun, year.angka, columns))
    caption = _("%(nama)s, Grobogan Regency") % {"nama": komoditas.nama}
    header += [_("Status"), _("Source")]
    yield Table(tuple(table), tuple(header), caption, has_row_headers=True)
    remark = _(
        "Figures quoted from second-hand sources; check with BPS before use. "
        "An empty year is not zero: no figure was found."
    )
    yield Paragraph((Run(remark),), is_muted=True)
    yield from _by_season(komoditas, produksi)
    sources = dict.fromkeys(year.angka.sumber for year in years if year.angka)
    yield Heading(_("Where these figures come from"), 2)
    yield _list(sources)


def _year(tahun: int, angka: Produksi | None, columns: list[Besaran]) -> tuple[str, ...]:
    if angka is None:
        return (str(tahun), *[""] * len(columns), _("no data available"), "")
    # The addresses stand in full below the table: in a cell they would be towers of letters.
    source = ADDRESS.sub("", angka.sumber).strip(" ,;:") or angka.sumber
    source = f"{source}\n{angka.catatan}" if angka.catatan else source
    return (
        str(tahun),
        *(_told(one, angka) for one in columns),
        str(angka.get_status_display()),
        source,
    )


def _by_season(komoditas: Komoditas, produksi: list[Produksi]) -> Iterator[Block]:
    rows = tabel_musim(produksi)
    if not rows:
        return
    columns = kolom(rows)
    header = [_("Year"), _("Planting season"), *(f"{one.nama} ({one.satuan})" for one in columns)]
    yield Heading(_("Figures by planting season"), 2)
    yield Table(
        rows=tuple(
            (
                str(row.tahun),
                str(row.get_musim_display()),
                *(_told(one, row) for one in columns),
                str(row.get_status_display()),
            )
            for row in rows
        ),
        header=(*header, _("Status")),
        caption=_("%(nama)s by planting season") % {"nama": komoditas.nama},
        has_row_headers=True,
    )


def _told(besaran: Besaran, angka: Produksi) -> str:
    return nilai_angka(angka, besaran) or _("not available")


def _by_district(komoditas: Komoditas, produksi: list[Produksi]) -> Iterator[Block]:
    districts = list(Kecamatan.objects.defer("batas"))
    tables = tabel_kecamatan(produksi, districts)
    if tables:
        yield Heading(_("Production by district"))
        yield from gambar_kecamatan(produksi, districts)
    for table in tables:
        columns = kolom(table.angka)
        figures = [
            (row.kecamatan.nama, *(_told(one, row) for one in columns))
            for row in table.angka
            if row.kecamatan is not None
        ]
        missing = [
            (row.nama, _("no data available"), *[""] * (len(columns) - 1))
            for row in table.tanpa_angka
        ]
        words = {"nama": komoditas.nama, "tahun": table.tahun}
        yield Table(
            rows=tuple(figures + missing),
            header=(_("District"), *(f"{one.nama} ({one.satuan})" for one in columns)),
            caption=_("%(nama)s %(tahun)s by district") % words,
            has_row_headers=True,
        )
        for status, source in table.asal:
            yield Paragraph((Run(f"{status}. {source}"),), is_muted=True)


def _sources(komoditas: Komoditas) -> Iterator[Block]:
    if not komoditas.daftar_sumber:
        return
    yield Heading(_("Sources"))
    yield _list(komoditas.daftar_sumber)


def _list(sources: Iterable[str]) -> Listing:
    """Return sources one by one, their addresses as links."""
    return Listing(tuple(Item(tuple(_linked(source))) for source in sources))


def _linked(source: str) -> Iterator[Run]:
    end = 0
    for found in ADDRESS.finditer(source):
        yield Run(source[end : found.start()], language=SOURCE)
        yield Run(found.group(), href=full_address(found.group(), ""))
        end = found.end()
    yield Run(source[end:], language=SOURCE)
