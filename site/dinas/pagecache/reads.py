"""What a query reads, as names of tables and of kinds of rows ("tags").

A table is read by each query that names it. Rows of the tree (`wagtailcore_page`) are told apart:
those joined to the table of one page type count for that type alone, since whoever changes such a
row touches the type's tag too (`writes`). What is in no known form reads the whole tree.
"""

import re
from functools import cache as once
from functools import lru_cache

from django.apps import apps
from wagtail.models import Page

TREE = "wagtailcore_page"
"""The tag of any page; it stands for all of them."""
SHAPE = "tree:shape"
"""Which page lies below which, and which mirrors which."""

RESTRICTIONS = "wagtailcore_pageviewrestriction"
SHAPE_COLUMNS = {"id", "path", "depth", "alias_of_id"}

SATELLITES = {"navigation_kartubagikan": "page_id"}
"""Tables with one row a page that only this page's readers see, and the column that names it."""

NAMES = re.compile(r"\w+")
TABLES = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)"?(?!["\w.])(?:\s+"(\w+)")?', re.IGNORECASE)
PLACES = re.compile(
    r'\b(FROM|JOIN)\s+"wagtailcore_page"(?!\.)(?:\s+"(\w+)")?'
    r'(?:\s+ON\s+\("(\w+)"\."(\w+)"\s=\s"(\w+)"\."(\w+)"\))?'
)
MENTIONS = re.compile(r'\bwagtailcore_page\b(?!"\.)', re.IGNORECASE)
TYPED = re.compile(
    r'\bINNER JOIN\s+"(\w+)"(?:\s+"(\w+)")?\s+ON\s+\("(\w+)"\."id"\s=\s"(\w+)"\."page_ptr_id"\)'
)
BESIDE = re.compile(
    r'\bJOIN\s+"(\w+)"(?:\s+"(\w+)")?\s+ON\s+\("(\w+)"\."id"\s=\s"(\w+)"\."(\w+)"\)'
)


def of_satellite(table: str, kind: str) -> str:
    """Return the tag of the rows beside pages of one type."""
    return f"{table}@{kind}"


@once
def page_tables() -> frozenset[str]:
    """Return the tables of all page types."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, Page) and model is not Page
    )


@once
def _leading() -> dict[tuple[str, str], str]:
    """Return the columns that hold keys of pages of one type, with the table of this type."""
    found: dict[tuple[str, str], str] = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        for field in model._meta.local_concrete_fields:
            led_to = field.related_model
            if not isinstance(led_to, type) or not issubclass(led_to, Page):
                continue
            if led_to is not Page:
                found[table, str(field.column)] = led_to._meta.db_table
            elif field.primary_key and table in page_tables():
                found[table, str(field.column)] = table
    return found


@once
def _columns(table: str) -> set[str]:
    """Return the columns of a table; of one that is no model's, any may be among them."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return {str(field.column) for field in model._meta.local_concrete_fields}
    return _Any()


class _Any(set[str]):
    """Holds whatever it is asked for."""

    def __contains__(self, item: object) -> bool:
        return True


@once
def _roots() -> frozenset[str]:
    models = [model for model in apps.get_models() if getattr(model, "is_language_root", False)]
    return frozenset(model._meta.db_table for model in models) or frozenset({TREE})


@once
def known_tables() -> frozenset[str]:
    """Return the tables of all models."""
    models = apps.get_models(include_auto_created=True)
    return frozenset(model._meta.db_table for model in models)


@lru_cache(maxsize=4_000)
def tags_of(sql: str) -> frozenset[str]:
    """Return the tags of all that a query may read; `TREE` among them where any page may matter."""
    tables = _tables(sql)
    tags = set().union(*tables.values())
    tags.discard("select")
    tags |= known_tables().intersection(name.lower() for name in NAMES.findall(sql))
    if TREE in tags:
        tags.discard(TREE)
        tags |= _of_tree(sql)
    for table in SATELLITES.keys() & tags:
        tags.discard(table)
        tags |= _of_satellite(sql, table, tables)
    return frozenset(tags)


def _of_tree(sql: str) -> set[str]:
    places = list(PLACES.finditer(sql))
    if len(places) != len(MENTIONS.findall(sql)):
        return {TREE}
    tags: set[str] = set()
    for place in places:
        start, end = _query_around(sql, place.start())
        found = _of_place(sql[start:end], place, _meant(sql[start : place.start()]))
        if found == {TREE} and place[1].upper() == "FROM":
            found = _asked_of_each(sql[start:end], place[2] or TREE, _tables(sql)) or found
        tags |= found
    return tags


def _asked_of_each(query: str, alias: str, tables: dict[str, set[str]]) -> set[str]:
    """Return the types of pages that a query within a query asks about, one by one.

    Such a query has among its conditions, all of which must hold, that the page is the one that a
    row around it leads to.
    """
    for condition in _conditions(query):
        match = re.fullmatch(rf'"{re.escape(alias)}"\."id" = \("(\w+)"\."(\w+)"\)', condition)
        if match is None:
            continue
        column = match[2]
        able = [name for name in tables.get(match[1], ()) if column in _columns(name)]
        kinds = [_leading().get((name, column), TREE) for name in able]
        if kinds and TREE not in kinds:
            return set(kinds)
    return set()


def _conditions(query: str) -> list[str]:
    """Return the conditions of a query that must all hold; none if it is not known to be so."""
    start = query.find(" WHERE (")
    if start < 0 or _depth(query[:start]):
        return []
    level, parts, begun = 0, [], start + 8
    for index in range(begun, len(query)):
        level += (query[index] == "(") - (query[index] == ")")
        if level < 0:
            parts.append(query[begun:index])
            rest = query[index + 1 :].lstrip()
            return parts if not rest or rest.startswith(("LIMIT ", "ORDER BY ")) else []
        if level == 0 and query.startswith(" OR ", index):
            return []
        if level == 0 and query.startswith(" AND ", index):
            parts.append(query[begun:index])
            begun = index + 5
    return []


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def _query_around(sql: str, position: int) -> tuple[int, int]:
    """Return where the query in brackets that holds a position begins and ends."""
    depth = 0
    start = 0
    for index in range(position - 1, -1, -1):
        depth += (sql[index] == ")") - (sql[index] == "(")
        if depth < 0:
            start = index + 1
            break
    depth = 0
    for index in range(position, len(sql)):
        depth += (sql[index] == "(") - (sql[index] == ")")
        if depth < 0:
            return start, index
    return start, len(sql)


def _meant(sql: str) -> dict[str, str]:
    """Return which table each name means at the end of the text: the one it was given last."""
    return {match[2] or match[1]: match[1].lower() for match in TABLES.finditer(sql)}


def _of_place(query: str, place: re.Match[str], meant: dict[str, str]) -> set[str]:
    """Return the tags of the pages that may stand at one place of a query."""
    alias = place[2] or TREE
    if place[1].upper() == "JOIN" and place[3] and place[5] == alias:
        joined = (meant.get(place[3], ""), place[4], place[6])
        if joined[2] == "id" and joined[:2] in _leading():
            return {_leading()[joined[:2]]}
        if joined == (RESTRICTIONS, "page_id", "id") and _only_shape(query, alias):
            return {SHAPE}
        if joined == (TREE, "id", "alias_of_id") and _only_shape(query, alias):
            return {SHAPE}
        if joined == ("wagtailcore_site", "root_page_id", "id"):
            return set(_roots())
    return _kinds(query, alias, _tables(query)) or {TREE}


def _tables(sql: str) -> dict[str, set[str]]:
    """Return the tables that each name means somewhere in the text."""
    tables: dict[str, set[str]] = {}
    for match in TABLES.finditer(sql):
        tables.setdefault(match[2] or match[1], set()).add(match[1].lower())
    return tables


def _kinds(sql: str, alias: str, tables: dict[str, set[str]]) -> set[str]:
    """Return the types that all pages under this name are of, as far as joins say it.

    A name that means several tables, each in a query of its own, gives the types of all. One that
    stands for the tree more than once is trusted only if each place itself is joined to a type.
    """
    quoted = re.escape(alias)
    opened = re.findall(
        rf'JOIN\s+"wagtailcore_page"{"" if alias == TREE else f' "{quoted}"'}\s+ON\s+'
        rf'\("(\w+)"\."page_ptr_id"\s=\s"{quoted}"\."id"\)',
        sql,
    )
    started = [match for match in TYPED.finditer(sql) if match[3] == alias]
    count = len([place for place in PLACES.finditer(sql) if (place[2] or TREE) == alias])
    if len(opened) != count and not (count == 1 and started):
        return set()
    kinds = {match[1] for match in started}
    for name in opened:
        kinds |= tables.get(name, set())
    return kinds if kinds <= page_tables() else set()


def _only_shape(sql: str, alias: str) -> bool:
    columns = set(re.findall(rf'"{re.escape(alias)}"\."(\w+)"', sql))
    return bool(columns) and columns <= SHAPE_COLUMNS


def _of_satellite(sql: str, table: str, tables: dict[str, set[str]]) -> set[str]:
    """Return the tags of rows beside pages: of the pages' types, or of all."""
    joined = [match for match in BESIDE.finditer(sql) if match[1] == table]
    if len(joined) != len(re.findall(rf'\b{table}\b(?!"\.)', sql)):
        return {table}
    kinds: set[str] = set()
    for match in joined:
        of_page = _kinds(sql, match[3], tables)
        if not of_page or match[5] != SATELLITES[table]:
            return {table}
        kinds |= of_page
    return {of_satellite(table, kind) for kind in kinds}
