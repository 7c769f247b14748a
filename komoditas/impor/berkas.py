"""Turns an uploaded file into rows of text, whatever program saved it and under whatever name."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from komoditas.impor.kesalahan import BerkasDitolak

MAX_BYTES = 25 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 60
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
"""What a workbook may hold when unpacked: a small file can otherwise fill the memory."""

ZIP_MAGIC = b"PK\x03\x04"
OLD_EXCEL_MAGIC = b"\xd0\xcf\x11\xe0"
DELIMITERS = {";": gettext_lazy("semicolon"), ",": gettext_lazy("comma"), "\t": gettext_lazy("tab")}

Baris = tuple[int, list[str]]
"""The number of a line, from 1, and its cells."""


@dataclass(frozen=True)
class Lembar:
    """A file that was understood as a table of cells; `rows()` reads it anew each time."""

    isi: bytes
    bentuk: str
    """`csv` or `xlsx`: what the file is, not what its name says."""
    pemisah: str = ""
    encoding: str = ""

    def rows(self) -> Iterator[Baris]:
        """Yield the lines that hold anything.

        Raises:
            BerkasDitolak: a quotation mark that never ends, or far too many lines.
        """
        source = self._csv_rows() if self.bentuk == "csv" else self._xlsx_rows()
        for count, (number, cells) in enumerate(source):
            if count >= MAX_ROWS:
                raise BerkasDitolak(
                    _("The file has more than %(max)d lines. Split it and import the parts.")
                    % {"max": MAX_ROWS}
                )
            cleaned = [clean(cell) for cell in cells[:MAX_COLUMNS]]
            if any(cleaned):
                yield number, cleaned

    def _csv_rows(self) -> Iterator[Baris]:
        text = self.isi.decode(self.encoding)
        if text[:4].lower() == "sep=":
            text = text.partition("\n")[2] if "\n" in text else ""
            skipped = 1
        else:
            skipped = 0
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=self.pemisah, strict=True, quotechar='"'
        )
        start = 1
        try:
            for cells in reader:
                yield start + skipped, cells
                start = reader.line_num + 1
        except csv.Error as error:
            raise BerkasDitolak(
                _(
                    "From line %(line)d on the file cannot be read: a quotation mark is opened "
                    "there and never closed. Correct it, or save the file as XLSX."
                )
                % {"line": start + skipped}
            ) from error

    def _xlsx_rows(self) -> Iterator[Baris]:
        try:
            book = load_workbook(io.BytesIO(self.isi), read_only=True, data_only=True)
            try:
                sheet = book.worksheets[0]
                sheet.reset_dimensions()
                for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
                    yield number, [_cell_text(value) for value in row]
            finally:
                book.close()
        except (InvalidFileException, KeyError, ValueError, IndexError, OSError) as error:
            raise BerkasDitolak(_damaged_workbook()) from error


def buka(file: IO[bytes]) -> Lembar:
    """Understand an uploaded file by its content.

    Raises:
        BerkasDitolak: it is empty, too large, damaged, or no table.
    """
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise BerkasDitolak(
            _("The file is larger than %(size)d MB.") % {"size": MAX_BYTES // 1024 // 1024}
        )
    if not content.strip():
        raise BerkasDitolak(_("The file is empty."))
    if content.startswith(ZIP_MAGIC):
        _refuse_bombs(content)
        return Lembar(content, "xlsx")
    if content.startswith(OLD_EXCEL_MAGIC):
        raise BerkasDitolak(
            _("This is an old Excel file (XLS). Save it as XLSX or as CSV and choose it again.")
        )
    encoding = _encoding(content)
    text = content.decode(encoding)
    if "\0" in text:
        raise BerkasDitolak(
            _("This is no table. Save the table as XLSX or as CSV and choose it again.")
        )
    return Lembar(content, "csv", _delimiter(text), encoding)


def clean(cell: str) -> str:
    """Strip blanks, also those that cannot be seen."""
    return cell.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "").strip()


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif content.startswith(b"\xef\xbb\xbf"):
        candidates = ["utf-8-sig"]
    else:
        candidates = ["utf-8", "cp1252"]
    for name in candidates:
        try:
            content.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    raise BerkasDitolak(
        _("The letters of the file cannot be read. Save it as “CSV UTF-8” or as XLSX.")
    )


def _delimiter(text: str) -> str:
    first_line = text.partition("\n")[0].strip().lower()
    if first_line.startswith("sep=") and first_line[4:5] in DELIMITERS:
        return first_line[4]
    lines = [line for line in text[:20_000].splitlines()[:40] if line.strip()]

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        most = max(counts, default=0)
        return (sum(count == most for count in counts) if most else 0, most)

    # Decimal commas make commas frequent too: a semicolon or a tab, where there is one, decides.
    for delimiter in (";", "\t"):
        if agreement(delimiter)[1] >= 2:
            return delimiter
    return ","


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        # What Excel shows as 2021 is stored as 2021.0, and 0.1 + 0.2 with all its digits.
        return f"{value:.0f}" if value.is_integer() else repr(round(value, 6))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except zipfile.BadZipFile as error:
        raise BerkasDitolak(_damaged_workbook()) from error
    if "[Content_Types].xml" not in {info.filename for info in infos}:
        raise BerkasDitolak(
            _("This is no table. Save the table as XLSX or as CSV and choose it again.")
        )
    if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
        raise BerkasDitolak(_("The workbook is too large. Save the sheet alone, as CSV."))


def _damaged_workbook() -> str:
    return _("The workbook is damaged. Open it in Excel, save it anew as XLSX and choose it again.")
