"""Turns an uploaded file into rows of text, whatever program saved it and under whatever name."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from komoditas.impor.buku_kerja import ZIP_MAGIC, nama_lembar, refuse_bombs, sheet_rows
from komoditas.impor.kesalahan import BerkasDitolak
from komoditas.impor.sel import Terketik, clean

MAX_BYTES = 25 * 1024 * 1024
MAX_ROWS = 250_000
MAX_COLUMNS = 60

OLD_EXCEL_MAGIC = b"\xd0\xcf\x11\xe0"
DELIMITERS = {";": gettext_lazy("semicolon"), ",": gettext_lazy("comma"), "\t": gettext_lazy("tab")}
TYPED = "\x02"
"""Stands before a number of a workbook in the copy of it; no cell of a table begins so."""

_QUOTED = re.compile(r'"(?:[^"]|"")*"')

Baris = tuple[int, list[str]]
"""The number of a line, from 1, and its cells."""


@dataclass
class Lembar:
    """A file that was understood as a table of cells; `rows()` reads it anew each time."""

    isi: bytes
    bentuk: str
    """`csv` or `xlsx`: what the file is, not what its name says."""
    pemisah: str = ""
    encoding: str = ""
    lembar_lain: list[str] = field(default_factory=list)
    """The names of the workbook's sheets that are not read."""
    _salinan: IO[str] | None = None

    def rows(self) -> Iterator[Baris]:
        """Yield the lines that hold anything; a number that a workbook holds is `Terketik`.

        Raises:
            BerkasDitolak: a quotation mark that never ends, or far too many lines.
        """
        if self._salinan is not None:
            yield from self._copied_rows(self._salinan)
            return
        source = self._csv_rows() if self.bentuk == "csv" else sheet_rows(self.isi)
        for count, (number, cells) in enumerate(source):
            if count >= MAX_ROWS:
                raise BerkasDitolak(
                    _("The file has more than %(max)d lines. Split it and import the parts.")
                    % {"max": MAX_ROWS}
                )
            cleaned = [clean(cell) for cell in cells[:MAX_COLUMNS]]
            if any(cleaned):
                yield number, cleaned

    def salin(self, tick: Callable[[int], None]) -> int:
        """Copy the lines to a temporary file, since a workbook is slow to read; count them.

        Args:
            tick: is called with the count so far, now and then.
        """
        copy = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 (`tutup` does)
        writer = csv.writer(copy)
        count = 0
        for number, cells in self.rows():
            writer.writerow(
                [number, *(TYPED + cell if isinstance(cell, Terketik) else cell for cell in cells)]
            )
            count += 1
            if count % 2000 == 0:
                tick(count)
        self._salinan = copy
        return count

    def tutup(self) -> None:
        """Throw the copy away."""
        if self._salinan is not None:
            self._salinan.close()
            self._salinan = None

    def _copied_rows(self, copy: IO[str]) -> Iterator[Baris]:
        copy.seek(0)
        for number, *cells in csv.reader(copy):
            yield int(number), [Terketik(c[1:]) if c[:1] == TYPED else c for c in cells]

    def _csv_rows(self) -> Iterator[Baris]:
        text = io.TextIOWrapper(io.BytesIO(self.isi), self.encoding, newline="")
        skipped = 0
        if text.read(4).lower() == "sep=":
            text.readline()
            skipped = 1
        else:
            text.seek(0)
        reader = csv.reader(text, delimiter=self.pemisah, strict=True, quotechar='"')
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
        refuse_bombs(content)
        return Lembar(content, "xlsx", lembar_lain=nama_lembar(content)[1:])
    if content.startswith(OLD_EXCEL_MAGIC):
        raise BerkasDitolak(
            _(
                "This is an old Excel file (XLS), or one with a password. Save it as XLSX without "
                "a password, or as CSV, and choose it again."
            )
        )
    encoding, beginning = _decoded(content)
    return Lembar(content, "csv", _delimiter(beginning), encoding)


def _decoded(content: bytes) -> tuple[str, str]:
    """Find out how the letters are written; return that and how the text begins.

    Raises:
        BerkasDitolak: in no way that is known.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif content.startswith(b"\xef\xbb\xbf"):
        candidates = ["utf-8-sig"]
    else:
        candidates = ["utf-8", "cp1252"]
    for name in candidates:
        beginning = ""
        try:
            for part in codecs.iterdecode(_portions(content), name):
                if "\0" in part:
                    raise BerkasDitolak(
                        _("This is no table. Save the table as XLSX or as CSV and choose it again.")
                    )
                beginning = beginning or part[:20_000]
        except UnicodeDecodeError:
            continue
        return name, beginning
    raise BerkasDitolak(
        _("The letters of the file cannot be read. Save it as “CSV UTF-8” or as XLSX.")
    )


def _portions(content: bytes, size: int = 64 * 1024) -> Iterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def _delimiter(text: str) -> str:
    first_line = text.partition("\n")[0].strip().lower()
    if first_line.startswith("sep=") and first_line[4:5] in DELIMITERS:
        return first_line[4]
    lines = _QUOTED.sub("", text).splitlines()[:60]

    def agreement(delimiter: str) -> int:
        """Count the lines that have as many of it as most lines that have any."""
        counts = Counter(line.count(delimiter) for line in lines if delimiter in line)
        return max(counts.values(), default=0)

    # A decimal comma, or a semicolon in a text, stands in some lines; what separates, in all. Where
    # they are even, a semicolon or a tab decides, for commas are also in numbers.
    best = max(";\t,", key=agreement)
    return best if agreement(best) else ","
