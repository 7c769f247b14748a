"""How many results there are of each sort, kept for words that very many hold."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.core.cache import cache

MANY = 2_000
"""Fewer are counted anew each time: that takes no longer, and robots ask for anything."""
KEPT_S = 600
_VERSION = "cari:versi"


@dataclass(frozen=True)
class Jumlah:
    """How many results are alike in all that results can be narrowed by."""

    nilai: Mapping[str, Collection[str]]
    """What each filter would have to ask for to keep them."""
    jumlah: int


def counted(language: str, asked: str, count: Callable[[], list[Jumlah]]) -> list[Jumlah]:
    """Return what `count` gives, from before if the index has not changed since."""
    # Asked for first: what is counted while the index changes is kept under the old version.
    version = cache.get_or_set(_VERSION, lambda: uuid4().hex, None)
    mark = hashlib.blake2b(asked.encode(), digest_size=16).hexdigest()
    name = f"cari:jumlah:{version}:{language}:{mark}"
    found: list[Jumlah] | None = cache.get(name)
    if found is None:
        found = count()
        if sum(row.jumlah for row in found) > MANY:
            cache.set(name, found, KEPT_S)
    return found


def forget_counts() -> None:
    """Have all counted anew: the index is another."""
    cache.delete(_VERSION)
