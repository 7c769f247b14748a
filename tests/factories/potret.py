"""Rows that many tests start from: made once by the code of the site, and copied from then on."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import time_machine
from django.db import connection, transaction
from django.utils import timezone

from tests.factories.ikutan import followed

MOMENT = dt.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC)
"""When the code seems to have run; copies have the time of the copying in its place."""
WRITTEN = re.compile(r'(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"(\w+)"')
Row = tuple[Any, ...]
Salin = Callable[[Callable[[], object]], None]
"""Does what a function does, by copying where it was done before."""


@dataclass
class Isi:
    """A table's columns, of which the first is its key, and its rows."""

    columns: list[str]
    rows: list[Row]

    @property
    def keys(self) -> list[Row]:
        """What the rows are found again by."""
        return [row[:1] for row in self.rows]


@dataclass
class Potret:
    """What some code has changed in the database, to do it again without that code."""

    before: dict[str, Isi]
    removed: dict[str, Isi]
    added: dict[str, Isi]

    def fits(self, copied_at: object) -> bool:
        """Say whether the database is as it was when the code ran, in the tables that it wrote.

        Args:
            copied_at: the time that rows have which were copied before.
        """
        return all(_read(table, copied_at) == isi for table, isi in self.before.items())

    def put(self, now: Any) -> None:
        """Change the rows as the code did; constraints are looked at when the transaction ends."""
        moment = _in_rows(MOMENT)
        with transaction.atomic(), connection.cursor() as cursor:
            for table, isi in self.removed.items():
                cursor.executemany(
                    f'DELETE FROM "{table}" WHERE "{isi.columns[0]}" = %s',  # noqa: S608 (our tables)
                    isi.keys,
                )
            for table, isi in self.added.items():
                names = ", ".join(f'"{column}"' for column in isi.columns)
                row = f"({', '.join(['%s'] * len(isi.columns))})"
                cursor.execute(
                    f'INSERT INTO "{table}" ({names}) VALUES {", ".join([row] * len(isi.rows))}',  # noqa: S608
                    [now if value == moment else value for row in isi.rows for value in row],
                )


class Album:
    """What this process of the tests has made before, by the function that makes it."""

    def __init__(self) -> None:
        self.pictures: dict[Callable[[], object], Potret] = {}
        self.copied_at: object = "nothing was copied yet"

    def put(self, make: Callable[[], object]) -> None:
        """Do what `make` does; it may build on what was put before, and needs to be of a module."""
        if make not in self.pictures or not self.pictures[make].fits(self.copied_at):
            self.pictures[make] = ambil(make, self.copied_at)
        self.copied_at = _in_rows(timezone.now())
        self.pictures[make].put(self.copied_at)


def ambil(make: Callable[[], object], copied_at: object) -> Potret:
    """Run the code, note what it changed, and take that back."""
    tables: dict[str, None] = {}

    def watch(execute: Any, sql: str, *others: Any) -> Any:
        tables.update(dict.fromkeys(WRITTEN.findall(sql)))
        return execute(sql, *others)

    with transaction.atomic():
        with (
            connection.execute_wrapper(watch),
            time_machine.travel(MOMENT, tick=False),
            followed(wanted=True),
        ):
            make()
        after = _read_all(tables, copied_at)
        transaction.set_rollback(True)
    before = _read_all(tables, copied_at)
    return Potret(
        {table: isi for table, isi in before.items() if isi != after[table]},
        _lacking(before, after),
        _lacking(after, before),
    )


def _in_rows(moment: dt.datetime) -> Any:
    """Give a time as the rows have it: in some databases it is a text."""
    return connection.ops.adapt_datetimefield_value(moment)


def _read(table: str, copied_at: object) -> Isi:
    """Read a table, with the moment of all pictures where it has that of the last copy."""
    moment = _in_rows(MOMENT)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')  # noqa: S608 (our tables)
        rows = [
            tuple(moment if value == copied_at else value for value in row)
            for row in cursor.fetchall()
        ]
        return Isi([column[0] for column in cursor.description], rows)


def _read_all(tables: Iterable[str], copied_at: object) -> dict[str, Isi]:
    return {table: _read(table, copied_at) for table in tables}


def _lacking(here: dict[str, Isi], there: dict[str, Isi]) -> dict[str, Isi]:
    """Give the rows that are not there in the same form."""
    found = {
        table: Isi(isi.columns, [row for row in isi.rows if row not in there[table].rows])
        for table, isi in here.items()
    }
    return {table: isi for table, isi in found.items() if isi.rows}
