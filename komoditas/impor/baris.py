"""Turns the lines below a heading into figures, and tells every fault at its cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from dinas.core.bahasa import SOURCE
from komoditas.ekspor import plain
from komoditas.enums import MusimTanam, StatusAngka
from komoditas.impor.acuan import (
    WHOLE_REGENCY,
    Acuan,
    BarisAngka,
    Kunci,
    Pilihan,
    kunci_nama,
    tidak_dikenal,
)
from komoditas.impor.angka import EMPTY, LARGEST, Angka, BukanAngka, baca_angka, desimal_dari
from komoditas.impor.berkas import Baris, Lembar
from komoditas.impor.kesalahan import Dilewati, Himpunan, Masalah
from komoditas.impor.kolom import MEDAN, MEDAN_ANGKA, Judul
from komoditas.impor.sel import Terketik

FIRST_YEAR, LAST_YEAR = 1945, 2100
STEP = Decimal("0.001")
MAX_TEXT = 2000

_TOTAL = re.compile(r"^(jumlah|total|sub\s?total|rata-?\s?rata|grobogan)\b", re.IGNORECASE)
_NOTE = re.compile(r"^(catatan|keterangan|ket|sumber|source|note)\b\s*[:.]", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}\)?$")


@dataclass
class Pembaca:
    """Reads the figures of a file, line by line; faults and skipped lines gather beside them.

    `dibulatkan` are the numbers that are finer than figures are kept.
    """

    lembar: Lembar
    judul: Judul
    pilihan: Pilihan
    acuan: Acuan
    masalah: Himpunan[Masalah] = field(default_factory=Himpunan)
    dilewati: Himpunan[Dilewati] = field(default_factory=Himpunan)
    dibulatkan: Himpunan[Masalah] = field(default_factory=Himpunan)
    desimal: str = ""

    def __post_init__(self) -> None:
        self.desimal = self.pilihan.desimal or self.tebak_desimal()

    def tebak_desimal(self) -> str:
        """Find the decimal sign that the numbers of the file agree on."""
        places = [self.pilihan.pemetaan[f] for f in MEDAN_ANGKA if f in self.pilihan.pemetaan]
        cells = (
            cells[place]
            for _no, cells in self._lines()
            for place in places
            if place < len(cells) and not isinstance(cells[place], Terketik)
        )
        is_point = self.lembar.bentuk == "xlsx" or self.lembar.pemisah == ","
        return desimal_dari(cells, otherwise="." if is_point else ",")

    def angka(self) -> Iterator[BarisAngka]:
        """Yield the figures that are whole; call once, then look at `masalah` and `dilewati`."""
        seen: dict[Kunci, int] = {}
        for number, cells in self._lines():
            reason = self._why_skipped(cells)
            if reason:
                self._skip(number, cells, reason)
                continue
            figure = self._figure(number, cells)
            if figure is None:
                continue
            first = seen.setdefault(figure.kunci, number)
            if first != number:
                self._fault(
                    number,
                    "",
                    "",
                    _("Lines %(first)d and %(second)d are about the same figure.")
                    % {"first": first, "second": number},
                )
                continue
            yield figure

    def _lines(self) -> Iterator[Baris]:
        for number, cells in self.lembar.rows():
            if number > self.judul.baris_terakhir:
                yield number, cells

    def _cell(self, cells: list[str], name: str) -> str:
        place = self.pilihan.pemetaan.get(name)
        text = cells[place] if place is not None and place < len(cells) else ""
        return "" if text.casefold() == "null" else text

    def _why_skipped(self, cells: list[str]) -> str:
        filled = [cell for cell in cells if cell]
        if all(_COLUMN_NUMBER.match(cell) for cell in filled):
            return _("Numbers of the columns")
        if len(filled) == 1 or _NOTE.match(filled[0]):
            return _("A note, not a figure")
        names = [self._cell(cells, "komoditas"), self._cell(cells, "kecamatan")]
        if any(_TOTAL.match(name) and kunci_nama(name) not in WHOLE_REGENCY for name in names):
            return _("A total, not a figure")
        if re.fullmatch(r"(19|20)\d\d", names[0]) and not names[1]:
            return _("A summary of another year")
        return ""

    def _figure(self, number: int, cells: list[str]) -> BarisAngka | None:
        before = len(self.masalah)
        commodity = self._commodity(number, cells)
        district = self._district(number, cells)
        year = self._year(number, cells)
        season = self._season(number, self._cell(cells, "musim"))
        values, marks, is_revised = self._values(number, cells)
        status = self._status(number, self._cell(cells, "status"), marks)
        source = self._text(number, cells, "sumber") or self.pilihan.sumber
        if not source:
            self._fault(number, "sumber", "", _("The source is missing."))
        notes = [self._text(number, cells, "catatan"), _revised() if is_revised else ""]
        if len(self.masalah) > before or commodity is None or year is None:
            return None
        if all(value is None for value in values.values()):
            self._skip(number, cells, _("No figure in it"))
            return None
        return BarisAngka(
            baris=number,
            kunci=Kunci(commodity, district, year, season),
            nilai=values,
            status=status,
            sumber=source,
            catatan="; ".join(filter(None, notes)),
        )

    def _values(
        self, number: int, cells: list[str]
    ) -> tuple[dict[str, Decimal | None], set[str], bool]:
        values: dict[str, Decimal | None] = {}
        marks: set[str] = set()
        is_revised = False
        for name in MEDAN_ANGKA:
            text = self._cell(cells, name)
            try:
                found = baca_angka(text, "." if isinstance(text, Terketik) else self.desimal)
                values[name] = self._kept(number, name, found)
            except BukanAngka as error:
                self._fault(number, name, text, str(error))
                continue
            marks |= {found.status} - {""}
            is_revised = is_revised or found.is_diperbaiki
        return values, marks, is_revised

    def _kept(self, number: int, name: str, found: Angka) -> Decimal | None:
        """Return a number in the unit and with the decimals in which figures are kept.

        Raises:
            BukanAngka: it cannot be kept so.
        """
        if found.nilai is None:
            return None
        exact = found.nilai * self.judul.faktor(name, self.pilihan.pemetaan[name])
        if exact >= LARGEST:
            raise BukanAngka(_("This figure is too large to be true."))
        if name == "populasi_ekor":
            if exact != exact.to_integral_value():
                raise BukanAngka(_("Livestock is counted by the head: write a whole number."))
            return exact
        kept = exact.quantize(STEP, ROUND_HALF_UP)
        if kept != exact:
            told = _("Rounded to three decimals: %(number)s.") % {"number": number_format(kept)}
            written = number_format(exact)[:60]
            self.dibulatkan.append(Masalah(number, str(MEDAN[name]), written, told))
        return kept

    def _text(self, number: int, cells: list[str], name: str) -> str:
        text = plain(self._cell(cells, name))
        if len(text) > MAX_TEXT:
            self._fault(
                number,
                name,
                text,
                _("This text has %(length)d characters; %(max)d is the most.")
                % {"length": len(text), "max": MAX_TEXT},
            )
        return text

    def _commodity(self, number: int, cells: list[str]) -> int | None:
        if "komoditas" not in self.pilihan.pemetaan and self.pilihan.komoditas_id:
            return self.pilihan.komoditas_id
        text = self._cell(cells, "komoditas")
        found = self.acuan.komoditas.get(kunci_nama(text))
        if found is None:
            self._fault(number, "komoditas", text, self._unknown(text, self.acuan.komoditas))
        return found

    def _district(self, number: int, cells: list[str]) -> int | None:
        if "kecamatan" not in self.pilihan.pemetaan:
            return None
        text = self._cell(cells, "kecamatan")
        key = kunci_nama(text)
        if key in WHOLE_REGENCY:
            return None
        found = self.acuan.kecamatan.get(key)
        if found is None:
            message = self._unknown(text, self.acuan.kecamatan)
            if not text:
                message = _("Name the district; write “Kabupaten Grobogan” for the whole regency.")
            self._fault(number, "kecamatan", text, message)
        return found

    def _year(self, number: int, cells: list[str]) -> int | None:
        if "tahun" not in self.pilihan.pemetaan and self.pilihan.tahun:
            return self.pilihan.tahun
        text = self._cell(cells, "tahun")
        plain = re.sub(r"\.0+$", "", text)
        if re.fullmatch(r"\d{4}", plain, re.ASCII) and FIRST_YEAR <= int(plain) <= LAST_YEAR:
            return int(plain)
        self._fault(number, "tahun", text, _("Write the year with four digits, for example 2024."))
        return None

    def _season(self, number: int, text: str) -> str:
        if text.casefold() in EMPTY:
            return ""
        roman = re.sub(r"^(mt|musim\s*tanam|musim)[\s.\-]*", "", text.strip().casefold())
        season = {"1": "1", "i": "1", "2": "2", "ii": "2", "3": "3", "iii": "3"}.get(roman)
        if season is None:
            self._fault(number, "musim", text, _("Write MT I, MT II or MT III, or leave it empty."))
            return ""
        return MusimTanam(f"mt{season}").value

    def _status(self, number: int, text: str, marks: set[str]) -> str:
        if not text:
            return next(iter(sorted(marks)), "") or self.pilihan.status or StatusAngka.DINAS
        wanted = kunci_nama(text)
        for status in StatusAngka:
            if wanted in (kunci_nama(status.value), kunci_nama(str(status.label))):
                return status.value
        known = "; ".join(str(label) for label in StatusAngka.labels)
        message = _("This status is not known. Known are: %(known)s.") % {"known": known}
        self._fault(number, "status", text, message)
        return ""

    def _unknown(self, text: str, known: Mapping[str, int]) -> str:
        return tidak_dikenal(text, known, self.acuan.nama)

    def _skip(self, number: int, cells: list[str], reason: str) -> None:
        self.dilewati.append(Dilewati(number, " · ".join(filter(None, cells))[:120], reason))

    def _fault(self, number: int, name: str, content: str, message: str) -> None:
        heading = str(MEDAN[name]) if name else ""
        self.masalah.append(Masalah(number, heading, content[:60], message))


def _revised() -> str:
    with override(SOURCE):  # it becomes part of the figure, and those are in one language
        return _("Revised figure")
