"""The steps of an import: check a file, publish what it changes, take it back."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import batched
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dinas.core.bahasa import SOURCE
from komoditas.enums import TahapImpor
from komoditas.impor.baris import Acuan, BarisAngka, Kunci, Pembaca, Pilihan, kunci_nama
from komoditas.impor.berkas import buka
from komoditas.impor.kesalahan import BerkasDitolak
from komoditas.impor.kolom import MEDAN_ANGKA, cari_judul
from komoditas.models.impor import ImporProduksi, PerubahanProduksi
from komoditas.models.kecamatan import Kecamatan
from komoditas.models.komoditas import Komoditas
from komoditas.models.produksi import Produksi

BATCH = 1000
MAX_TOLD = 500
"""How many faults and skipped lines are told in full; the rest is counted."""
KEPT = (*MEDAN_ANGKA, "status", "sumber", "catatan")
"""What a figure says, beside what it is about."""


class TidakBisaDiterapkan(Exception):
    """An import cannot be published or undone now; the message says why."""


def acuan_sekarang() -> Acuan:
    """Return the names of commodities and districts by which a file may call them."""
    commodities: dict[str, int] = {}
    sources = Komoditas.objects.filter(locale__language_code=SOURCE)
    keys = {row.translation_key: row.pk for row in sources}
    for row in Komoditas.objects.filter(translation_key__in=keys).order_by("-locale_id"):
        for name in (row.kode, row.nama, row.nama_latin):
            if name:
                commodities[kunci_nama(name)] = keys[row.translation_key]
    districts: dict[str, int] = {}
    for district in Kecamatan.objects.only("kode", "nama"):
        for name in (district.kode, district.nama):
            districts[kunci_nama(name)] = district.pk
    return Acuan(commodities, districts)


def periksa(impor: ImporProduksi) -> None:
    """Read the file and note what it would change; nothing becomes public.

    May be called again after the mapping was corrected.
    """
    impor.perubahan.all().delete()
    ImporProduksi.objects.filter(pk=impor.pk).update(dibaca=0, tahap=TahapImpor.DIPERIKSA)
    try:
        with impor.berkas.open("rb") as file:
            sheet = buka(file)
        heading = cari_judul(sheet)
        mapping = impor.pemetaan or heading.pemetaan()
        reader = Pembaca(
            sheet,
            heading,
            Pilihan(mapping, impor.desimal, impor.sumber, impor.status),
            acuan_sekarang(),
        )
        counts = _note_changes(impor, reader)
    except BerkasDitolak as error:
        impor.perubahan.all().delete()
        impor.ringkasan = {"ditolak": error.message}
        impor.tahap = TahapImpor.BERMASALAH
        impor.save(update_fields=["ringkasan", "tahap"])
        return
    impor.pemetaan, impor.desimal = dict(mapping), reader.desimal
    impor.ringkasan = counts | {
        "kolom": [column.judul for column in heading.kolom],
        "pemisah": sheet.pemisah,
        "bentuk": sheet.bentuk,
        "jumlah_masalah": len(reader.masalah),
        "masalah": [vars(fault) for fault in reader.masalah[:MAX_TOLD]],
        "jumlah_dilewati": len(reader.dilewati),
        "dilewati": [vars(line) for line in reader.dilewati[:MAX_TOLD]],
    }
    if not reader.masalah and not any(counts.values()):
        impor.ringkasan["ditolak"] = _("There is no figure below the heading.")
    is_faulty = reader.masalah or impor.ringkasan.get("ditolak")
    impor.tahap = TahapImpor.BERMASALAH if is_faulty else TahapImpor.SIAP
    impor.save(update_fields=["pemetaan", "desimal", "ringkasan", "tahap"])


def _note_changes(impor: ImporProduksi, reader: Pembaca) -> dict[str, int]:
    counts = {"baru": 0, "berubah": 0, "sama": 0}
    for figures in batched(reader.angka(), BATCH):
        existing = _existing(figure.kunci for figure in figures)
        changes = []
        for figure in figures:
            before = existing.get(figure.kunci)
            kept = _isi(before) if before else None
            after = _sesudah(figure, kept)
            kind = "sama" if kept == after else ("berubah" if kept else "baru")
            counts[kind] += 1
            if kind != "sama":
                changes.append(
                    PerubahanProduksi(
                        impor=impor,
                        baris=figure.baris,
                        **_fields_of(figure.kunci),
                        sebelum=kept,
                        sesudah=after,
                    )
                )
        PerubahanProduksi.objects.bulk_create(changes, batch_size=BATCH)
        ImporProduksi.objects.filter(pk=impor.pk).update(dibaca=figures[-1].baris)
    return counts


def ajukan(impor: ImporProduksi) -> None:
    """Hand a checked import to the moderators.

    Raises:
        TidakBisaDiterapkan: it has faults, changes nothing, or is further on already.
    """
    if impor.tahap not in (TahapImpor.SIAP, TahapImpor.DITOLAK) or not impor.perubahan.exists():
        raise TidakBisaDiterapkan(_("There is nothing to submit."))
    impor.tahap = TahapImpor.DIAJUKAN
    impor.save(update_fields=["tahap"])


@transaction.atomic
def terapkan(impor: ImporProduksi, user: Any) -> int:
    """Publish all changes of an import, or none; return how many.

    Raises:
        TidakBisaDiterapkan: a figure was changed since the file was checked, or it was published.
    """
    impor = ImporProduksi.objects.select_for_update().get(pk=impor.pk)
    if impor.tahap not in (TahapImpor.SIAP, TahapImpor.DIAJUKAN):
        raise TidakBisaDiterapkan(_("This import is not waiting for approval."))
    count = 0
    for changes in batched(impor.perubahan.iterator(chunk_size=BATCH), BATCH):
        _write(changes, forward=True)
        count += len(changes)
    _decide(impor, TahapImpor.DITERAPKAN, user)
    log(instance=impor, action="komoditas.impor_diterapkan", user=user, data={"jumlah": count})
    return count


@transaction.atomic
def batalkan(impor: ImporProduksi, user: Any) -> int:
    """Put back what an import changed, all or none; return how many figures.

    Raises:
        TidakBisaDiterapkan: it isn't public, or a later change stands on one of its figures.
    """
    impor = ImporProduksi.objects.select_for_update().get(pk=impor.pk)
    if impor.tahap != TahapImpor.DITERAPKAN:
        raise TidakBisaDiterapkan(_("Only a published import can be undone."))
    count = 0
    for changes in batched(impor.perubahan.iterator(chunk_size=BATCH), BATCH):
        _write(changes, forward=False)
        count += len(changes)
    _decide(impor, TahapImpor.DIBATALKAN, user)
    log(instance=impor, action="komoditas.impor_dibatalkan", user=user, data={"jumlah": count})
    return count


def kembalikan(impor: ImporProduksi, user: Any, alasan: str) -> None:
    """Send an import back to its editor, with the reason.

    Raises:
        TidakBisaDiterapkan: it isn't waiting for approval.
    """
    if impor.tahap != TahapImpor.DIAJUKAN:
        raise TidakBisaDiterapkan(_("This import is not waiting for approval."))
    impor.alasan = alasan
    _decide(impor, TahapImpor.DITOLAK, user)
    log(instance=impor, action="komoditas.impor_ditolak", user=user, data={"alasan": alasan})


def _decide(impor: ImporProduksi, stage: TahapImpor, user: Any) -> None:
    impor.tahap, impor.diputuskan_oleh, impor.diputuskan = stage, user, timezone.now()
    impor.save()


def _write(changes: Iterable[PerubahanProduksi], *, forward: bool) -> None:
    """Bring figures from one side of the changes to the other, if they still are on the first."""
    existing = _existing(map(_key, changes))
    new, changed, gone = [], [], []
    for change in changes:
        start, end = change.sebelum, change.sesudah
        if not forward:
            start, end = end, start
        row = existing.get(_key(change))
        if (_isi(row) if row else None) != start:
            raise TidakBisaDiterapkan(
                _("The figure of line %(line)d was changed meanwhile. Check the file again.")
                % {"line": change.baris}
            )
        if end is None:
            gone.append(row.pk)  # type: ignore[union-attr]  # it equals `start`, so it is there
        elif row is None:
            new.append(Produksi(**_fields_of(_key(change)), **_values(end)))
        else:
            for name, value in _values(end).items():
                setattr(row, name, value)
            changed.append(row)
    Produksi.objects.bulk_create(new, batch_size=BATCH)
    Produksi.objects.bulk_update(changed, KEPT, batch_size=200)
    Produksi.objects.filter(pk__in=gone).delete()


def _existing(keys: Iterable[Kunci]) -> dict[Kunci, Produksi]:
    wanted = set(keys)
    rows: Iterator[Produksi] = Produksi.objects.filter(
        komoditas_id__in={key.komoditas_id for key in wanted},
        tahun__in={key.tahun for key in wanted},
    ).iterator(chunk_size=BATCH)
    return {key: row for row in rows if (key := _key(row)) in wanted}


def _key(row: Any) -> Kunci:
    return Kunci(row.komoditas_id, row.kecamatan_id, row.tahun, row.musim)


def _fields_of(key: Kunci) -> dict[str, Any]:
    return {
        "komoditas_id": key.komoditas_id,
        "kecamatan_id": key.kecamatan_id,
        "tahun": key.tahun,
        "musim": key.musim,
    }


def _isi(row: Produksi) -> dict[str, Any]:
    """Return what a figure says, in the form in which changes are stored."""
    return {name: _plain(getattr(row, name)) for name in KEPT}


def _sesudah(figure: BarisAngka, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the figure after the import: what the file leaves empty stays as it was."""
    stated = {name: _plain(value) for name, value in figure.nilai.items()}
    stated |= {"status": figure.status, "sumber": figure.sumber, "catatan": figure.catatan}
    if before is None:
        return stated
    kept = {name: before[name] if value in (None, "") else value for name, value in stated.items()}
    return kept


def _values(stored: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(stored)
    for name in MEDAN_ANGKA:
        if values[name] is not None:
            number = Decimal(values[name])
            values[name] = int(number) if name == "populasi_ekor" else number
    return values


def _plain(value: Any) -> Any:
    """Write numbers in one way, so that 5, 5.0 and 5.000 are the same."""
    if isinstance(value, int | Decimal):
        text = f"{Decimal(value):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value
