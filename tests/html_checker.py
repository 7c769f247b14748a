"""Has the Nu HTML checker (vnu) read pages; VNU_JAR names its file."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

LIMIT_S = 240


def needs_checker() -> None:
    """Skip the test where the checker or its Java is missing."""
    if not os.environ.get("VNU_JAR"):
        pytest.skip("VNU_JAR does not name the Nu HTML checker (npm install vnu-jar)")
    if shutil.which("java") is None:
        pytest.skip("The Nu HTML checker needs Java")


def faults(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Return what is wrong in each page, by its name; warnings are no faults.

    Args:
        pages: the HTML of each page, by a name that a failing test can show.
        folder: an empty one for the files that the checker reads.
    """
    for number, html in enumerate(pages.values()):
        (folder / f"{number}.html").write_text(html, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 (a tool of the tests)
        ["java", "-Xss1m", "-jar", os.environ["VNU_JAR"], "--exit-zero-always", "--errors-only",  # noqa: S607
         "--format", "json", *map(str, sorted(folder.glob("*.html")))],
        capture_output=True, check=True, text=True, timeout=LIMIT_S,
    )  # fmt: skip
    names = list(pages)
    return [
        f"{names[int(Path(fault['url']).stem)]}:{fault.get('lastLine', '')}: {fault['message']}"
        for fault in json.loads(done.stderr)["messages"]
        if fault["type"] != "info"
    ]
