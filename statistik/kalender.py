"""The planting calendar of all commodities, by group, narrowed by group or season."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from dinas.core.choices import Pilihan, kueri_dari, pilihan_dari
from komoditas.enums import Kelompok
from komoditas.models import Komoditas
from komoditas.musim import MUSIM


@dataclass(frozen=True)
class KalenderTanam:
    """What the calendar shows, and by what it was narrowed."""

    kelompok: list[tuple[str, list[Any]]]
    """Groups with their commodities, as `told_in` gives them."""
    pilihan_kelompok: list[Pilihan]
    pilihan_musim: list[Pilihan]
    ada_panen: bool
    kueri: str

    @property
    def semua(self) -> list[Any]:
        """All commodities that are shown."""
        return [row for _label, rows in self.kelompok for row in rows]

    def ditanam(self, bulan: int) -> list[Any]:
        """Return the commodities that are usually planted in a month."""
        return [row for row in self.semua if bulan in row.bulan_tanam]


def kalender_tanam(query: QueryDict, language: str) -> KalenderTanam:
    """Return the calendar that an address asks for.

    Raises:
        Http404: a filter names what there is not.
    """
    groups = pilihan_dari(
        query, "kelompok", [(value, str(label), value) for value, label in Kelompok.choices]
    )
    seasons = pilihan_dari(
        query,
        "musim",
        [(season.kode.lower().replace(" ", ""), season.kode, season) for season in MUSIM],
    )
    group = next((one.row for one in groups if one.is_chosen), None)
    season = next((one.row for one in seasons if one.is_chosen), None)
    rows = [
        row
        for row in Komoditas.objects.public_sources().told_in(language).defer("isi")
        if (group is None or row.kelompok == group) and (season is None or season in row.musim)
    ]
    chosen = [
        (name, one)
        for name, choices in (("kelompok", groups), ("musim", seasons))
        for one in choices
        if one.is_chosen
    ]
    return KalenderTanam(
        kelompok=[
            (str(label), members)
            for value, label in Kelompok.choices
            if (members := [row for row in rows if row.kelompok == value])
        ],
        pilihan_kelompok=groups,
        pilihan_musim=seasons,
        ada_panen=any(row.bulan_panen for row in rows),
        kueri=kueri_dari(chosen),
    )
