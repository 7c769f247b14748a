"""What the map may colour: the centres of a commodity, or how much there is in each district."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import (
    Count,
    DateField,
    DateTimeField,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from dinas.core.choices import Pilihan, kueri_dari, pilihan_dari
from dinas.core.statements import Blank, ask
from komoditas.models import Kecamatan, Komoditas

KEGIATAN, BERITA = "kegiatan", "berita"
NEWS_DAYS = 365
CLASSES = ("q2", "q3", "q4", "q5")
"""The colours of the steps, from little to much; none at all has the palest, `s0`."""


@dataclass(frozen=True)
class Langkah:
    """One step of the map's colours: its class and the numbers that it stands for."""

    kelas: str
    dari: int
    sampai: int


def langkah(most: int) -> list[Langkah]:
    """Return steps of equal width that reach from one to `most`; none when there is nothing."""
    if most < 1:
        return []
    width = -(-most // len(CLASSES))
    count = -(-most // width)
    return [
        Langkah(
            # Few steps take colours far apart, the strongest for the most.
            CLASSES[-(-len(CLASSES) * (step + 1) // count) - 1],
            step * width + 1,
            min((step + 1) * width, most),
        )
        for step in range(count)
    ]


def kecamatan_terhitung(language: str) -> list[Kecamatan]:
    """Return the districts, each with what the map says of it.

    That is `jumlah_kegiatan` to come, `jumlah_berita` of the last year and `komoditas_publik`.
    """
    since = timezone.localdate() - dt.timedelta(days=NEWS_DAYS)
    question = partial(_terhitung, language)
    return ask(("peta.kecamatan", language), question, kini=timezone.now(), sejak=since)


def _terhitung(language: str) -> QuerySet[Kecamatan]:
    # Events and articles are found by the names that their apps give to the relations, so that
    # this app need not know them. An event counts once, however many dates it has.
    relations: Any = Kecamatan._meta
    events, articles = (
        relations.get_field(name).related_model.objects.public_in(language)
        for name in (KEGIATAN, BERITA)
    )
    counted = {
        "jumlah_kegiatan": events.filter(jadwal__selesai__gt=Blank("kini", DateTimeField())),
        "jumlah_berita": articles.filter(tanggal__gt=Blank("sejak", DateField())),
    }
    commodities = (
        Komoditas.objects.public_sources().told_in(language).only("kode", "nama", "urutan")
    )
    shown = Prefetch("komoditas", queryset=commodities, to_attr="komoditas_publik")
    districts = Kecamatan.objects.defer("batas").prefetch_related(shown)
    return districts.annotate(
        **{
            name: Coalesce(
                Subquery(
                    pages.filter(kecamatan=OuterRef("pk"))
                    .order_by()
                    .values("kecamatan")
                    .annotate(jumlah=Count("pk", distinct=True))
                    .values("jumlah")
                ),
                0,
            )
            for name, pages in counted.items()
        }
    )


@dataclass
class Lapisan:
    """The layers of the map, and the one that the address chose."""

    komoditas: list[Pilihan]
    jumlah: list[Pilihan]

    @classmethod
    def from_query(cls, query: QueryDict, commodities: list[Any]) -> "Lapisan":
        """Read the address.

        Raises:
            Http404: a layer that there is not, or two at once.
        """
        layers = cls(
            pilihan_dari(query, "komoditas", [(k.kode, k.nama_lokal, k) for k in commodities]),
            pilihan_dari(
                query, "lapisan", [(KEGIATAN, _("Events"), None), (BERITA, _("News"), None)]
            ),
        )
        if len(layers.chosen()) > 1:
            raise Http404
        return layers

    def chosen(self) -> list[tuple[str, Pilihan]]:
        """Return the layer in force with its name in the address; empty where there is none."""
        named = (("komoditas", self.komoditas), ("lapisan", self.jumlah))
        return [(name, choice) for name, choices in named for choice in choices if choice.is_chosen]

    def konteks(self, districts: list[Any]) -> dict[str, Any]:
        """Colour the districts (`kelas_peta`, `jumlah_lapisan`) and return the legend."""
        chosen = self.chosen()
        name, choice = chosen[0] if chosen else ("", None)
        steps: list[Langkah] = []
        counted = choice.value if choice is not None and name == "lapisan" else ""
        crop = choice.row if choice is not None else None
        if counted:
            for district in districts:
                district.jumlah_lapisan = getattr(district, f"jumlah_{counted}")
            steps = langkah(max((row.jumlah_lapisan for row in districts), default=0))
        for district in districts:
            district.is_sentra = crop in district.komoditas_publik
            district.kelas_peta = "s1" if district.is_sentra else "s0"
            for step in steps:
                if step.dari <= district.jumlah_lapisan <= step.sampai:
                    district.kelas_peta = step.kelas
        return {
            "lapisan": self,
            "lapisan_terpilih": choice,
            "lapisan_jumlah": counted,
            "langkah": steps,
            "kueri": kueri_dari(chosen),
            "jumlah_sentra": sum(district.is_sentra for district in districts),
        }
