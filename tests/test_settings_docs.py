"""docs/settings.md lists what the code reads, with the defaults that the code has."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| `(?P<name>[A-Z0-9_]+)` \| (?P<default>[^|]*) \|", re.MULTILINE)
READERS = {"str", "bool", "int", "list", "dj_db_url", "log_level"}


def documented() -> dict[str, str]:
    """Return the variables of the tables, with what stands in their default column."""
    text = (ROOT / "docs" / "settings.md").read_text()
    return {row["name"]: row["default"] for row in ROW.finditer(text)}


def reads(tree: ast.AST) -> Iterator[tuple[str, Any]]:
    """Give the variables that a module reads, with their literal default or None."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="env"), attr=reader),
                args=[ast.Constant(value=str(name)), *rest],
            ) if reader in READERS:
                default = rest[0] if rest else None
                yield name, default.value if isinstance(default, ast.Constant) else None
            case ast.Call(
                func=ast.Attribute(
                    value=ast.Attribute(attr="environ"), attr="get" | "setdefault" | "pop"
                ),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name, None
            case ast.Subscript(
                value=ast.Attribute(attr="environ"), slice=ast.Constant(value=str(name))
            ):
                yield name, None


def read_by_code() -> dict[str, Any]:
    """Return the variables that the site and its tools read, with their defaults."""
    sources = [ROOT / "manage.py", *ROOT.glob("tools/*.py"), *ROOT.glob("site/dinas/**/*.py")]
    found: dict[str, Any] = {}
    for source in sources:
        for name, default in reads(ast.parse(source.read_text())):
            found[name] = found.get(name) or default
    for source in (ROOT / "Procfile", ROOT / "tools" / "test.sh"):
        # A default that is itself a variable ($cores) is told in words.
        found.update(re.findall(r"\$\{([A-Z_]+):-([^}$]*)", source.read_text()))
    found.pop("PYTEST_XDIST_WORKER", None)  # pytest's own
    return found


def test_every_variable_is_documented_and_no_other() -> None:
    assert set(documented()) == set(read_by_code())


@pytest.mark.parametrize(
    ("name", "default"),
    [(name, default) for name, default in read_by_code().items() if default not in (None, "")],
)
def test_documented_default_is_the_one_of_the_code(name: str, default: Any) -> None:
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    assert f"`{shown}`" in documented()[name]


def test_example_file_sets_only_documented_variables() -> None:
    names = re.findall(r"^([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert names
    assert {name.removesuffix("_FILE") for name in names} <= set(documented())
