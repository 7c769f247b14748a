"""What readers may narrow the list of news by; unknown values in an address are a 404."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, ExtractYear
from django.http import Http404, QueryDict

from berita.models.kategori import KategoriBerita
from dinas.core.bahasa import SOURCE
from dinas.core.choices import Pilihan, SaringanDasar, pilihan_dari
from dinas.core.query import localized
from komoditas.models import Kecamatan, Komoditas


@dataclass
class Saringan(SaringanDasar):
    """The filters of the list, with what the address chose."""

    kategori: list[Pilihan]
    komoditas: list[Pilihan]
    kecamatan: list[Pilihan]
    tahun: list[Pilihan]

    @classmethod
    def from_query(
        cls, query: QueryDict, language: str, articles: Any, *, is_named_only: bool = False
    ) -> "Saringan":
        """Read the address; each choice tells how many articles it would leave.

        Args:
            articles: the public articles of `language`.
            is_named_only: leave out, without a query, the filters that the address doesn't name.

        Raises:
            Http404: a value that no choice has.
        """
        wanted = _wanted(query)
        categories = KategoriBerita.objects.filter(locale__language_code=SOURCE).annotate(
            nama_lokal=localized_name(language), jumlah=_count(articles, wanted, "kategori")
        )
        commodities = (
            Komoditas.objects.public_sources()
            .told_in(language)
            .annotate(jumlah=_count(articles, wanted, "komoditas"))
            .only("kode", "nama")
        )
        districts = Kecamatan.objects.annotate(jumlah=_count(articles, wanted, "kecamatan")).only(
            "nama", "slug"
        )
        options: dict[str, Callable[[], list[tuple[str, str, Any]]]] = {
            "kategori": lambda: [(c.kode, c.nama_lokal, c) for c in categories],
            "komoditas": lambda: [(k.kode, k.nama_lokal, k) for k in commodities],
            "kecamatan": lambda: [(k.slug, k.nama, k) for k in districts],
            "tahun": lambda: [
                (str(year.tahun), str(year.tahun), year) for year in _years(articles, wanted)
            ],
        }
        return cls(
            **{
                name: pilihan_dari(query, name, rows())
                if query.get(name) or not is_named_only
                else []
                for name, rows in options.items()
            }
        )

    @property
    def jumlah(self) -> int:
        """How many articles all filters together leave: each of them is of one year."""
        chosen = [choice for choice in self.tahun if choice.is_chosen]
        return sum(choice.row.jumlah for choice in chosen or self.tahun)


def localized_name(language: str) -> Any:
    """Return the expression for a category's own name in `language`."""
    return localized(KategoriBerita, "", "nama", language)


LOOKUPS = {
    "kategori": "kategori__kode",
    "komoditas": "komoditas__kode",
    "kecamatan": "kecamatan__slug",
    "tahun": "tanggal__year",
}
"""Where an article says what each filter asks for."""


@dataclass
class Tahun:
    """A year in which there are articles."""

    tahun: int
    jumlah: int


def _wanted(query: QueryDict) -> dict[str, Any]:
    """Return the values that the address names, as lookups of articles, by filter."""
    wanted: dict[str, Any] = {
        name: query[name] for name in ("kategori", "komoditas", "kecamatan") if query.get(name)
    }
    year = query.get("tahun", "")
    if year:
        if not (year.isascii() and year.isdigit() and len(year) == 4 and year != "0000"):
            raise Http404
        wanted["tahun"] = int(year)
    return wanted


def _others(articles: Any, wanted: dict[str, Any], name: str) -> Any:
    """Narrow by all filters in force but one: what a choice of that one is counted among."""
    for other, value in wanted.items():
        if other != name:
            articles = articles.filter(**{LOOKUPS[other]: value})
    return articles


def _count(articles: Any, wanted: dict[str, Any], name: str) -> Any:
    """Return the expression that counts the articles of a row of the filter `name`."""
    rows = (
        _others(articles, wanted, name)
        .filter(**{name: OuterRef("pk")})
        .order_by()
        .values("locale")
        .annotate(jumlah=Count("pk", distinct=True))
        .values("jumlah")
    )
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)


def _years(articles: Any, wanted: dict[str, Any]) -> list[Tahun]:
    """Return the years in which there are articles, the newest first."""
    counted = _others(articles, wanted, "tahun").order_by().values("pk")
    is_narrowed = bool(wanted.keys() - {"tahun"})
    rows = (
        articles.order_by()
        .annotate(tahun=ExtractYear("tanggal"))
        .values("tahun")
        .annotate(jumlah=Count("pk", filter=Q(pk__in=counted) if is_narrowed else None))
        .order_by("-tahun")
    )
    return [Tahun(row["tahun"], row["jumlah"]) for row in rows]
