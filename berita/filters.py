"""What readers may narrow the list of news by; unknown values in an address are a 404."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from berita.models.kategori import KategoriBerita
from dinas.core.bahasa import SOURCE
from dinas.core.choices import Pilihan, SaringanDasar, pilihan_dari
from dinas.core.himpunan import Himpunan
from dinas.core.query import localized
from dinas.core.statements import ask
from komoditas.pilihan import pilihan_kecamatan, pilihan_komoditas


@dataclass
class Saringan(SaringanDasar):
    """The filters of the list, with what the address chose."""

    kategori: list[Pilihan]
    komoditas: list[Pilihan]
    kecamatan: list[Pilihan]
    tahun: list[Pilihan]

    @classmethod
    def from_query(
        cls, query: QueryDict, language: str, articles: Himpunan, *, is_named_only: bool = False
    ) -> "Saringan":
        """Read the address; each choice tells how many articles it would leave.

        Args:
            articles: the public articles of `language`.
            is_named_only: leave out, without a query, the filters that the address doesn't name.

        Raises:
            Http404: a value that no choice has.
        """
        rows = {
            name: read() if query.get(name) or not is_named_only else []
            for name, read in _rows(language, articles).items()
        }
        filters = cls(**{name: pilihan_dari(query, name, rows[name]) for name in rows})
        chosen = filters.nilai()
        for name in rows:
            counts = articles.banyak(name, chosen)
            for choice in getattr(filters, name):
                choice.row.jumlah = counts.get(choice.row.pk, 0)
        return filters

    def nilai(self) -> dict[str, Hashable]:
        """Return the values in force, as the list of articles knows them."""
        return {name: row.pk for name, row in self.rows().items()}


def localized_name(language: str) -> Any:
    """Return the expression for a category's own name in `language`."""
    return localized(KategoriBerita, "", "nama", language)


@dataclass
class Tahun:
    """A year in which there are articles."""

    pk: int
    jumlah: int = 0


def _categories(language: str) -> list[tuple[str, str, Any]]:
    def question() -> QuerySet[Any]:
        return KategoriBerita.objects.filter(locale__language_code=SOURCE).annotate(
            nama_lokal=localized_name(language)
        )

    rows = ask(("berita.kategori", language), question)
    return [(row.kode, row.nama_lokal, row) for row in rows]


def _rows(language: str, articles: Himpunan) -> dict[str, Callable[[], list[tuple[str, str, Any]]]]:
    """Return, by filter, how its choices are read: value, label and row of each."""
    years: list[Any] = sorted(articles.bagian["tahun"], reverse=True)
    return {
        "kategori": lambda: _categories(language),
        "komoditas": lambda: pilihan_komoditas(language),
        "kecamatan": pilihan_kecamatan,
        "tahun": lambda: [(str(year), str(year), Tahun(year)) for year in years],
    }
