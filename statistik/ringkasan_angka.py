"""What the figures of each commodity hold, told by the database, however many there are."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Max, Min

from komoditas.besaran import BERURUTAN
from komoditas.models import Produksi


@dataclass
class RingkasanAngka:
    """The years, measures, states, sources and districts of some figures."""

    awal: int = 9999
    akhir: int = 0
    jumlah: int = 0
    besaran: set[str] = field(default_factory=set)
    status: list[str] = field(default_factory=list)
    sumber: list[str] = field(default_factory=list)
    kecamatan: set[int] = field(default_factory=set)

    def tambah(self, other: "RingkasanAngka") -> None:
        """Add what other figures hold."""
        self.awal, self.akhir = min(self.awal, other.awal), max(self.akhir, other.akhir)
        self.jumlah += other.jumlah
        self.besaran |= other.besaran
        self.status = list(dict.fromkeys([*self.status, *other.status]))
        self.sumber = list(dict.fromkeys([*self.sumber, *other.sumber]))
        self.kecamatan |= other.kecamatan


def ringkas(keys: list[int]) -> dict[int, RingkasanAngka]:
    """Return what the figures of each commodity hold, in three queries."""
    figures = Produksi.objects.filter(komoditas__in=keys)
    found: dict[int, RingkasanAngka] = {}
    counts = {f"ada_{number}": Count("pk", filter=one.ada) for number, one in enumerate(BERURUTAN)}
    grouped = figures.order_by("komoditas_id", "status").values("komoditas_id", "status")
    rows: Any = grouped.annotate(
        awal=Min("tahun"), akhir=Max("tahun"), jumlah=Count("pk"), **counts
    )
    for row in rows:
        measures = {one.kode for number, one in enumerate(BERURUTAN) if row[f"ada_{number}"]}
        found.setdefault(row["komoditas_id"], RingkasanAngka()).tambah(
            RingkasanAngka(row["awal"], row["akhir"], row["jumlah"], measures, [row["status"]])
        )
    named = figures.order_by("komoditas_id", "sumber").values_list("komoditas_id", "sumber")
    for key, source in named.distinct():
        found[key].sumber.append(source)
    places = figures.filter(kecamatan__isnull=False).order_by()
    for key, district in places.values_list("komoditas_id", "kecamatan_id").distinct():
        found[key].kecamatan.add(district)
    return found
