"""All articles of a language as their list knows them: order, filters, and nothing else."""

from array import array
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from django.db.models import CharField, F, Q, QuerySet, StringAgg, Value
from django.db.models.functions import Cast
from django.utils import timezone

from dinas.core.himpunan import Himpunan, himpunan
from dinas.core.keeping import kept
from dinas.core.query import is_restricted

if TYPE_CHECKING:
    from berita.models import BeritaPage
    from berita.querysets import BeritaQuerySet

MANY = ("komoditas", "kecamatan")
"""The filters of which an article may have several values."""


def susunan_publik(model: type["BeritaPage"], language: str) -> Himpunan:
    """Return all public articles of `language`, as they are kept between requests."""
    return kept(("susunan berita", language), lambda: susunan(_public(model, language)))


def _public(model: type["BeritaPage"], language: str) -> "BeritaQuerySet":
    is_open = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    # All are wanted here, so SQLite shall begin with the pages of the language, in their order;
    # `public_in` asks for the page of each article by itself, which takes five times as long.
    return model.objects.filter(
        is_open,
        ~is_restricted(),
        live=True,
        alias_of__isnull=True,
        locale__language_code=language,
    )


def susunan(articles: "BeritaQuerySet") -> Himpunan:
    """Return all of `articles` in the order of the list, with what they can be narrowed by.

    It is one query, and no value but those of the filters is read.
    """
    rows: list[tuple[str, int, int | None]] = []
    related: dict[str, dict[Hashable, array[int]]] = {name: {} for name in MANY}
    day, key = Cast("tanggal", CharField()), Cast("pk", CharField())
    mine = articles.order_by().values_list(day, key, F("kategori_id"))
    others = [_of_many(articles.model, name) for name in MANY]
    # Of articles it gives the day, of other values the name of their filter.
    for said, found, value in mine.union(*others, all=True):
        if said in related:
            related[said][value] = array("q", map(int, found.split(",")))
        else:
            rows.append((said, int(found), value))
    rows.sort(reverse=True)
    days, keys, categories = zip(*rows, strict=True) if rows else ((), (), ())
    year_of = {day: int(day[:4]) for day in set(days)}
    years = [year_of[day] for day in days]
    return himpunan(keys, related, {"kategori": categories, "tahun": years})


def _of_many(model: type["BeritaPage"], name: str) -> QuerySet[Any]:
    """Return each value of a filter with the keys of its articles, of any language, as a text.

    A row for each article and value would take several times as long to fetch.
    """
    through: Any = model._meta.get_field(name).remote_field.through
    keys = StringAgg(Cast("beritapage_id", CharField()), Value(","))
    by_value = through._default_manager.order_by().values(f"{name}_id").annotate(kunci=keys)
    return by_value.values_list(Value(name, CharField()), F("kunci"), F(f"{name}_id"))


@dataclass
class DaftarArtikel(Sequence["BeritaPage"]):
    """The articles that the filters leave, in order; reads only those of the page asked for."""

    semua: Himpunan
    chosen: dict[str, Hashable]
    baca: "Callable[[list[int]], list[BeritaPage]]"
    """Reads the articles of these keys in the order of the list, with all that it shows of them."""

    def __post_init__(self) -> None:
        self._left = self.semua.tersisa(self.chosen)

    def __len__(self) -> int:
        return self._left.bit_count()

    @overload
    def __getitem__(self, wanted: int) -> "BeritaPage": ...

    @overload
    def __getitem__(self, wanted: slice) -> list["BeritaPage"]: ...

    def __getitem__(self, wanted: int | slice) -> "BeritaPage | list[BeritaPage]":
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        start, stop, _step = wanted.indices(len(self))
        keys = self.semua.potongan(self._left, start, stop)
        return self.baca(keys) if keys else []
