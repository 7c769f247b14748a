"""What a set does to the figures: found out, noted, written forwards and backwards."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import batched
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Min
from django.utils.translation import gettext as _

from komoditas.impor.acuan import BarisAngka, Kunci
from komoditas.impor.kesalahan import TidakBisaDiterapkan
from komoditas.impor.kolom import MEDAN_ANGKA
from komoditas.models.impor import ImporProduksi, PerubahanProduksi
from komoditas.models.produksi import Produksi

BATCH = 2000
KEPT = (*MEDAN_ANGKA, "status", "sumber", "catatan")
"""What a figure says, beside what it is about."""


class AngkaSekarang:
    """The figures that are there now, found by what they are about.

    Only their keys are held in memory; what they say is read for a portion at a time.
    """

    def __init__(self, **narrowed: Any) -> None:
        rows = Produksi.objects.filter(**narrowed).order_by()
        self._pks: dict[Kunci, int] = {
            Kunci(commodity, district, year, season): pk
            for pk, commodity, district, year, season in rows.values_list(
                "pk", "komoditas_id", "kecamatan_id", "tahun", "musim"
            ).iterator(chunk_size=2000)
        }

    def of(self, keys: Iterable[Kunci], *, locked: bool = False) -> dict[Kunci, Produksi]:
        """Return those of these keys that have a figure; `locked` until the transaction ends."""
        pks = [self._pks[key] for key in keys if key in self._pks]
        rows = Produksi.objects.filter(pk__in=pks).order_by("pk")
        return {kunci_dari(row): row for row in (rows.select_for_update() if locked else rows)}


def kunci_dari(row: Produksi | PerubahanProduksi) -> Kunci:
    """Return what a figure or a change is about."""
    return Kunci(row.komoditas_id, row.kecamatan_id, row.tahun, row.musim)


def catat(
    impor: ImporProduksi, figures: Sequence[BarisAngka], now: AngkaSekarang
) -> dict[str, int]:
    """Note what these figures would change; return how many are new, changed and the same."""
    counts = {"baru": 0, "berubah": 0, "sama": 0}
    existing = now.of(figure.kunci for figure in figures)
    changes = []
    for figure in figures:
        row = existing.get(figure.kunci)
        before = isi(row) if row else None
        after = _sesudah(figure, before)
        kind = "sama" if before == after else ("berubah" if before else "baru")
        counts[kind] += 1
        if kind != "sama":
            changes.append(
                PerubahanProduksi(
                    impor=impor,
                    baris=figure.baris,
                    **figure.kunci._asdict(),
                    sebelum=before,
                    sesudah=after,
                )
            )
    PerubahanProduksi.objects.bulk_create(changes, batch_size=BATCH)
    return counts


@transaction.atomic
def tulis(impor: ImporProduksi, *, forward: bool, tick: Any = None) -> int:
    """Write all changes of a set, or take all of them back; return how many.

    Args:
        tick: is called with the count so far, now and then.

    Raises:
        TidakBisaDiterapkan: a figure is no longer as it was when the set was made.
    """
    span = impor.perubahan.aggregate(first=Min("tahun"), last=Max("tahun"))
    commodities = list(impor.perubahan.order_by().values_list("komoditas_id", flat=True).distinct())
    now = AngkaSekarang(
        komoditas_id__in=commodities,
        tahun__range=(span["first"] or 0, span["last"] or 0),
    )
    count = 0
    for changes in batched(impor.perubahan.iterator(chunk_size=BATCH), BATCH):
        _write(changes, now, forward=forward)
        count += len(changes)
        if tick:
            tick(count)
    return count


def _write(changes: Sequence[PerubahanProduksi], now: AngkaSekarang, *, forward: bool) -> None:
    existing = now.of(map(kunci_dari, changes), locked=True)
    new, changed, gone = [], [], []
    for change in changes:
        start, end = change.sebelum, change.sesudah
        if not forward:
            start, end = end, start
        row = existing.get(kunci_dari(change))
        if (isi(row) if row else None) != start:
            raise TidakBisaDiterapkan(_moved_on(change))
        if end is None:
            gone.append(row.pk)  # type: ignore[union-attr]  # it equals `start`, so it is there
        elif row is None:
            new.append(Produksi(**kunci_dari(change)._asdict(), **nilai_dari(end)))
        else:
            for name, value in nilai_dari(end).items():
                setattr(row, name, value)
            changed.append(row)
    try:
        with transaction.atomic():
            Produksi.objects.bulk_create(new, batch_size=BATCH)
    except IntegrityError as error:  # somebody else was faster with one of them
        raise TidakBisaDiterapkan(_moved_on(changes[0])) from error
    # An upsert by primary key: `bulk_update` takes minutes for what this does in seconds.
    Produksi.objects.bulk_create(
        changed, batch_size=BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=KEPT
    )
    Produksi.objects.filter(pk__in=gone).delete()


def _moved_on(change: PerubahanProduksi) -> str:
    return _(
        "The figure “%(figure)s” (line %(line)d) was changed meanwhile. Nothing was written; have "
        "the figures compared again."
    ) % {"figure": change, "line": change.baris}


def isi(row: Produksi) -> dict[str, Any]:
    """Return what a figure says, in the form in which changes are stored."""
    return {name: _plain(getattr(row, name)) for name in KEPT}


def nilai_dari(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a figure says, from the form in which changes are stored."""
    values = dict(stored)
    for name in MEDAN_ANGKA:
        if values[name] is not None:
            number = Decimal(values[name])
            values[name] = int(number) if name == "populasi_ekor" else number
    return values


def tersimpan(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return these values in the form in which changes are stored."""
    return {name: _plain(values[name]) for name in KEPT}


def _sesudah(figure: BarisAngka, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the figure after the import: what the file leaves empty stays as it was."""
    stated = {name: _plain(value) for name, value in figure.nilai.items()}
    stated |= {"status": figure.status, "sumber": figure.sumber, "catatan": figure.catatan}
    if before is None:
        return stated
    return {name: before[name] if value in (None, "") else value for name, value in stated.items()}


def _plain(value: Any) -> Any:
    """Write numbers in one way, so that 5, 5.0 and 5.000 are the same."""
    if isinstance(value, int | Decimal):
        text = f"{Decimal(value):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value
