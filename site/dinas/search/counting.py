"""How many results there are of each sort; kept, as the best of them, where they are very many."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from dinas.core.forgetful import cache

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
    return _kept(
        f"jumlah {language} {asked}", count, lambda found: sum(row.jumlah for row in found) > MANY
    )


def best_of_many(what: str, choose: Callable[[], list[int]]) -> list[int]:
    """Return the keys that `choose` gives, from before if the index has not changed since."""
    return _kept(f"kepala {what}", choose, bool)


def _kept(what: str, make: Callable[[], Any], is_worth_it: Callable[[Any], bool]) -> Any:
    # Asked for first: what is made while the index changes is kept under the old version.
    version = cache.get_or_set(_VERSION, lambda: uuid4().hex, None)
    name = f"cari:{version}:{hashlib.blake2b(what.encode(), digest_size=16).hexdigest()}"
    found = cache.get(name)
    if found is None:
        found = make()
        if is_worth_it(found):
            cache.set(name, found, KEPT_S)
    return found


def forget_counts() -> None:
    """Have all counted anew: the index is another."""
    cache.delete(_VERSION)
