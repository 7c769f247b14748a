"""Rows that many tests start from: made once by the code of the site, and copied from then on."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import time_machine
from django.db import connection, transaction
from django.utils import timezone

MOMENT = dt.datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC)
"""When the code seems to have run; copies have the time of the copying in its place."""
WRITTEN = re.compile(r'(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"(\w+)"')
Row = tuple[Any, ...]


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

    def fits(self) -> bool:
        """Say whether the database is as it was when the code ran, in the tables that it wrote."""
        return all(_read(table) == isi for table, isi in self.before.items())

    def put(self) -> None:
        """Change the rows as the code did; constraints are looked at when the transaction ends."""
        moment, now = map(connection.ops.adapt_datetimefield_value, (MOMENT, timezone.now()))
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


def ambil(make: Callable[[], object]) -> Potret:
    """Run the code, note what it changed, and take that back."""
    tables: dict[str, None] = {}

    def watch(execute: Any, sql: str, *others: Any) -> Any:
        tables.update(dict.fromkeys(WRITTEN.findall(sql)))
        return execute(sql, *others)

    with transaction.atomic():
        with connection.execute_wrapper(watch), time_machine.travel(MOMENT, tick=False):
            make()
        after = _read_all(tables)
        transaction.set_rollback(True)
    before = _read_all(tables)
    return Potret(
        {table: isi for table, isi in before.items() if isi != after[table]},
        _lacking(before, after),
        _lacking(after, before),
    )


def _read(table: str) -> Isi:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')  # noqa: S608 (our tables)
        return Isi([column[0] for column in cursor.description], cursor.fetchall())


def _read_all(tables: Iterable[str]) -> dict[str, Isi]:
    return {table: _read(table) for table in tables}


def _lacking(here: dict[str, Isi], there: dict[str, Isi]) -> dict[str, Isi]:
    """Give the rows that are not there in the same form."""
    found = {
        table: Isi(isi.columns, [row for row in isi.rows if row not in there[table].rows])
        for table, isi in here.items()
    }
    return {table: isi for table, isi in found.items() if isi.rows}
