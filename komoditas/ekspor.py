"""Figures as files that people take away: CSV, XLSX and JSON that a spreadsheet cannot misuse.

    rows = figures_rows(Produksi.objects.filter(...))
    write_csv(rows), write_json(rows)   parts of a file, to stream
    write_xlsx(rows)                    an open temporary file
    as_response(rows, "csv", "padi")    what a view returns

A text that begins like a formula gets an apostrophe before it, and `komoditas.impor` takes it off
again. Numbers stay numbers; what is not known is an empty cell, or null.
"""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain
from typing import IO, Any, cast

from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from dinas.core.bahasa import SOURCE
from komoditas.enums import StatusAngka
from komoditas.models.komoditas import Komoditas
from komoditas.models.produksi import Produksi

KODE_KABUPATEN = "33.15"
NAMA_KABUPATEN = "Kabupaten Grobogan"

KOLOM: Mapping[str, Any] = {
    "komoditas": gettext_lazy("Commodity code"),
    "komoditas_nama": gettext_lazy("Commodity"),
    "kecamatan_kode": gettext_lazy("District code"),
    "kecamatan": gettext_lazy("District"),
    "tahun": gettext_lazy("Year"),
    "musim": gettext_lazy("Planting season"),
    "luas_tanam_ha": gettext_lazy("Planted area (ha)"),
    "luas_panen_ha": gettext_lazy("Harvested area (ha)"),
    "produksi_ton": gettext_lazy("Production (t)"),
    "hasil_ku_ha": gettext_lazy("Yield as stated (quintals per ha)"),
    "hasil_hitung_ku_ha": gettext_lazy("Derived yield (quintals per ha)"),
    "populasi_ekor": gettext_lazy("Livestock (head)"),
    "status": gettext_lazy("Status"),
    "sumber": gettext_lazy("Source"),
    "catatan": gettext_lazy("Note"),
}
"""The columns of a file, with their headings in words; CSV and JSON use the keys."""

SATUAN: Mapping[str, str] = {
    "luas_tanam_ha": "ha",
    "luas_panen_ha": "ha",
    "produksi_ton": "t",
    "hasil_ku_ha": "ku/ha",
    "hasil_hitung_ku_ha": "ku/ha",
    "populasi_ekor": "ekor",
}
"""The units of the columns that hold numbers."""

BENTUK: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}
"""The forms of a file, with their media types."""

_START = r"(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])"  # the last four are full-width
_LIKE_FORMULA = re.compile(f"'*{_START}")
_MARKED = re.compile(f"'+{_START}")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDTHS = {"komoditas": 16, "komoditas_nama": 18, "kecamatan": 20, "sumber": 50, "catatan": 40}

Row = Mapping[str, Any]


def figures_rows(figures: QuerySet[Produksi], language: str = SOURCE) -> Iterator[dict[str, Any]]:
    """Yield a figure as the values of `KOLOM`: numbers as `int` or `Decimal`, gaps as None.

    Args:
        figures: in the order that the file shall have; read in portions, so memory stays flat.
        language: whose names of commodities are used, where they are public.
    """
    names: dict[int, str] = {}
    if language != SOURCE:
        told = Komoditas.objects.public_sources().told_in(language)
        names = dict(told.values_list("pk", "nama_lokal"))
    for figure in figures.select_related("komoditas", "kecamatan").iterator(chunk_size=1000):
        district = figure.kecamatan
        yield {
            "komoditas": figure.komoditas.kode,
            "komoditas_nama": names.get(figure.komoditas_id, figure.komoditas.nama),
            "kecamatan_kode": district.kode if district else KODE_KABUPATEN,
            "kecamatan": district.nama if district else NAMA_KABUPATEN,
            "tahun": figure.tahun,
            "musim": figure.musim,
            "luas_tanam_ha": figure.luas_tanam_ha,
            "luas_panen_ha": figure.luas_panen_ha,
            "produksi_ton": figure.produksi_ton,
            "hasil_ku_ha": figure.hasil_ku_ha,
            "hasil_hitung_ku_ha": _derived(figure),
            "populasi_ekor": figure.populasi_ekor,
            "status": figure.status,
            "sumber": figure.sumber,
            "catatan": figure.catatan,
        }


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if _LIKE_FORMULA.match(text) else text


def plain(text: str) -> str:
    """Take off the apostrophe that `harmless` put before a text."""
    return text[1:] if _MARKED.match(text) else text


def write_csv(
    rows: Iterable[Row], columns: Sequence[str] = tuple(KOLOM), *, bom: bool = False
) -> Iterator[bytes]:
    """Yield a CSV file by portions: UTF-8, commas, decimal points, one heading line.

    Args:
        bom: begin with the mark by which Excel knows UTF-8. For people, not for programs.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    if bom:
        buffer.write("\ufeff")
    writer.writerow(columns)
    for count, row in enumerate(rows, 1):
        writer.writerow([_csv_cell(row[name]) for name in columns])
        if count % 500 == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def write_json(
    rows: Iterable[Row],
    columns: Sequence[str] = tuple(KOLOM),
    about: Mapping[str, Any] | None = None,
) -> Iterator[bytes]:
    """Yield a JSON file by portions: units, meanings of the states, and `data`, a list of figures.

    Args:
        about: more to say at the top, such as a title or the address that it came from.
    """
    head = {
        **(about or {}),
        "dibuat": timezone.localtime().isoformat(timespec="seconds"),
        "wilayah": {"kode": KODE_KABUPATEN, "nama": NAMA_KABUPATEN},
        "satuan": {name: unit for name, unit in SATUAN.items() if name in columns},
        "arti_status": {str(value): str(label) for value, label in StatusAngka.choices},
    }
    yield json.dumps(head, ensure_ascii=False, default=str)[:-1].encode() + b', "data": ['
    before = "\n"
    for row in rows:
        values = {name: _json_value(row[name]) for name in columns}
        yield f"{before}{json.dumps(values, ensure_ascii=False)}".encode()
        before = ",\n"
    yield b"\n]}\n"


def write_xlsx(
    rows: Iterable[Row],
    columns: Sequence[str] = tuple(KOLOM),
    about: Mapping[str, Any] | None = None,
) -> IO[bytes]:
    """Return a workbook in a temporary file: the figures, and a second sheet that explains them.

    Texts get their apostrophe here too: a workbook that somebody saves as CSV would wake a formula.

    Args:
        about: more lines for the second sheet, by their names.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Figures"))
    sheet.freeze_panes = "A2"
    for place, name in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(name, 14)
    sheet.append([_text_cell(sheet, str(KOLOM[name]), bold=True) for name in columns])
    for row in rows:
        sheet.append([_xlsx_cell(sheet, row[name]) for name in columns])
    _explain(book, columns, about or {})
    file = cast("IO[bytes]", tempfile.TemporaryFile())  # noqa: SIM115 (the caller closes it)
    book.save(file)
    file.seek(0)
    return file


def as_response(
    rows: Iterable[Row],
    form: str,
    name: str,
    columns: Sequence[str] = tuple(KOLOM),
    *,
    about: Mapping[str, Any] | None = None,
    bom: bool = False,
) -> HttpResponseBase:
    """Answer with a file to save, called `name` with the ending of its form.

    Args:
        form: one of `BENTUK`.
        name: letters, digits and hyphens.
    """
    response: HttpResponseBase
    if form == "xlsx":
        response = FileResponse(write_xlsx(rows, columns, about))
    else:
        parts = (
            write_csv(rows, columns, bom=bom) if form == "csv" else write_json(rows, columns, about)
        )
        response = StreamingHttpResponse(parts)
    response.headers["Content-Type"] = BENTUK[form]
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _derived(figure: Produksi) -> Decimal | None:
    if figure.produksi_ton is None or not figure.luas_panen_ha:
        return None
    return (figure.produksi_ton / figure.luas_panen_ha * 10).quantize(
        Decimal("0.01"), ROUND_HALF_UP
    )


def _number_text(value: int | Decimal) -> str:
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    return _number_text(value) if isinstance(value, int | Decimal) else harmless(str(value))


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _text_cell(sheet: Any, text: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, _NOT_IN_XML.sub("", harmless(text)))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _xlsx_cell(sheet: Any, value: Any) -> Any:
    if value is None or value == "":
        return None
    return value if isinstance(value, int | Decimal) else _text_cell(sheet, str(value))


def _explain(book: Any, columns: Sequence[str], about: Mapping[str, Any]) -> None:
    sheet = book.create_sheet(_("Explanation"))
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 70
    made = timezone.localtime().strftime("%Y-%m-%d %H:%M WIB")
    lines = chain(
        ((str(name), str(value)) for name, value in about.items()),
        [(_("Made"), made), (_("Area"), f"{NAMA_KABUPATEN} ({KODE_KABUPATEN})")],
        [(_("Empty cell"), _("No figure is known. It is not zero."))],
        [(_("Empty planting season"), _("The figure is about the whole year."))],
        ((str(KOLOM[name]), SATUAN[name]) for name in columns if name in SATUAN),
        (
            (_("Status “%(status)s”") % {"status": value}, str(label))
            for value, label in StatusAngka.choices
        ),
    )
    for name, value in lines:
        sheet.append([_text_cell(sheet, name, bold=True), _text_cell(sheet, value)])
