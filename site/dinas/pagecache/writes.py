"""What a statement changes, as the same tags that `reads` gives to queries.

For tables of their own that is the table. Rows of the tree are looked at before and after, because
all pages share that table: so it is known of which type they are, where they lie, and whether
anything changed that readers see.
"""

import re
from collections.abc import Sequence
from functools import cache as once
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from wagtail.models import Page

from dinas.core.reading import at, depth, row
from dinas.pagecache.reads import SATELLITES, SHAPE, TREE, of_satellite

Tags = frozenset[str]
Rows = dict[int, dict[str, Any]]

EVERYTHING: Tags = frozenset({"*"})
"""Touches all pages, whatever they read."""

ON_EVERY_PAGE = {"wagtailcore_locale", "wagtailcore_site"}
"""Wagtail remembers these beside the database."""

MOST_ROWS = 100
"""So many rows are looked at; more at a time touch everything."""
ROOT_DEPTH = 2
"""Home pages and the root above them: every page shows something of them."""

OF_DRAFTS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
}
"""Columns that change while somebody writes, and that no reader sees."""

INSERTED = re.compile(
    r'\s*INSERT\s+INTO\s+"\w+"\s+\(([^()]*)\)\s+VALUES\s+'
    r"(\((?:%s(?:, )?)+\)(?:, \((?:%s(?:, )?)+\))*)(?:\s+RETURNING\s.*)?$",
    re.IGNORECASE | re.DOTALL,
)
CHOSEN = re.compile(r'\sWHERE\s+"(\w+)"\."(\w+)"\s(?:=\s%s|IN\s\((?:%s(?:, )?)+\))\s*$')
SET_COLUMNS = re.compile(r'"(\w+)" = ')


class Change:
    """One statement on the tree, or on a table beside it: the rows before, and then after it."""

    def __init__(
        self, connection: BaseDatabaseWrapper, table: str, verb: str, sql: str, params: Any
    ) -> None:
        """Look at the rows before the statement runs."""
        self.connection, self.table = connection, table
        self.column, self.values = _chosen_rows(table, verb, sql, params)
        self.before: Rows = {} if verb.startswith("INSERT") else self._look()

    def tags(self) -> Tags:
        """Look at the rows after it and return what it touched."""
        if not self.column:
            return EVERYTHING
        after = self._look()
        if self.table != TREE:
            return self._beside([*self.before.values(), *after.values()])
        touched: set[str] = set()
        for key in self.before.keys() | after.keys():
            touched |= _tags_of_row(self.before.get(key), after.get(key))
        return EVERYTHING if touched >= EVERYTHING else frozenset(touched)

    def _look(self) -> Rows:
        if not self.column:
            return {}
        columns = _columns() if self.table == TREE else ("id", SATELLITES[self.table])
        return _rows(self.connection, self.table, columns, self.column, self.values)

    def _beside(self, found: Sequence[dict[str, Any]]) -> Tags:
        keys = sorted({line[SATELLITES[self.table]] for line in found})
        if not keys:
            return frozenset()
        pages = _rows(self.connection, TREE, ("id", "content_type_id"), "id", keys)
        kinds = [_kinds(page["content_type_id"]) for page in pages.values()]
        if len(pages) < len(keys) or not all(kinds):
            return EVERYTHING
        tags = {of_satellite(self.table, kind) for of_page in kinds for kind in of_page}
        return frozenset(tags | {self.table})


def _chosen_rows(table: str, verb: str, sql: str, params: Any) -> tuple[str, list[Any]]:
    """Return the column and values by which the statement's rows are found, "" if nothing says."""
    params = list(params or ())
    if verb.startswith("INSERT"):
        found = INSERTED.match(sql)
        if found is None:
            return "", []
        columns = [name.strip().strip('"') for name in found[1].split(",")]
        by = "path" if table == TREE else SATELLITES[table]
        if by not in columns or len(params) != found[2].count("%s"):
            return "", []
        values = params[columns.index(by) :: len(columns)]
        return (by, values) if len(values) <= MOST_ROWS else ("", [])
    chosen = CHOSEN.search(sql)
    if chosen is None or chosen[1] != table:
        return "", []
    if re.search(rf"\b{chosen[2]}\b", sql[: chosen.start()]):
        return "", []  # it may be written as well: then nobody finds the rows afterwards
    count = chosen[0].count("%s")
    return (chosen[2], params[-count:]) if count <= MOST_ROWS else ("", [])


def _rows(
    connection: BaseDatabaseWrapper,
    table: str,
    columns: Sequence[str],
    by: str,
    values: Sequence[Any],
) -> Rows:
    quote = connection.ops.quote_name
    sql = (
        f"SELECT {', '.join(map(quote, columns))} FROM {quote(table)} "  # noqa: S608 (names of ours)
        f"WHERE {quote(by)} IN ({', '.join(['%s'] * len(values))})"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return {line[0]: dict(zip(columns, line, strict=True)) for line in cursor.fetchall()}


def _tags_of_row(before: dict[str, Any] | None, after: dict[str, Any] | None) -> set[str]:
    """Return what the change of one page touches; nothing when readers see the same."""
    if before == after:
        return set()
    states = [state for state in (before, after) if state is not None]
    touched = {TREE}
    for state in states:
        kinds = _kinds(state["content_type_id"])
        if not kinds:
            return {*EVERYTHING}
        touched |= kinds
    if before is not None and after is not None:
        changed = {name for name in after if before[name] != after[name]}
        if changed == {"numchild"}:
            return touched
        if changed & {"path", "depth", "alias_of_id", "content_type_id"}:
            return {*EVERYTHING}
    if any(state["depth"] <= ROOT_DEPTH for state in states):
        return {*EVERYTHING}
    for state in states:
        touched |= {at(state["url_path"]), depth(state["depth"]), row(state["id"])}
        if state["alias_of_id"] is not None and len(states) == 1:
            touched.add(SHAPE)
    return touched


@once
def _columns() -> tuple[str, ...]:
    """Return the columns of the tree that readers see something of, the key first."""
    names = [field.column for field in Page._meta.local_concrete_fields]
    return ("id", *(name for name in names if name != "id" and name not in OF_DRAFTS))


@once
def _page_types() -> dict[type[models.Model], frozenset[str]]:
    """Return the tables of each page type and of those that it builds on."""
    found: dict[type[models.Model], frozenset[str]] = {}
    for model in apps.get_models():
        if issubclass(model, Page) and model is not Page:
            lines = [model, *model._meta.get_parent_list()]
            found[model] = frozenset(
                line._meta.db_table for line in lines if line._meta.db_table != TREE
            )
    return found


def _kinds(content_type_id: int) -> frozenset[str]:
    """Return the tables of a page's type; nothing if that cannot be known."""
    try:
        model = ContentType.objects.get_for_id(content_type_id).model_class()
    except ContentType.DoesNotExist:
        return frozenset()
    return _page_types().get(model, frozenset()) if model is not None else frozenset()
