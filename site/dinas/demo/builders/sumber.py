"""Reads the content files."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1]


@cache
def baca_json(name: str) -> Any:
    """Return a JSON file of the content folder."""
    return json.loads((FOLDER / "content" / name).read_text(encoding="utf-8"))


@cache
def baca_csv(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of the content folder."""
    with (FOLDER / "content" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
