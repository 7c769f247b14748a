"""The audit of the packages: what fails it, and that silence is never taken for an all-clear."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).resolve().parents[2] / "tools" / "audit.py"
FAULT = {"id": "PYSEC-1", "aliases": ["CVE-2026-1"], "fix_versions": []}


@pytest.fixture
def audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    spec = importlib.util.spec_from_file_location("audit", PROGRAM)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "TOOLS", tmp_path)
    (tmp_path / "audit_ignored.txt").write_text("# ID mengapa\n")
    return module


def answering(folder: Path, *packages: dict[str, Any]) -> str:
    """Make a program that answers as pip-audit does."""
    (folder / "jawaban").write_text(json.dumps({"dependencies": packages}))
    program = folder / "pip-audit"
    program.write_text(f"#!/bin/sh\ncat {folder / 'jawaban'}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(("excuse", "code"), [("", 1), ("CVE-2026-1", 1), ("CVE-2026-1 jauh", 0)])
def test_known_vulnerability_fails_unless_excused_with_a_reason(
    audit: Any, tmp_path: Path, excuse: str, code: int
) -> None:
    (tmp_path / "audit_ignored.txt").write_text(excuse)
    program = answering(tmp_path, {"name": "a", "version": "1", "vulns": [FAULT]})
    assert audit.main(program) == code


@pytest.mark.parametrize("packages", [[], [{"name": "a", "skip_reason": "not found"}]])
def test_what_was_not_looked_up_is_not_called_well(
    audit: Any, tmp_path: Path, packages: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main(answering(tmp_path, *packages)) == 0
    assert "not checked" in capsys.readouterr().out
    assert audit.main(str(tmp_path / "tidak-ada")) == 0
    assert "not checked" in capsys.readouterr().out


def test_packages_without_a_vulnerability_are_counted(
    audit: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main(answering(tmp_path, {"name": "a", "version": "1", "vulns": []})) == 0
    assert "1 packages were looked up: none" in capsys.readouterr().out
