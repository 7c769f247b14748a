"""Makes the compiled catalogues (.mo) that are older than their sources (.po).

By polib, so that no machine needs gettext only to serve the site.
"""

import os
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def stale_catalogues(root: Path = ROOT) -> list[Path]:
    """Return the catalogues of the site whose compiled file is missing or older."""
    found = sorted((root / "site").glob("locale*/*/LC_MESSAGES/*.po"))
    return [source for source in found if _is_stale(source, source.with_suffix(".mo"))]


def compile_catalogue(source: Path) -> None:
    """Write the compiled file beside `source`, whole or not at all."""
    binary = polib.pofile(str(source)).to_binary()
    descriptor, draft = tempfile.mkstemp(dir=source.parent, suffix=".tmp")
    with os.fdopen(descriptor, "wb") as file:
        file.write(binary)
    Path(draft).chmod(0o644)
    Path(draft).replace(source.with_suffix(".mo"))


def _is_stale(source: Path, compiled: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def main() -> None:
    """Compile what is stale; say so in a line when there was something."""
    stale = stale_catalogues()
    for source in stale:
        compile_catalogue(source)
    if stale:
        sys.stdout.write(f"Compiled {len(stale)} message catalogues.\n")


if __name__ == "__main__":
    main()
