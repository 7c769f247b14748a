"""In which form the index is written: another one whenever the code that writes it is another."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from dinas.search.registry import entri_dari

WRITERS = ("dates", "files", "form", "groups", "indexing", "registry", "texts", "words")


@cache
def index_form() -> str:
    """Return a digest of the code that decides what stands in the index.

    Entries carry it. So an update, and a backup of an older version, are noticed without anybody
    having to think of a number.
    """
    digest = hashlib.sha256(version("snowballstemmer").encode())
    modules = {f"dinas.search.{name}" for name in WRITERS}
    modules |= {maker.__module__ for maker in entri_dari.registry.values()}
    for name in sorted(modules):
        digest.update(Path(str(sys.modules[name].__file__)).read_bytes())
    return digest.hexdigest()[:16]
