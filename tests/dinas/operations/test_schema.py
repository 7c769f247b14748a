"""An update says beforehand what it does to the tables."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.db.migrations import Migration, RunPython, operations
from django.db.migrations.loader import MigrationLoader

from dinas.operations import schema

OURS = ("accounts", "berita", "dinas", "feedback", "galeri", "halaman", "home", "kegiatan")
OURS += ("komoditas", "bundles", "operations", "peta", "reports", "statistik", "trash", "writing")

NAME = models.CharField(max_length=9)


def step_of(*parts: Any) -> schema.Step:
    migration = Migration("0002_uji", "berita")
    migration.operations = list(parts)
    return schema._step(migration)


def test_every_migration_of_ours_can_be_undone() -> None:
    loader = MigrationLoader(None)
    ours = [
        migration for (app, _name), migration in loader.disk_migrations.items()
        if app.startswith(OURS)
    ]  # fmt: skip
    assert ours
    assert [str(one) for one in ours if not schema._step(one).is_reversible] == []


@pytest.mark.parametrize(
    ("part", "is_gentle"),
    [
        (operations.AddField("x", "y", models.CharField(max_length=9, null=True)), True),
        (operations.AddField("x", "y", models.CharField(max_length=9, db_default="")), True),
        (operations.AddField("x", "y", NAME), False),
        (operations.RemoveField("x", "y"), False),
        (operations.RenameField("x", "y", "z"), False),
        (operations.CreateModel("x", [("y", NAME)]), True),
    ],
)
def test_step_that_the_running_version_cannot_bear_is_known(part: Any, is_gentle: bool) -> None:
    assert step_of(part).is_gentle is is_gentle


def test_step_without_a_way_back_is_known() -> None:
    assert not step_of(RunPython(RunPython.noop)).is_reversible
    assert step_of(RunPython(RunPython.noop, RunPython.noop)).is_reversible


def test_command_tells_what_is_pending_and_stops_a_rough_update(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gentle = schema.Step("berita.0009_a", is_reversible=True, is_gentle=True)
    rough = schema.Step("berita.0010_b", is_reversible=False, is_gentle=False)
    monkeypatch.setattr(schema, "pending", lambda: [gentle])
    call_command("schema")
    monkeypatch.setattr(schema, "pending", lambda: [gentle, rough])
    with pytest.raises(SystemExit) as stop:
        call_command("schema")
    assert stop.value.code == 3
    assert "berita.0010_b" in capsys.readouterr().out


def test_going_back_to_what_is_there_changes_nothing(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("schema", applied=True)
    monkeypatch.setattr("sys.stdin", io.StringIO(capsys.readouterr().out))
    before = connection.introspection.table_names()
    call_command("schema", back=True)
    assert connection.introspection.table_names() == before

    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(CommandError):
        call_command("schema", back=True)
