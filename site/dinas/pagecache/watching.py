"""Sees what is written to the database, and makes kept pages old when it is committed.

Signals would miss what is written in bulk, by a query set's `update()` or by the tree's own SQL.
All of these come through the connection, whoever writes: so nobody has to remember the cache.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from dinas.pagecache.versions import bump

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

WRITE = re.compile(
    r'\s*(INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE)\s+"?(\w+)"?',
    re.IGNORECASE,
)
COLUMNS = re.compile(r'"(\w+)" = ')
WORDS = {"INSERT", "REPLAC", "UPDATE", "DELETE", "TRUNCA"}


def is_seen(sql: str) -> bool:
    """Say whether a statement may change what readers see."""
    if sql.lstrip()[:6].upper() not in WORDS:
        return False
    found = WRITE.match(sql)
    if found is None:
        return True  # in a form that we don't know: better once too often
    verb, table = found[1].upper(), found[2].lower()
    if table in UNSEEN or table.startswith(UNSEEN_PREFIXES):
        return False
    if table in MADE_ON_THE_WAY:
        return not verb.startswith("INSERT")
    if verb == "UPDATE":
        written = set(COLUMNS.findall(sql[found.end() :].partition(" WHERE ")[0]))
        return not written or not written <= OF_DRAFTS
    return True


def watch(
    execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Run a statement; when it may change a page, note that for the commit."""
    result = execute(sql, params, many, context)
    is_kept = settings.PAGE_CACHE or settings.PART_CACHE
    if is_kept and (not isinstance(sql, str) or is_seen(sql)):
        bump_on_commit(context["connection"])
    return result


def may_see_unfinished(connection: BaseDatabaseWrapper) -> bool:
    """Say whether a transaction is open here: it may see its own writes, and not those of others.

    The transactions around tests count only once they have written.
    """
    blocks = getattr(connection, "atomic_blocks", [])
    if any(not getattr(block, "_from_testcase", False) for block in blocks):
        return True
    return any(function is bump for _savepoints, function, _robust in connection.run_on_commit)


def bump_on_commit(connection: BaseDatabaseWrapper) -> None:
    """Make kept pages old once the transaction is through; what is rolled back does nothing."""
    if not connection.in_atomic_block:
        bump()
        return
    waiting = connection.run_on_commit
    if waiting and waiting[-1][1] is bump and waiting[-1][0] == set(connection.savepoint_ids):
        return  # a thousand rows need one
    connection.on_commit(bump, robust=True)


def watch_connection(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Watch a connection that has just been opened; it may have been open before."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def forget_after_migrating(**kwargs: Any) -> None:
    """Make kept pages old at each deployment: its templates may say something else."""
    bump()
