"""What the screen of one set of changes says: its changes in words, its file, its story."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import registry

from komoditas.admin.isian import tulis_angka
from komoditas.enums import MusimTanam, StatusAngka
from komoditas.impor.berkas import DELIMITERS
from komoditas.impor.kolom import MEDAN, MEDAN_ANGKA
from komoditas.impor.perubahan import KEPT
from komoditas.models import ImporProduksi, PerubahanProduksi

PER_PAGE = 50
LEAP = 5
"""A figure that grew or shrank so many times has probably a wrong unit or decimal sign."""


@dataclass(frozen=True)
class Ubahan:
    """One value of a figure, before and after, in words."""

    nama: str
    sebelum: str
    sesudah: str
    is_berubah: bool
    is_janggal: bool = False


@dataclass(frozen=True)
class BarisUbahan:
    """One figure and what happens to it."""

    perubahan: PerubahanProduksi
    wilayah: str
    musim: str
    ubahan: list[Ubahan] = field(default_factory=list)


def baris_ubahan(change: PerubahanProduksi) -> BarisUbahan:
    """Put a change into words: all values of a new or removed figure, else those that change."""
    before, after = change.sebelum or {}, change.sesudah or {}
    told = []
    for name in KEPT:
        old, new = before.get(name), after.get(name)
        if (old or new) and (old != new or change.jenis == "hapus"):
            told.append(
                Ubahan(
                    nama=capfirst(str(MEDAN[name])),
                    sebelum=_words(name, old),
                    sesudah=_words(name, new),
                    is_berubah=change.jenis == "berubah",
                    is_janggal=name in MEDAN_ANGKA and _is_leap(old, new),
                )
            )
    return BarisUbahan(
        perubahan=change,
        wilayah=str(change.kecamatan or _("the whole regency")),
        musim=str(MusimTanam(change.musim).label) if change.musim else "",
        ubahan=told,
    )


def _words(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if name in MEDAN_ANGKA:
        return tulis_angka(value)
    return str(StatusAngka(value).label) if name == "status" else str(value)


def _is_leap(before: Any, after: Any) -> bool:
    if not before or not after:
        return False
    old, new = Decimal(before), Decimal(after)
    return bool(old and new) and not 1 / Decimal(LEAP) < new / old < LEAP


def halaman_ubahan(impor: ImporProduksi, request: HttpRequest) -> tuple[Page[Any], str]:
    """Return one page of the changes, of the kind that is asked for, and that kind."""
    kind = request.GET.get("jenis", "")
    changes: QuerySet[PerubahanProduksi] = impor.perubahan.select_related("komoditas", "kecamatan")
    if kind == "baru":
        changes = changes.filter(sebelum__isnull=True)
    elif kind == "hapus":
        changes = changes.filter(sesudah__isnull=True)
    elif kind == "berubah":
        changes = changes.filter(sebelum__isnull=False, sesudah__isnull=False)
    else:
        kind = ""
    page: Page[Any] = Paginator(changes, PER_PAGE).get_page(request.GET.get("p"))
    page.object_list = [baris_ubahan(change) for change in page.object_list]
    return page, kind


def halaman_masalah(impor: ImporProduksi, request: HttpRequest) -> Page[Any]:
    """Return one page of the faults."""
    faults: Sequence[dict[str, Any]] = impor.ringkasan.get("masalah", [])
    return Paginator(faults, PER_PAGE).get_page(request.GET.get("m"))


def tentang_berkas(impor: ImporProduksi) -> list[tuple[str, str]]:
    """Say what was found out about the file, as pairs of a name and words."""
    told = impor.ringkasan
    if "bentuk" not in told:
        return []
    facts = [(_("Form"), _("Workbook (XLSX)") if told["bentuk"] == "xlsx" else "CSV")]
    if told["bentuk"] == "csv":
        facts.append((_("Columns are separated by"), str(DELIMITERS[told["pemisah"]])))
        facts.append((_("Letters"), _encoding(told["encoding"])))
    if sign := told.get("desimal"):
        facts.append((_("Decimal sign"), _("comma") if sign == "," else _("point")))
    facts.append((_("Line of the headings"), str(told["baris_judul"])))
    if told.get("lembar_lain"):
        facts.append((_("Sheets that are not read"), ", ".join(told["lembar_lain"])))
    return facts


def _encoding(name: str) -> str:
    names = {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "utf-16": "UTF-16",
        "cp1252": "Windows-1252",
    }
    return names.get(name, name)


def riwayat(impor: ImporProduksi) -> list[Any]:
    """Return what happened to the set, the newest first, with who did it."""
    return list(registry.get_logs_for_instance(impor).select_related("user"))
