"""The steps of a set of changes: check a file, submit it, publish what it changes, take it back."""

from collections.abc import Callable
from itertools import batched
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from komoditas.enums import TahapImpor
from komoditas.impor import kabar
from komoditas.impor.acuan import Pilihan, acuan_sekarang
from komoditas.impor.baris import Pembaca
from komoditas.impor.berkas import Lembar, buka
from komoditas.impor.kesalahan import BerkasDitolak, TidakBisaDiterapkan
from komoditas.impor.kolom import (
    MEDAN_ANGKA,
    MEDAN_WAJIB,
    Judul,
    JudulTidakDitemukan,
    cari_judul,
    contoh_kolom,
)
from komoditas.impor.perubahan import BATCH, AngkaSekarang, catat, tulis
from komoditas.models.impor import ImporProduksi

__all__ = [
    "TidakBisaDiterapkan",
    "ajukan",
    "batalkan",
    "kemajuan",
    "kembalikan",
    "periksa",
    "returned_to",
    "tarik",
    "terapkan",
    "waiting_for",
]

APPROVE = "komoditas.terapkan_imporproduksi"
"""The right to decide what becomes public."""


def waiting_for(user: Any) -> QuerySet[ImporProduksi]:
    """The sets that wait for this person's decision, the oldest first; none for who decides not."""
    if not user.has_perm(APPROVE):
        return ImporProduksi.objects.none()
    waiting = ImporProduksi.objects.filter(tahap=TahapImpor.DIAJUKAN)
    return waiting.select_related("oleh").order_by("diajukan", "pk")


def returned_to(user: Any) -> QuerySet[ImporProduksi]:
    """This person's sets that a moderator sent back, the newest first."""
    returned = ImporProduksi.objects.filter(tahap=TahapImpor.DITOLAK, oleh_id=user.pk)
    return returned.select_related("diputuskan_oleh").order_by("-diputuskan", "-pk")


def periksa(impor: ImporProduksi) -> None:
    """Read the file and note what it would change; nothing becomes public.

    May be called again after the mapping was corrected, or when figures have changed meanwhile;
    what was submitted stays submitted if it is without fault.
    """
    is_submitted = impor.tahap == TahapImpor.DIAJUKAN
    impor.perubahan.all().delete()
    impor.tahap, impor.gagal = TahapImpor.DIPERIKSA, ""
    impor.dibaca = impor.jumlah_baris = 0
    impor.save(update_fields=["tahap", "gagal", "dibaca", "jumlah_baris"])
    try:
        with impor.berkas.open("rb") as file:
            sheet = buka(file)
        try:
            _read(impor, sheet)
        finally:
            sheet.tutup()
    except BerkasDitolak as error:
        impor.perubahan.all().delete()
        impor.ringkasan = {**_about(error), "ditolak": error.message}
        impor.tahap = TahapImpor.BERMASALAH
    if is_submitted and impor.tahap == TahapImpor.SIAP:
        impor.tahap = TahapImpor.DIAJUKAN
    impor.save(update_fields=["pemetaan", "desimal", "ringkasan", "tahap"])


def _read(impor: ImporProduksi, sheet: Lembar) -> None:
    heading = _heading(impor, sheet)
    mapping = impor.pemetaan or heading.pemetaan()
    told: dict[str, Any] = {
        "bentuk": sheet.bentuk,
        "pemisah": sheet.pemisah,
        "encoding": sheet.encoding,
        "lembar_lain": sheet.lembar_lain[:20],
        "baris_judul": heading.baris_terakhir,
        "kolom": contoh_kolom(sheet, heading),
    }
    if lacking := _lacking(impor, mapping):
        impor.ringkasan = told | {"ditolak": lacking}
        impor.pemetaan, impor.tahap = dict(mapping), TahapImpor.BERMASALAH
        return
    lines = sheet.salin(_progress(impor, "dibaca"))
    ImporProduksi.objects.filter(pk=impor.pk).update(dibaca=lines, jumlah_baris=2 * lines)
    choices = Pilihan(
        mapping, impor.desimal, impor.komoditas_id, impor.tahun, impor.sumber, impor.status
    )
    reader = Pembaca(sheet, heading, choices, acuan_sekarang())
    counts = _note_changes(impor, reader, lines)
    impor.pemetaan = dict(mapping)
    impor.ringkasan = told | counts | _outcome(reader, counts)
    is_faulty = len(reader.masalah) or impor.ringkasan.get("ditolak")
    impor.tahap = TahapImpor.BERMASALAH if is_faulty else TahapImpor.SIAP


def _heading(impor: ImporProduksi, sheet: Lembar) -> Judul:
    given = {"komoditas": impor.komoditas_id, "tahun": impor.tahun}
    required = [name for name in MEDAN_WAJIB if not given[name]]
    try:
        return cari_judul(sheet, impor.baris_judul, wajib=required)
    except JudulTidakDitemukan as error:
        if impor.pemetaan:  # a person has said what the columns hold
            return error.judul
        error.contoh = contoh_kolom(sheet, error.judul)
        raise


def _lacking(impor: ImporProduksi, mapping: dict[str, int]) -> str:
    """Say what no column holds, though nothing can be read without it."""
    if "komoditas" not in mapping and not impor.komoditas_id:
        return _("No column holds the commodity. Choose the column, or one commodity for all.")
    if "tahun" not in mapping and not impor.tahun:
        return _("No column holds the year. Choose the column, or one year for all.")
    if not set(mapping).intersection(MEDAN_ANGKA):
        return _("No column holds a figure. Choose at least one.")
    return ""


def _outcome(reader: Pembaca, counts: dict[str, int]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "desimal": reader.desimal,
        "jumlah_masalah": len(reader.masalah),
        "masalah": reader.masalah.told(),
        "jumlah_dilewati": len(reader.dilewati),
        "dilewati": reader.dilewati.told(),
        "jumlah_dibulatkan": len(reader.dibulatkan),
        "dibulatkan": reader.dibulatkan.told(),
    }
    if not reader.masalah and not any(counts.values()):
        told["ditolak"] = _("There is no figure below the heading.")
    return told


def _about(error: BerkasDitolak) -> dict[str, Any]:
    if isinstance(error, JudulTidakDitemukan):
        return {
            "kolom": error.contoh,
            "baris_judul": error.judul.baris_terakhir,
            "tebakan": error.judul.pemetaan(),
        }
    return {}


def _note_changes(impor: ImporProduksi, reader: Pembaca, lines: int) -> dict[str, int]:
    total = {"baru": 0, "berubah": 0, "sama": 0}
    now = AngkaSekarang()
    for figures in batched(reader.angka(), BATCH):
        done = lines + min(figures[-1].baris, lines)
        with transaction.atomic():  # one wait for the disk, not several
            for kind, count in catat(impor, figures, now).items():
                total[kind] += count
            ImporProduksi.objects.filter(pk=impor.pk).update(dibaca=done)
    return total


def ajukan(impor: ImporProduksi, user: Any = None, pesan: str = "") -> None:
    """Hand a set of changes to the moderators, who get a mail.

    Raises:
        TidakBisaDiterapkan: it has faults, changes nothing, or is further on already.
    """
    if impor.tahap not in (TahapImpor.SIAP, TahapImpor.DITOLAK) or not impor.perubahan.exists():
        raise TidakBisaDiterapkan(_("There is nothing to submit."))
    with transaction.atomic():
        impor.tahap, impor.diajukan, impor.pesan = TahapImpor.DIAJUKAN, timezone.now(), pesan
        impor.save(update_fields=["tahap", "diajukan", "pesan"])
        log(instance=impor, action="komoditas.impor_diajukan", user=user, data={"pesan": pesan})
        kabar.submitted(impor, user)


def terapkan(impor: ImporProduksi, user: Any) -> int:
    """Publish all changes of a set, or none; return how many.

    Raises:
        TidakBisaDiterapkan: a figure was changed since the set was made, or it was published.
    """
    waits = (TahapImpor.SIAP, TahapImpor.DIAJUKAN)
    refusal = _("This import is not waiting for approval.")
    return _carry_out(impor, user, waits, refusal, forward=True)


def batalkan(impor: ImporProduksi, user: Any) -> int:
    """Put back what a set changed, all or none; return how many figures.

    Raises:
        TidakBisaDiterapkan: it isn't public, or a later change stands on one of its figures.
    """
    refusal = _("Only a published import can be undone.")
    return _carry_out(impor, user, (TahapImpor.DITERAPKAN,), refusal, forward=False)


@transaction.atomic
def _carry_out(
    impor: ImporProduksi, user: Any, stages: tuple[str, ...], refusal: str, *, forward: bool
) -> int:
    impor = ImporProduksi.objects.select_for_update().get(pk=impor.pk)
    if impor.tahap not in stages:
        raise TidakBisaDiterapkan(refusal)
    count = tulis(impor, forward=forward, tick=_progress(impor, "ditulis"))
    _decide(impor, TahapImpor.DITERAPKAN if forward else TahapImpor.DIBATALKAN, user)
    action = "komoditas.impor_diterapkan" if forward else "komoditas.impor_dibatalkan"
    log(instance=impor, action=action, user=user, data={"jumlah": count})
    if forward and impor.oleh_id != getattr(user, "pk", None):
        kabar.published(impor, user)
    return count


def tarik(impor: ImporProduksi, user: Any) -> None:
    """Take a set back from the moderators, to go on working on it.

    Raises:
        TidakBisaDiterapkan: it isn't waiting for approval.
    """
    if impor.tahap != TahapImpor.DIAJUKAN:
        raise TidakBisaDiterapkan(_("This import is not waiting for approval."))
    with transaction.atomic():
        impor.tahap = TahapImpor.SIAP
        impor.save(update_fields=["tahap"])
        log(instance=impor, action="komoditas.impor_ditarik", user=user)


def kembalikan(impor: ImporProduksi, user: Any, alasan: str) -> None:
    """Send a set back to who made it, with the reason.

    Raises:
        TidakBisaDiterapkan: it isn't waiting for approval.
    """
    if impor.tahap != TahapImpor.DIAJUKAN:
        raise TidakBisaDiterapkan(_("This import is not waiting for approval."))
    with transaction.atomic():
        impor.alasan = alasan
        _decide(impor, TahapImpor.DITOLAK, user)
        log(instance=impor, action="komoditas.impor_ditolak", user=user, data={"alasan": alasan})
        kabar.sent_back(impor, user)


def _decide(impor: ImporProduksi, stage: TahapImpor, user: Any) -> None:
    impor.tahap, impor.diputuskan_oleh, impor.diputuskan = stage, user, timezone.now()
    impor.gagal = ""
    impor.save(update_fields=["tahap", "diputuskan_oleh", "diputuskan", "alasan", "gagal"])


def kemajuan(impor: ImporProduksi) -> tuple[int, int]:
    """Return the steps done and the steps in all of the work under way; 0 where nobody knows."""
    written = cache.get(_progress_key(impor))
    if written is not None and impor.tahap != TahapImpor.DIPERIKSA:
        return written, impor.jumlah_baris
    return impor.dibaca, impor.jumlah_baris


def _progress(impor: ImporProduksi, what: str) -> Callable[[int], None]:
    """Return what notes progress: in the row, or, within a transaction, where others can see it."""
    if what == "ditulis":
        return lambda count: cache.set(_progress_key(impor), count, 600)

    def note(count: int) -> None:
        ImporProduksi.objects.filter(pk=impor.pk).update(dibaca=count)

    return note


def _progress_key(impor: ImporProduksi) -> str:
    return f"impor-produksi-{impor.pk}"
