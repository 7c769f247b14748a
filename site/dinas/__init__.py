"""The project package. Importing it makes the apps at the project root importable too.

A server only has to find `dinas` (its folder is `site/`); the root, where `home`, `berita` and
the other apps lie, is added here so that no server needs to be told twice.
"""

import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parents[2])
if _ROOT not in sys.path:
    sys.path.append(_ROOT)
