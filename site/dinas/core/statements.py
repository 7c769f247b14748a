"""Statements that are asked again and again: their words are made once, their values filled in.

Putting a query set's SQL together takes Django several times as long as SQLite takes to answer it.
A page asks the same questions each time, of another page; so what was put together is kept, with
blanks where the values belong:

    def make() -> QuerySet[Any]:
        return Thing.objects.filter(owner=Blank("owner"), language=language)

    things = ask(("things of", language), make, owner=42)

What `make` uses and is no blank has to be in the key, and there may be only few of such keys. No
row is ever kept, only the words of the question.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Expression, QuerySet, prefetch_related_objects
from django.db.models.sql.compiler import SQLCompiler

MOST = 500
"""So many statements are kept of a connection; more would mean that a value got into a key."""

Key = tuple[Hashable, ...]


class Blank(Expression):
    """A place in a statement that a value is filled into at each asking."""

    def __init__(self, name: str, field: models.Field[Any, Any] | None = None) -> None:
        super().__init__(output_field=field or models.BigIntegerField())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Leave the place open."""
        return "%s", (self,)

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        """Return the value as the database takes it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


def blanks(
    name: str, values: Iterable[Any], field: models.Field[Any, Any] | None = None
) -> tuple[list[Blank], dict[str, Any]]:
    """Return a blank for each value, and what to fill in; how many there are goes into the key."""
    named = {f"{name}_{number}": value for number, value in enumerate(values)}
    return [Blank(each, field) for each in named], named


@dataclass(slots=True)
class Statement:
    """A query set, what was made of it, and the parameters with the blanks among them."""

    rows: QuerySet[Any]
    compiler: SQLCompiler
    sql: str
    params: list[Any]
    blanks: list[tuple[int, Blank]]

    def ask(self, values: dict[str, Any]) -> list[Any]:
        """Return the rows for these values, new objects each time."""
        connection = self.compiler.connection
        filled = self.params.copy()
        for place, blank in self.blanks:
            filled[place] = blank.filled(values, connection)
        params = tuple(filled)
        # Every row is made by Django's own code, which asks the compiler for the words only.
        self.compiler.as_sql = lambda *args, **kwargs: (self.sql, params)  # type: ignore[method-assign]
        iterable: Any = self.rows._iterable_class  # type: ignore[attr-defined]
        found = list(iterable(self.rows))
        lookups = self.rows._prefetch_related_lookups  # type: ignore[attr-defined]
        if found and lookups:
            prefetch_related_objects(found, *lookups)
        return found


def ask(key: Key, make: Callable[[], QuerySet[Any]], /, **values: Any) -> list[Any]:
    """Return the rows of the query set that `make` makes, with `values` in its blanks.

    The rows are those that the query set itself would give, asked of the database each time.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    # A connection belongs to one thread, and so does what is kept with it.
    kept: dict[Key, Statement] = connection.__dict__.setdefault("_kept_statements", {})
    statement = kept.get(key)
    if statement is None:
        try:
            statement = _prepared(make(), connection)
        except EmptyResultSet:
            return []
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = statement
    return statement.ask(values)


def _prepared(rows: QuerySet[Any], connection: Any) -> Statement:
    compiler: Any = rows.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    rows.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
    # What is to be done with each column of a row: found out by all columns, the same each time.
    columns = [expression for expression, *_rest in compiler.select[: compiler.col_count]]
    converters, is_composite = (
        compiler.get_converters(columns),
        compiler.has_composite_fields(columns),
    )
    compiler.get_converters = lambda expressions: converters
    compiler.has_composite_fields = lambda expressions: is_composite
    places = [(place, param) for place, param in enumerate(params) if isinstance(param, Blank)]
    return Statement(rows, compiler, sql, list(params), places)
