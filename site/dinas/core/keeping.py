"""Keeps what many pages share, if the layer above that can do so (`dinas.pagecache`) is there."""

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise
from wagtail.blocks import StreamValue

Key = tuple[Hashable, ...]
Keeper = Callable[[Key, Callable[[], Any]], Any]

PLAIN = {str, int, float, bool, type(None)}
"""What says itself all that it shows, and most of what is told in keys."""


@dataclass(frozen=True)
class Told:
    """A value with what stands for it in keys: finding that out of much takes long."""

    value: Any
    key: Hashable

    @classmethod
    def of(cls, value: Any) -> Self:
        """Find out what stands for a value that nobody changes from now on."""
        return cls(value, in_key(value))


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


def in_key(value: Any) -> Hashable:
    """Return all that a value says, so that a key holds it: equal only if the same is shown.

    A row counts with its own columns; what lies behind its relations has to be named by itself.

    Raises:
        TypeError: nobody can tell what such a value shows.
    """
    kind = type(value)
    if kind in PLAIN:
        return kind, value
    if isinstance(value, str):
        return kind, value  # marked as safe it is shown otherwise
    if isinstance(value, Promise):
        return str(value)
    if kind is Told:
        return value.key
    if isinstance(value, (Decimal, dt.date, dt.time, UUID)):
        return kind, str(value)
    if isinstance(value, StreamValue):
        return repr(list(value.raw_data))
    if isinstance(value, (list, tuple)):
        return tuple(map(in_key, value))
    if isinstance(value, dict):
        return tuple((in_key(name), in_key(said)) for name, said in value.items())
    if isinstance(value, Model):
        columns = (getattr(value, field.attname) for field in value._meta.concrete_fields)
        return value._meta.label, *map(in_key, columns)
    if is_dataclass(value):
        said = (getattr(value, field.name) for field in fields(value))
        return type(value), *map(in_key, said)
    raise TypeError(f"{type(value).__name__} cannot be told in a key")
