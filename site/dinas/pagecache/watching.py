"""Sees what is read from the database and written to it: what is written makes old what read it.

Signals would miss what is written in bulk, by a query set's `update()` or by the tree's own SQL.
All of these come through the connection, whoever writes: so nobody has to remember the cache.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from dinas.pagecache.noting import note_read
from dinas.pagecache.reads import SATELLITES, TREE, known_tables
from dinas.pagecache.versions import bump
from dinas.pagecache.writes import (
    EVERYTHING,
    OF_DRAFTS,
    ON_EVERY_PAGE,
    SET_COLUMNS,
    Change,
    Tags,
)

UNSEEN_PREFIXES = (
    "account_",
    "accounts_",
    "auth_",
    "bundles_",
    "dinas_mail_",
    "dinas_search_",
    "django_",
    "mfa_",
    "previews_",
    "reports_",
    "sqlite_",
    "wagtail_localize_",
    "wagtailadmin_",
    "wagtailsearch_",
    "wagtailusers_",
)
"""Tables that no kept page reads; a test renders all pages and compares."""

UNSEEN = {
    "feedback_masukan",
    "feedback_kiriman",
    "komoditas_imporproduksi",
    "komoditas_perubahanproduksi",
    *(
        f"wagtailcore_{name}"
        for name in (
            "apitoken",
            "comment",
            "commentreply",
            "groupapprovaltask",
            "groupapprovaltask_groups",
            "groupcollectionpermission",
            "grouppagepermission",
            "groupsitepermission",
            "modellogentry",
            "pagelogentry",
            "pagesubscription",
            "referenceindex",
            "revision",
            "task",
            "taskstate",
            "uploadedfile",
            "workflow",
            "workflowcontenttype",
            "workflowpage",
            "workflowstate",
            "workflowtask",
        )
    ),
}

MADE_ON_THE_WAY = {"dinas_images_customrendition", "wagtailimages_rendition", "wagtailembeds_embed"}
"""A page that lacks such a row makes it while it is rendered; a new one changes no other page."""

WRITE = re.compile(
    r'\s*(INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?(?!["\w.])',
    re.IGNORECASE,
)
"""What is written in another form, to a table of a schema say, makes everything old."""
HIDDEN = re.compile(r"[();]\s*(?:INSERT|UPDATE|DELETE|TRUNCATE|MERGE)\b", re.IGNORECASE)
"""What writes further on in a statement that begins otherwise."""
VERB = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*([A-Z]{1,6})", re.IGNORECASE | re.DOTALL)
WORDS = {"INSERT", "REPLAC", "UPDATE", "DELETE", "TRUNCA", "MERGE", "COPY", "CALL", "DO"}
PLAINLY_SET = re.compile(r'\s*SET\s+"\w+" = (?:%s|NULL)(?:, "\w+" = (?:%s|NULL))*\s*')


def is_write(sql: str) -> bool:
    """Say whether a statement writes something, whatever it is."""
    found = VERB.match(sql)
    verb = found[1].upper() if found else ""
    if verb in WORDS:
        return True
    return (verb == "WITH" or ";" in sql) and HIDDEN.search(sql) is not None


def is_seen(sql: str) -> bool:
    """Say whether a statement may change what readers see."""
    if not is_write(sql):
        return False
    found = WRITE.match(sql)
    if found is None or ";" in sql:
        return True  # in a form that we don't know: better once too often
    verb, table = found[1].upper(), found[2].lower()
    if table in UNSEEN or table.startswith(UNSEEN_PREFIXES):
        return False
    if table in MADE_ON_THE_WAY:
        return not verb.startswith("INSERT")
    if verb == "UPDATE":
        written = sql[found.end() :].partition(" WHERE ")[0]
        is_plain = PLAINLY_SET.fullmatch(written) is not None
        return not is_plain or not OF_DRAFTS.issuperset(SET_COLUMNS.findall(written))
    return True


def watch(
    execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Run a statement; note what it reads for the page being made, or what it changes."""
    if not (settings.PAGE_CACHE or settings.PART_CACHE):
        return execute(sql, params, many, context)
    connection = context["connection"]
    if not isinstance(sql, str):
        note_read(sql)
        result = execute(sql, params, many, context)
        bump_on_commit(connection, EVERYTHING)
        return result
    if not is_write(sql):
        note_read(sql)
    if not is_seen(sql):
        return execute(sql, params, many, context)
    change = _change(connection, sql, () if many else params)
    result = execute(sql, params, many, context)
    bump_on_commit(connection, change.tags() if isinstance(change, Change) else change)
    return result


class Schema:
    """Whether this process is migrating the database."""

    is_changing = False


def _change(connection: BaseDatabaseWrapper, sql: str, params: Any) -> Change | Tags:
    """Return what a statement touches, or how to find out."""
    found = WRITE.match(sql)
    if found is None or ";" in sql:
        return EVERYTHING
    verb, table = found[1].upper(), found[2].lower()
    if Schema.is_changing:
        return EVERYTHING  # the tables do not have the columns yet that would be looked at
    if table in ON_EVERY_PAGE or table in MADE_ON_THE_WAY or table not in known_tables():
        return EVERYTHING
    if table != TREE and table not in SATELLITES:
        return frozenset({table})
    waiting = _waiting(connection)
    if waiting is not None and "*" in waiting.tags:
        return EVERYTHING  # no need to look
    return Change(connection, table, verb, sql, params)


class Touch:
    """Makes old on commit what a transaction has touched."""

    def __init__(self, tags: Tags) -> None:
        self.tags = set(tags)
        self.__qualname__ = type(self).__qualname__  # Django names it so if it fails

    def __call__(self) -> None:
        """Do it now."""
        bump(self.tags)


def _waiting(connection: BaseDatabaseWrapper) -> Touch | None:
    """Return what waits for the commit already, unless it may be rolled back on its own."""
    waiting = connection.run_on_commit
    if not waiting or not isinstance(waiting[-1][1], Touch):
        return None
    return waiting[-1][1] if waiting[-1][0] == set(connection.savepoint_ids) else None


def bump_on_commit(connection: BaseDatabaseWrapper, tags: Tags) -> None:
    """Make old once the transaction is through what was touched; a rollback touches nothing."""
    if not tags:
        return
    if not connection.in_atomic_block:
        bump(tags)
        return
    waiting = _waiting(connection)
    if waiting is not None:
        waiting.tags |= tags  # a thousand rows need one
    else:
        connection.on_commit(Touch(tags), robust=True)


def may_see_unfinished(connection: BaseDatabaseWrapper) -> bool:
    """Say whether a transaction is open here: it may see its own writes, and not those of others.

    The transactions around tests count only once they have written.
    """
    blocks = getattr(connection, "atomic_blocks", [])
    if any(not getattr(block, "_from_testcase", False) for block in blocks):
        return True
    return any(isinstance(waits[1], Touch) for waits in connection.run_on_commit)


def watch_connection(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Watch a connection that has just been opened; it may have been open before."""
    if watch in connection.execute_wrappers:
        return
    connection.execute_wrappers.append(watch)
    run = connection.run_and_clear_commit_hooks

    def touch_first() -> None:
        # Of what else waits for the commit, some takes long, and what fails ends the others.
        connection.run_on_commit.sort(key=lambda waits: not isinstance(waits[1], Touch))
        run()

    connection.run_and_clear_commit_hooks = touch_first  # type: ignore[method-assign]


def begin_migrating(**kwargs: Any) -> None:
    """Look at no rows from now on; called for each app."""
    Schema.is_changing = True


def forget_after_migrating(**kwargs: Any) -> None:
    """Make kept pages old at each deployment: its templates may say something else."""
    if Schema.is_changing:
        Schema.is_changing = False
        bump()
