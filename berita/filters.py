"""What readers may narrow the list of news by; unknown values in an address are a 404."""

from dataclasses import dataclass
from typing import Any

from django.db.models.functions import ExtractYear
from django.http import QueryDict

from berita.models.kategori import KategoriBerita
from dinas.core.bahasa import SOURCE
from dinas.core.choices import Pilihan, pilihan_dari
from dinas.core.query import localized
from komoditas.models import Kecamatan, Komoditas


@dataclass
class Saringan:
    """The filters of the list, with what the address chose."""

    kategori: list[Pilihan]
    komoditas: list[Pilihan]
    kecamatan: list[Pilihan]
    tahun: list[Pilihan]

    @classmethod
    def from_query(cls, query: QueryDict, language: str, years: list[int]) -> "Saringan":
        """Read the address.

        Raises:
            Http404: a value that no choice has.
        """
        categories = KategoriBerita.objects.filter(locale__language_code=SOURCE).annotate(
            nama_lokal=localized_name(language)
        )
        commodities = Komoditas.objects.public_sources().told_in(language).only("kode", "nama")
        filters = cls(
            kategori=pilihan_dari(
                query, "kategori", [(c.kode, c.nama_lokal, c) for c in categories]
            ),
            komoditas=pilihan_dari(
                query, "komoditas", [(k.kode, k.nama_lokal, k) for k in commodities]
            ),
            kecamatan=pilihan_dari(
                query,
                "kecamatan",
                [(k.slug, k.nama, k) for k in Kecamatan.objects.only("nama", "slug")],
            ),
            tahun=pilihan_dari(query, "tahun", [(str(y), str(y), y) for y in years]),
        )
        return filters

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


def localized_name(language: str) -> Any:
    """Return the expression for a category's own name in `language`."""
    return localized(KategoriBerita, "", "nama", language)


def years_of(articles: Any) -> list[int]:
    """Return the years in which there are articles, the newest first."""
    return list(
        articles.order_by()
        .annotate(tahun=ExtractYear("tanggal"))
        .values_list("tahun", flat=True)
        .distinct()
        .order_by("-tahun")
    )
