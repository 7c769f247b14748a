"""What an update does to the tables, and whether that can be undone and done under load."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.migrations import Migration, operations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.models import NOT_PROVIDED

TAKES_AWAY = (
    operations.AlterModelTable,
    operations.DeleteModel,
    operations.RemoveField,
    operations.RenameField,
    operations.RenameModel,
)
"""What the version that still runs would miss."""


@dataclass(frozen=True)
class Step:
    """A migration that the database lacks."""

    name: str
    is_reversible: bool
    is_gentle: bool
    """Whether the version before it can go on reading and writing when it has been applied."""


class IrreversibleError(Exception):
    """A migration cannot be unapplied; its name."""


def pending() -> list[Step]:
    """Return what the database lacks, in the order in which it will be applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [_step(migration) for migration, _is_back in plan]


def go_back(applied: set[tuple[str, str]]) -> list[str]:
    """
    Unapply all that is not in `applied`, the newest first; return the names.

    Raises:
        IrreversibleError: something cannot be undone; nothing was touched.
    """
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    extra = [node for node in graph.nodes if node in set(executor.loader.applied_migrations)]
    extra = [node for node in extra if node not in applied]
    lasting = [node for node in extra if not _step(graph.nodes[node]).is_reversible]
    if lasting:
        raise IrreversibleError(".".join(lasting[0]))
    apps = {app for app, _name in extra}
    targets = [_target(executor, app, applied) for app in sorted(apps)]
    executor.migrate(targets)
    return [".".join(node) for node in extra]


def _target(
    executor: MigrationExecutor, app: str, applied: set[tuple[str, str]]
) -> tuple[str, str | None]:
    """Return the newest migration of an app that stays; None where none does."""
    path = [
        node
        for leaf in executor.loader.graph.leaf_nodes(app)
        for node in executor.loader.graph.forwards_plan(leaf)
        if node[0] == app and node in applied
    ]
    return (app, path[-1][1] if path else None)


def _step(migration: Migration) -> Step:
    parts = list(_all(migration.operations))
    return Step(
        f"{migration.app_label}.{migration.name}",
        is_reversible=all(part.reversible for part in parts),
        is_gentle=all(_is_gentle(part) for part in parts) or bool(migration.initial),
    )


def _all(parts: Sequence[Operation]) -> Iterator[Operation]:
    for part in parts:
        if isinstance(part, operations.SeparateDatabaseAndState):
            yield from _all(part.database_operations)
        else:
            yield part


def _is_gentle(part: Operation) -> bool:
    if isinstance(part, operations.AddField):
        # A row that the version before writes has nothing for it.
        field = part.field
        return field.many_to_many or field.null or field.db_default is not NOT_PROVIDED
    return not isinstance(part, TAKES_AWAY)
