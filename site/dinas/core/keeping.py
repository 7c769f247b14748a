"""Keeps what many pages share, if the layer above that can do so (`dinas.pagecache`) is there."""

from collections.abc import Callable, Hashable
from typing import Any

Key = tuple[Hashable, ...]
Keeper = Callable[[Key, Callable[[], Any]], Any]

_keepers: list[Keeper] = []


def keep_with(keeper: Keeper) -> None:
    """Let `keeper` keep what `kept` is asked for from now on."""
    _keepers[:] = [keeper]


def kept[Value](key: Key, make: Callable[[], Value]) -> Value:
    """Return what `make` returns, or what it returned before if that still holds.

    The value must be the same for all readers who ask with this key, and nobody may change it.
    """
    value: Value = _keepers[0](key, make) if _keepers else make()
    return value
