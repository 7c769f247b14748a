"""The one place that knows the databases: the index over words, and how each is asked.

SQLite has a table of FTS5 beside the entries, kept in step by triggers; PostgreSQL a column of its
own with a GIN index. Both are given ready words, and asked only which entries hold them: ranking
them is `dinas.search.ranking`'s, so that both give the same answer.

A migration that has SQLite make the table of entries anew loses its triggers: let it call
`install` again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import connection

TABLE = "dinas_search_entricari"
FTS = "dinas_search_teks"
COLUMNS = ("kata_judul", "kata_ringkasan", "kata_isi")
_TITLE_VECTOR = "to_tsvector('simple', kata_judul)"
COVERING = "dinas_search_singkat"
GROUP_BITS = 20
"""Of an entry's key, the lowest: they number its group (`dinas.search.groups`)."""
MASK = (1 << GROUP_BITS) - 1
FEW = 2_000
"""Entries that hold the words; reading so many one by one is quicker than reading all of them."""


@dataclass(frozen=True)
class Kata:
    """One form of a word; as a beginning it also finds longer words."""

    teks: str
    is_awalan: bool = False


Alternatif = Sequence[Sequence[Kata]]
"""All of these words, each in one of its forms."""
Bagian = Sequence[Alternatif]
"""One of these alternatives."""
Pokok = Sequence[Bagian]
"""All of these parts."""


def match(parts: Pokok) -> str:
    """Return the condition in the database's own language, to be given to `sumber`."""
    if connection.vendor == "postgresql":
        return _joined(
            parts, lambda word: f"'{word.teks}'{':*' if word.is_awalan else ''}", "&", "|"
        )
    return _joined(parts, lambda word: f'"{word.teks}"{"*" if word.is_awalan else ""}', "AND", "OR")


def match_title(parts: Pokok) -> str:
    """Return the condition that the title alone holds the words, to be given to `sumber`."""
    # PostgreSQL has another index for titles, so as to know how many of them hold a word.
    is_postgresql = connection.vendor == "postgresql"
    return match(parts) if is_postgresql else f"{{kata_judul}} : ({match(parts)})"


def _joined(parts: Pokok, show: Any, every: str, any_of: str) -> str:
    def one_of(pieces: Sequence[str]) -> str:
        return f"({f' {any_of} '.join(pieces)})"

    def all_of(pieces: Sequence[str]) -> str:
        return f"({f' {every} '.join(pieces)})"

    return all_of(
        [
            one_of(
                [
                    all_of([one_of([show(form) for form in word]) for word in alternative])
                    for alternative in part
                ]
            )
            for part in parts
        ]
    )


def condition() -> str:
    """Return the SQL that keeps the entries `e` that a condition (one parameter) holds for."""
    if connection.vendor == "postgresql":
        return "e.vektor @@ to_tsquery('simple', %s)"
    return f"e.id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)"


class Jalan(Enum):
    """Where the database is to begin; left to itself, SQLite would read all entries each time."""

    KATA = "kata"
    """With the entries that hold the words: they are few."""
    URUTAN = "urutan"
    """With the entries that come first, until there are enough: many of them hold the words."""
    SARINGAN = "saringan"
    """With the entries that the filters leave: many hold the words, but few of these are left."""


@dataclass(frozen=True)
class Sumber:
    """The parts of a statement about entries `e` that hold a condition, its first parameter."""

    dari: str
    syarat: str
    urut: str
    """Ordered by this, downwards, the entries come as `indexing` numbered them."""


def sumber(way: Jalan, *, in_title: bool = False) -> Sumber:
    """Return how to ask for the entries that a condition holds for, or their titles alone."""
    if connection.vendor == "postgresql":
        # It may walk along the numbers where many entries will do, and nowhere else.
        order = "e.id" if way == Jalan.URUTAN else "(e.id + 0)"
        holds = f"{_TITLE_VECTOR} @@ to_tsquery('simple', %s)" if in_title else condition()
        return Sumber(f"{TABLE} e", holds, order)
    if way == Jalan.SARINGAN:
        return Sumber(f"{TABLE} e", condition(), "e.id")
    # FTS5 gives its rows in the order of their numbers without sorting them.
    return Sumber(f"{FTS} f CROSS JOIN {TABLE} e ON e.id = f.rowid", f"f.{FTS} MATCH %s", "f.rowid")


def groups_of_all() -> str:
    """Return the SQL that gives the groups of all entries that hold a condition, its parameter.

    They come as one text, a character each: neither sorting them nor giving back a row of each
    would be as quick.
    """
    if connection.vendor == "postgresql":
        return (
            f"SELECT string_agg(chr((e.id & {MASK})::int), '') FROM {TABLE} e WHERE {condition()}"
        )
    return f"SELECT group_concat(char(rowid & {MASK}), '') FROM {FTS} WHERE {FTS} MATCH %s"


def install(schema_editor: Any) -> None:
    """Make the index over words, and fill it from the entries that there are."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in _postgresql() if is_postgresql else _sqlite():
        schema_editor.execute(statement, params=None)


def install_covering(schema_editor: Any) -> None:
    """Make SQLite's index of what results are counted, narrowed and ordered by.

    SQLite would read past the texts of every result to reach these columns. PostgreSQL keeps long
    texts apart, and takes no index entry that might grow so long.
    """
    if schema_editor.connection.vendor != "postgresql":
        schema_editor.execute(_covering(), params=None)


def install_titles(schema_editor: Any) -> None:
    """Make PostgreSQL's index over the words of titles.

    In the index over all words it would take a title to hold each word as often as a text does,
    and walk past all entries in search of two hundred titles that there are not.
    """
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS {FTS}_judul ON {TABLE} USING gin (({_TITLE_VECTOR}))",
            params=None,
        )


def remove(schema_editor: Any) -> None:
    """Take the index over words away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS vektor", params=None)
        return
    for name in ("tambah", "hapus", "ubah"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {FTS}_{name}", params=None)
    schema_editor.execute(f"DROP TABLE IF EXISTS {FTS}", params=None)
    schema_editor.execute(f"DROP INDEX IF EXISTS {COVERING}", params=None)


def _postgresql() -> list[str]:
    vector = " || ".join(
        f"setweight(to_tsvector('simple', {column}), '{weight}')"
        for column, weight in zip(COLUMNS, "ABC", strict=True)
    )
    return [
        f"ALTER TABLE {TABLE} ADD COLUMN vektor tsvector GENERATED ALWAYS AS ({vector}) STORED",
        f"CREATE INDEX {FTS}_gin ON {TABLE} USING gin (vektor)",
    ]


def _sqlite() -> list[str]:
    columns = ", ".join(COLUMNS)
    new, old = (", ".join(f"{row}.{column}" for column in COLUMNS) for row in ("new", "old"))
    leave = f"INSERT INTO {FTS}({FTS}, rowid, {columns}) VALUES ('delete', old.id, {old});"
    enter = f"INSERT INTO {FTS}(rowid, {columns}) VALUES (new.id, {new});"
    return [
        f"CREATE VIRTUAL TABLE {FTS} USING fts5({columns}, content='{TABLE}', content_rowid='id',"
        " tokenize='ascii', prefix='3 4', detail='column', columnsize=0)",
        f"CREATE TRIGGER {FTS}_tambah AFTER INSERT ON {TABLE} BEGIN {enter} END",
        f"CREATE TRIGGER {FTS}_hapus AFTER DELETE ON {TABLE} BEGIN {leave} END",
        f"CREATE TRIGGER {FTS}_ubah AFTER UPDATE OF {columns} ON {TABLE} BEGIN {leave} {enter} END",
        f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')",
        _covering(),
    ]


def _covering() -> str:
    return (
        f"CREATE INDEX IF NOT EXISTS {COVERING} ON {TABLE}"
        " (bahasa, jenis, tahun, komoditas, kecamatan, tanggal, kunci, alamat)"
    )
