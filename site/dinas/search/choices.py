"""What results can be narrowed by, as the form and the address of the search page have it."""

import re
from dataclasses import dataclass

from django.http import Http404, QueryDict

from dinas.core.choices import Pilihan, SaringanDasar, pilihan_dari
from dinas.search.finding import FILTERS, Temuan
from dinas.search.models import EntriCari
from dinas.search.registry import JENIS

_YEAR = re.compile(r"[12]\d{3}")


@dataclass
class Banyak:
    """How many results a choice would leave, as the form tells it."""

    jumlah: int


@dataclass
class Saringan(SaringanDasar):
    """The filters of the search page, with what the address chose."""

    jenis: list[Pilihan]
    tahun: list[Pilihan]
    komoditas: list[Pilihan]
    kecamatan: list[Pilihan]

    @property
    def is_berguna(self) -> bool:
        """Whether there is anything to choose."""
        return any(len(choices) > 1 for choices in vars(self).values()) or bool(self.chosen())


def wanted(query: QueryDict) -> dict[str, str]:
    """Return the filters that the address names.

    Raises:
        Http404: there is no such kind, or the year is none.
    """
    values = {name: query.get(name, "")[:80] for name in FILTERS}
    if values["jenis"] and values["jenis"] not in JENIS:
        raise Http404
    if values["tahun"] and not (values["tahun"].isascii() and _YEAR.fullmatch(values["tahun"])):
        raise Http404
    return values


def saringan_dari(query: QueryDict, found: Temuan) -> Saringan:
    """Return the choices of the form, each telling how many results it would leave.

    Raises:
        Http404: the address names a crop or a district that there is not.
    """
    kinds = [
        (one.kode, str(one.nama))
        for one in sorted(JENIS.values(), key=lambda one: (one.urutan, one.kode))
    ]
    years = {*found.banyak("tahun"), found.saringan.get("tahun", "")} - {""}
    choices = {
        "jenis": kinds,
        "tahun": [(year, year) for year in sorted(years, reverse=True)],
        **_names(found.pertanyaan.bahasa),
    }
    return Saringan(**{name: _counted(query, name, choices[name], found) for name in choices})


def _counted(
    query: QueryDict, name: str, choices: list[tuple[str, str]], found: Temuan
) -> list[Pilihan]:
    """Return those choices that would leave something, and the one in force."""
    counts = found.banyak(name)
    all_of_it = pilihan_dari(
        query, name, [(value, label, Banyak(counts[value])) for value, label in choices]
    )
    return [one for one in all_of_it if one.row.jumlah or one.is_chosen]


def _names(language: str) -> dict[str, list[tuple[str, str]]]:
    """Return the names that filters go by, from the entries that stand for them."""
    filters = {kind.kode: kind.saringan for kind in JENIS.values() if kind.saringan}
    names: dict[str, list[tuple[str, str]]] = {"komoditas": [], "kecamatan": []}
    rows = EntriCari.objects.filter(bahasa=language, jenis__in=filters).exclude(kode="")
    for kind, code, title in rows.values_list("jenis", "kode", "judul"):
        names[filters[kind]].append((code, title))
    return {name: sorted(rows, key=lambda row: row[1].casefold()) for name, rows in names.items()}
