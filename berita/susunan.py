"""All articles of a language as their list knows them: order, filters, and nothing else."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from dinas.core.himpunan import Himpunan, himpunan
from dinas.core.keeping import kept

if TYPE_CHECKING:
    from berita.models import BeritaPage
    from berita.querysets import BeritaQuerySet

MANY = ("komoditas", "kecamatan")
"""The filters of which an article may have several values."""


def susunan_publik(model: type["BeritaPage"], language: str) -> Himpunan:
    """Return all public articles of `language`, as they are kept between requests."""
    return kept(("susunan berita", language), lambda: susunan(_public(model, language)))


def _public(model: type["BeritaPage"], language: str) -> "BeritaQuerySet":
    now = timezone.now()
    is_open = Q(expire_at__isnull=True) | Q(expire_at__gt=now)
    return model.objects.public_in(language).filter(is_open)


def susunan(articles: "BeritaQuerySet") -> Himpunan:
    """Return all of `articles` in the order of the list, with what they can be narrowed by.

    It is one query, and no value but those of the filters is read.
    """
    order: list[tuple[str, int]] = []
    values: dict[str, dict[Hashable, list[int]]] = {
        name: defaultdict(list) for name in ("kategori", *MANY, "tahun")
    }
    mine = _columns(articles, "pk", "kategori", Cast("tanggal", CharField()))
    parts = [_of_many(articles.model, name) for name in MANY]
    for key, name, value, day in mine.union(*parts, all=True).iterator():
        if value is not None:
            values[name][value].append(key)
        if day:
            values["tahun"][int(day[:4])].append(key)
            order.append((day, key))
    order.sort(reverse=True)
    return himpunan((key for _day, key in order), values)


def _of_many(model: type["BeritaPage"], name: str) -> QuerySet[Any]:
    through: Any = model._meta.get_field(name).remote_field.through
    return _columns(through._default_manager.all(), "beritapage_id", name, Value("", CharField()))


def _columns(rows: Any, key: str, name: str, day: Any) -> Any:
    return rows.order_by().values_list(F(key), Value(name, CharField()), F(f"{name}_id"), day)


@dataclass
class DaftarArtikel(Sequence["BeritaPage"]):
    """The articles that the filters leave, in order; reads only those of the page asked for."""

    semua: Himpunan
    chosen: dict[str, Hashable]
    articles: "BeritaQuerySet"
    """The articles with all that is shown of them, not narrowed."""

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
        return list(self.articles.filter(pk__in=keys)) if keys else []
