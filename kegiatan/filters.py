"""What readers may narrow the calendar by; unknown values in an address are a 404."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from dinas.core.bahasa import SOURCE
from dinas.core.choices import Pilihan, pilihan_dari
from dinas.core.query import localized
from kegiatan.models.jenis import JenisKegiatan
from komoditas.models import Kecamatan, Komoditas


@dataclass
class Saringan:
    """The filters of the calendar, with what the address chose."""

    jenis: list[Pilihan]
    kecamatan: list[Pilihan]
    komoditas: list[Pilihan]

    @classmethod
    def from_query(cls, query: QueryDict, language: str) -> "Saringan":
        """Read the address.

        Raises:
            Http404: a value that no choice has.
        """
        kinds = JenisKegiatan.objects.filter(locale__language_code=SOURCE).annotate(
            nama_lokal=localized(JenisKegiatan, "", "nama", language)
        )
        commodities = Komoditas.objects.public_sources().told_in(language).only("kode", "nama")
        return cls(
            jenis=pilihan_dari(query, "jenis", [(k.kode, k.nama_lokal, k) for k in kinds]),
            kecamatan=pilihan_dari(
                query,
                "kecamatan",
                [(k.slug, k.nama, k) for k in Kecamatan.objects.only("nama", "slug")],
            ),
            komoditas=pilihan_dari(
                query, "komoditas", [(k.kode, k.nama_lokal, k) for k in commodities]
            ),
        )

    def rows(self) -> dict[str, Any]:
        """Return the chosen rows, for the query set."""
        return {name: choice.row for name, choice in self.chosen()}

    def chosen(self) -> list[tuple[str, Pilihan]]:
        """Return the filters in force, by name."""
        return [
            (name, choice)
            for name, choices in vars(self).items()
            for choice in choices
            if choice.is_chosen
        ]
