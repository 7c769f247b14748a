"""Asks the index: what is found, how much of each kind, and what it can be narrowed by."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db import connection
from django.utils import timezone

from dinas.search import counting
from dinas.search.counting import Jumlah, counted
from dinas.search.fulltext import (
    FEW,
    TABLE,
    Bagian,
    Jalan,
    Kata,
    Pokok,
    groups_of_all,
    match,
    match_title,
    sumber,
)
from dinas.search.groups import named
from dinas.search.models import EntriCari
from dinas.search.query import Pertanyaan
from dinas.search.ranking import ranked
from dinas.search.words import signs, words

HEAD = 200
"""So many of the best candidates are compared in detail; those behind them follow newest first."""
SOME = 50
"""So many candidates are compared where nothing holds all words."""
DENSE = 10
"""Where filters leave one of so many, the best are found by looking through those in order."""
SHOWN = (
    "id", "halaman_id", "jenis", "bahasa", "alamat", "judul", "ringkasan", "isi", "tanggal",
    "tahun", "is_nama", "kunci", "kata_judul", "kata_ringkasan", "kata_isi",
)  # fmt: skip
FILTERS = {
    "jenis": "jenis = %s",
    "tahun": "tahun = %s",
    "komoditas": "komoditas LIKE %s",
    "kecamatan": "kecamatan LIKE %s",
}
"""What results can be narrowed by, in the order of the form."""


@dataclass
class Temuan(Sequence[EntriCari]):
    """What a question finds, in order; a list for a paginator, that knows its length already."""

    pertanyaan: Pertanyaan
    saringan: Mapping[str, str]

    def __len__(self) -> int:
        return sum(row.jumlah for row in self.jumlah if self._keeps(row, FILTERS))

    def banyak(self, name: str) -> Counter[str]:
        """Return how many results each value of a filter would leave, under all other filters."""
        others = [one for one in FILTERS if one != name]
        found: Counter[str] = Counter()
        for row in self.jumlah:
            if self._keeps(row, others):
                found.update(dict.fromkeys(row.nilai[name], row.jumlah))
        return found

    def __getitem__(self, wanted: Any) -> Any:
        if not isinstance(wanted, slice):
            return self[wanted : wanted + 1][0]
        start, stop = wanted.start or 0, wanted.stop if wanted.stop is not None else len(self)
        rows = self._best(start, stop) if start < HEAD else []
        if stop > HEAD:
            begin = max(start, HEAD)
            rows = [*rows, *self._rows(offset=begin, limit=stop - begin)]
        return rows

    def _best(self, start: int, stop: int) -> list[EntriCari]:
        if sum(row.jumlah for row in self.jumlah) <= counting.MANY:
            return self.kepala[start:stop]
        # Of very many, the same two hundred would be chosen and compared for each page of them.
        asked, chosen = self.pertanyaan, sorted(self.saringan.items())
        keys = counting.best_of_many(
            f"{asked.bahasa} {asked.kata} {asked.sebutan} {match(asked.pokok)} {chosen}"
            f" {timezone.localdate()}",
            lambda: [row.pk for row in self.kepala],
        )[start:stop]
        found = EntriCari.objects.in_bulk(keys)
        return [found[key] for key in keys if key in found]

    @cached_property
    def kepala(self) -> list[EntriCari]:
        """The best results, in the order of `ranking`."""
        return ranked(self._rows(offset=0, limit=HEAD), self.pertanyaan, timezone.localdate())

    @cached_property
    def jumlah(self) -> list[Jumlah]:
        """How many there are of each sort before anything is narrowed: one query for all counts."""
        if not self.pertanyaan.kata:
            return []
        asked = match(self.pertanyaan.pokok)
        return counted(self.pertanyaan.bahasa, asked, lambda: self._counted(asked))

    def _counted(self, asked: str) -> list[Jumlah]:
        with connection.cursor() as cursor:
            cursor.execute(groups_of_all(), [asked])
            found = Counter(cursor.fetchone()[0] or "")
        known = named(self.pertanyaan.bahasa) if found else {}
        # Kind and year are one word, crops and districts any number of them.
        return [
            Jumlah({name: str(known[group][name] or "").split() for name in FILTERS}, count)
            for group, count in found.items()
            if group in known
        ]

    def _keeps(self, row: Jumlah, names: Collection[str]) -> bool:
        return all(value in row.nilai[name] for name in names if (value := self.saringan.get(name)))

    def _where(self, names: Collection[str], row: str = "e") -> tuple[str, list[Any]]:
        """Return what a row has to be beside holding the words: of the language, not left out."""
        clauses = [f"{row}.bahasa = %s"]
        values: list[Any] = [self.pertanyaan.bahasa]
        for name in FILTERS:
            if name in names and (value := self.saringan.get(name)):
                clauses.append(f"{row}.{FILTERS[name]}")
                values.append(f"% {value} %" if "LIKE" in FILTERS[name] else value)
        return " AND ".join(clauses), values

    def _way(self) -> Jalan:
        total = sum(row.jumlah for row in self.jumlah)
        if total <= FEW:
            return Jalan.KATA
        return Jalan.URUTAN if len(self) * DENSE >= total else Jalan.SARINGAN

    def _rows(self, *, offset: int, limit: int) -> list[EntriCari]:
        if not self.pertanyaan.kata:
            return []
        source, title = sumber(self._way()), sumber(self._way(), in_title=True)
        where, values = self._where(FILTERS)
        parts, all_values = [], []
        # Whoever is called so holds the words as well.
        for level, (table, holds, value, order) in enumerate(
            (
                (f"{TABLE} e", "e.kunci = %s", self.pertanyaan.kunci, "e.id"),
                (title.dari, title.syarat, match_title(self.pertanyaan.pokok), title.urut),
                (source.dari, source.syarat, match(self.pertanyaan.pokok), source.urut),
            )
        ):
            parts.append(
                f"SELECT * FROM (SELECT e.id AS satu, {level} AS tingkat FROM {table}"
                f" WHERE {holds} AND {where} ORDER BY {order} DESC LIMIT %s) t{level}"
            )
            all_values += [value, *values, offset + limit]
        columns = ", ".join(f"e.{name}" for name in SHOWN)
        # Chosen first, read after: the texts of all of them would take long.
        sql = (
            f"SELECT {columns} FROM {TABLE} e JOIN (SELECT satu, MIN(tingkat) AS tingkat"
            f" FROM ({' UNION ALL '.join(parts)}) semua GROUP BY satu"
            " ORDER BY MIN(tingkat), satu DESC LIMIT %s OFFSET %s"
            ") terpilih ON terpilih.satu = e.id ORDER BY terpilih.tingkat, e.id DESC"
        )
        return list(EntriCari.objects.raw(sql, [*all_values, limit, offset]))


def standing(typed: Collection[str], language: str) -> set[str]:
    """Return those of these words that stand in anything that can be found."""
    source = sumber(Jalan.KATA)
    sql = f"SELECT 1 FROM {source.dari} WHERE {source.syarat} AND e.bahasa = %s LIMIT 1"
    found = set()
    with connection.cursor() as cursor:
        for word in typed:
            cursor.execute(sql, [match([[[[Kata(signs(word))]]]]), language])
            if cursor.fetchone():
                found.add(word)
    return found


def with_some(question: Pertanyaan, most: int) -> list[EntriCari]:
    """Return the best of what holds some of the words, where nothing holds all of them."""
    parts = question.pokok
    if len(parts) < 2:
        return []
    # Of the first few only, whose language is looked at: all may be of the other one.
    # All but one word, and where there are too few of those, any of them.
    nearly: Pokok = [[one for part in _without_one(parts) for one in part]]
    any_of: Pokok = [[one for part in parts for one in part]]
    found: dict[int, EntriCari] = {}
    columns = ", ".join(f"e.{name}" for name in SHOWN)
    for wanted, in_title in ((nearly, True), (nearly, False), (any_of, True), (any_of, False)):
        if len(found) < most:
            source = sumber(Jalan.URUTAN, in_title=in_title)
            asked = (match_title if in_title else match)(wanted)
            sql = (
                f"SELECT {columns} FROM (SELECT {source.urut} AS satu FROM {source.dari}"
                f" WHERE {source.syarat} ORDER BY {source.urut} DESC LIMIT %s) awal"
                f" JOIN {TABLE} e ON e.id = awal.satu WHERE e.bahasa = %s"
                " ORDER BY e.id DESC LIMIT %s"
            )
            rows = EntriCari.objects.raw(sql, [asked, FEW, question.bahasa, SOME])
            found |= {row.pk: row for row in rows if row.pk not in found}
    return ranked(list(found.values()), question, timezone.localdate())[:most]


def _without_one(parts: Pokok) -> list[Bagian]:
    """Return what holds all parts but one, whichever: each in the first of its alternatives."""
    if len(parts) < 3:
        return list(parts)
    return [
        [[word for at, part in enumerate(parts) if at != missing for word in part[0]]]
        for missing in range(len(parts))
    ]


def begun(question: Pertanyaan, most: int) -> list[EntriCari]:
    """Return titles for a last word of one or two letters, behind words that are whole."""
    if len(question.kata) < 2:
        return []
    *whole, last = question.kata
    before = replace(question, kata=tuple(whole))
    rows = titles(before, 40)
    return [row for row in rows if any(word.startswith(last) for word in words(row.judul))][:most]


def titles(question: Pertanyaan, most: int) -> list[EntriCari]:
    """Return the best entries whose title holds the words: what a reader may be typing."""
    if not question.kata:
        return []
    columns = ", ".join(f"e.{name}" for name in SHOWN if name not in ("isi", "kata_isi"))
    source = sumber(Jalan.URUTAN, in_title=True)
    sql = (
        f"SELECT {columns}, '' AS isi, '' AS kata_isi FROM {source.dari}"
        f" WHERE {source.syarat} AND e.bahasa = %s"
        f" ORDER BY {source.urut} DESC LIMIT 40"
    )
    rows = EntriCari.objects.raw(sql, [match_title(question.pokok), question.bahasa])
    best = ranked(list(rows), question, timezone.localdate())
    return sorted(best, key=lambda row: _distance(row, question.kunci))[:most]


def _distance(entry: EntriCari, typed: str) -> int:
    """Return how far a title is from what was typed so far: names that begin so are nearest."""
    if entry.kunci.startswith(typed):
        return 0 if entry.is_nama else 1
    return 2 if f" {typed}" in entry.kunci else 3
