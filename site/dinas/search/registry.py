"""What can be found: each app says in its `pencarian.py` what its pages put into the index.

Everything that is found belongs to a page, the one that shows it or leads to it. So it becomes
public with this page, and leaves the index with it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from dinas.search import texts

HALAMAN, LAMPIRAN = "halaman", "lampiran"


@dataclass(frozen=True)
class Jenis:
    """A kind of result, as readers choose it: its names for one and for many."""

    kode: str
    nama: str | Promise
    urutan: int
    is_nama: bool = False
    """Whether titles of this kind are names (of places, of crops) that come first when typed."""
    saringan: str = ""
    """The filter that such names are the choices of."""


@dataclass(frozen=True)
class Entri:
    """One thing that can be found."""

    jenis: str
    alamat: str
    judul: str
    ringkasan: str = ""
    isi: str = ""
    tanggal: dt.date | None = None
    kode: str = ""
    """For names: what the filters of other results call it."""
    komoditas: Iterable[str] = ()
    kecamatan: Iterable[str] = ()
    sebutan: Iterable[str] = ()
    """Other names, never shown, that it is found by as by its title: those in other languages."""


JENIS: dict[str, Jenis] = {}
_READ_TOGETHER: dict[type[Model], Callable[[Sequence[Any]], None]] = {}
_DEPENDENTS: dict[type[Model], tuple[type[Model], ...]] = {}


def register_jenis(*jenis: Jenis) -> None:
    """Add kinds of results; a kind that several apps have is the same for all."""
    for one in jenis:
        JENIS[one.kode] = one


def follow(model: type[Model], *pages: type[Model]) -> None:
    """Have the pages of these types indexed again when a row of `model` changes."""
    _DEPENDENTS[model] = (*_DEPENDENTS.get(model, ()), *pages)


def followers(model: type[Model]) -> tuple[type[Model], ...]:
    """Return the types of pages that tell of rows of `model`."""
    return _DEPENDENTS.get(model, ())


def read_together(model: type[Model], read: Callable[[Sequence[Any]], None]) -> None:
    """Have `read` give many pages of a type what their entries are made of, in a few queries."""
    _READ_TOGETHER[model] = read


def prepare(pages: Iterable[Any]) -> None:
    """Give pages what is read for all of their type at once."""
    by_type: dict[type[Model], list[Any]] = {}
    for page in pages:
        by_type.setdefault(type(page), []).append(page)
    for model, alike in by_type.items():
        if model in _READ_TOGETHER:
            _READ_TOGETHER[model](alike)


@singledispatch
def entri_dari(page: Any) -> Iterator[Entri]:
    """Yield what is found through a public page: the page itself, unless its app says otherwise.

    It is called in the page's language, after `prepare`.
    """
    yield entri_halaman(page)


def entri_halaman(page: Any, jenis: str = HALAMAN, **more: Any) -> Entri:
    """Return the entry of a page: title, summary, and all words of its running texts."""
    told = {
        "alamat": page.alamat,
        "judul": page.title,
        "ringkasan": getattr(page, "ringkasan", "") or page.search_description,
        "isi": texts.running_text(page),
        **more,
    }
    return Entri(jenis=jenis, **told)
