"""Copies every row into another database, whatever its kind, and compares both."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import dj_database_url
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models, transaction
from django.db.models.sql import InsertQuery
from django.utils.translation import gettext as _

from dinas.operations.errors import BackupError

TARGET = "tujuan"
BATCH = 500
REBUILT = {"wagtailsearch"}
"""Each kind of database has its own form of the search index; update_index makes it anew."""


def connect(url: str) -> None:
    """Make the other database known under the name TARGET."""
    place: Any = dj_database_url.parse(url)
    defaults = {name: connections[DEFAULT_DB_ALIAS].settings_dict[name] for name in ("TEST",)}
    connections.settings[TARGET] = connections.configure_settings(
        {DEFAULT_DB_ALIAS: place, TARGET: {**place, **defaults, "URL": url}}
    )[TARGET]


def copy_rows() -> dict[str, int]:
    """
    Copy all rows; return how many each table has.

    Raises:
        BackupError: the other database is not empty, or does not hold the same afterwards.
    """
    target = connections[TARGET]
    if target.introspection.table_names():
        raise BackupError(_("The other database is not empty: nothing was copied."))
    _manage("migrate", "--noinput", "--verbosity=0")
    found = list(_models())
    counts: dict[str, int] = {}
    try:
        target.disable_constraint_checking()  # SQLite; PostgreSQL waits until the end anyway
        with transaction.atomic(using=TARGET):
            _empty(found)
            for model in found:
                counts[model._meta.db_table] = _copy(model)
            target.check_constraints()
            _reset_sequences(found)
    except (DatabaseError, ValueError) as error:
        raise BackupError(_("Copying failed: %(error)s.") % {"error": error}) from error
    finally:
        target.enable_constraint_checking()
    _compare(found)
    _manage("update_index", "--verbosity=0")
    return counts


def _manage(*arguments: str) -> None:
    """Run manage.py on the other database: migrations of packages write to the default one."""
    url = {"DATABASE_URL": connections[TARGET].settings_dict["URL"]}
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
        env={**os.environ, **url},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise BackupError(_("Copying failed: %(error)s.") % {"error": said})


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        if options.managed and not options.proxy and options.app_label not in REBUILT:
            yield model


def _empty(found: list[type[models.Model]]) -> None:
    """Delete what migrating itself has written: the rows that are copied bring their own keys."""
    target = connections[TARGET]
    tables = [model._meta.db_table for model in found]
    for statement in target.ops.sql_flush(no_style(), tables, allow_cascade=True):
        with target.cursor() as cursor:
            cursor.execute(statement)


def _fields(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _rows(model: type[models.Model], using: str) -> Iterator[dict[str, Any]]:
    """Give the rows of the model's own table, without what it has from its parents."""
    names = [field.attname for field in _fields(model)]
    rows: models.QuerySet[Any] = models.QuerySet(model, using=using).order_by("pk")
    yield from rows.values(*names).iterator(chunk_size=BATCH)


def _copy(model: type[models.Model]) -> int:
    batch: list[SimpleNamespace] = []
    count = 0
    for row in _rows(model, DEFAULT_DB_ALIAS):
        batch.append(SimpleNamespace(**row))
        count += 1
        if len(batch) == BATCH:
            _insert(model, batch)
            batch = []
    _insert(model, batch)
    return count


def _insert(model: type[models.Model], batch: list[SimpleNamespace]) -> None:
    """Write rows as they are: no signal, no default, no date of today."""
    fields = _fields(model)
    size = max(connections[TARGET].ops.bulk_batch_size(fields, batch), 1)
    for start in range(0, len(batch), size):
        query: Any = InsertQuery(model)
        query.insert_values(fields, batch[start : start + size], raw=True)
        query.get_compiler(using=TARGET).execute_sql()


def _reset_sequences(found: list[type[models.Model]]) -> None:
    target = connections[TARGET]
    with target.cursor() as cursor:
        for statement in target.ops.sequence_reset_sql(no_style(), found):
            cursor.execute(statement)


def _digest(model: type[models.Model], using: str) -> str:
    """Return one digest of all rows, the same for each kind of database."""
    whole = hashlib.sha256()
    fields = _fields(model)
    for row in _rows(model, using):
        values = [repr(field.get_prep_value(row[field.attname])) for field in fields]
        whole.update("\x1f".join(values).encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def _compare(found: list[type[models.Model]]) -> None:
    for model in found:
        if _digest(model, DEFAULT_DB_ALIAS) != _digest(model, TARGET):
            raise BackupError(
                _("The table %(name)s is not the same in both databases: do not use the new one.")
                % {"name": model._meta.db_table}
            )
