"""Workbooks (XLSX): their cells, and what is refused of them."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import repeat
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from komoditas.impor.kesalahan import BerkasDitolak
from komoditas.impor.sel import cell_text

ZIP_MAGIC = b"PK\x03\x04"
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
"""What a workbook may hold when unpacked: a small file can otherwise fill the memory."""
DAMAGE = (
    InvalidFileException,
    KeyError,
    ValueError,
    IndexError,
    AttributeError,
    TypeError,
    SyntaxError,
    OSError,
    EOFError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl raises on a file that is not whole; a broken sheet is a SyntaxError of its XML."""


def sheet_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line of the first sheet.

    A formula that was never worked out is given as it is written, so that it is refused as a
    number instead of being taken for a gap.

    Raises:
        BerkasDitolak: the workbook is damaged.
    """
    books = []
    try:
        books.append(load_workbook(io.BytesIO(content), read_only=True, data_only=True))
        formulas: Iterator[Any] = repeat(())
        if _has_formulas(content):
            books.append(load_workbook(io.BytesIO(content), read_only=True))
            formulas = _lines(books[1])
        for number, (row, written) in enumerate(zip(_lines(books[0]), formulas, strict=False), 1):
            cells = [cell_text(value) for value in row]
            for place, formula in enumerate(written):
                if place < len(cells) and not cells[place] and formula is not None:
                    cells[place] = str(formula)
            yield number, cells
    except DAMAGE as error:
        raise BerkasDitolak(_damaged_workbook()) from error
    finally:
        for book in books:
            book.close()


def nama_lembar(content: bytes) -> list[str]:
    """Return the names of the sheets, in their order.

    Raises:
        BerkasDitolak: the workbook is damaged, or has none.
    """
    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
        try:
            names = [sheet.title for sheet in book.worksheets]
        finally:
            book.close()
    except DAMAGE as error:
        raise BerkasDitolak(_damaged_workbook()) from error
    if not names:
        raise BerkasDitolak(_damaged_workbook())
    return names


def refuse_bombs(content: bytes) -> None:
    """Refuse what unpacks to far more than it seems, and what is no workbook.

    Raises:
        BerkasDitolak: it is one of them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except DAMAGE as error:
        raise BerkasDitolak(_damaged_workbook()) from error
    if not any(info.filename.startswith("xl/") for info in infos):
        raise BerkasDitolak(
            _("This is no table. Save the table as XLSX or as CSV and choose it again.")
        )
    if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
        raise BerkasDitolak(_("The workbook is too large. Save the sheet alone, as CSV."))


def _lines(book: Any) -> Iterator[Any]:
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(values_only=True))


def _has_formulas(content: bytes) -> bool:
    """Whether any sheet has a formula: only then is it worth reading all twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            if not info.filename.endswith(".xml"):
                continue
            with archive.open(info) as sheet:
                tail = b""
                while part := sheet.read(256 * 1024):
                    if b"<f>" in tail + part or b"<f " in tail + part:
                        return True
                    tail = part[-3:]
    return False


def _damaged_workbook() -> str:
    return _("The workbook is damaged. Open it in Excel, save it anew as XLSX and choose it again.")
