"""Parts of pages that many pages share, kept in the memory of each process until they may be old.

    menu = parts.kept(("menu", language), lambda: make_menu(language))

The value must be the same for all who ask with this key, so language and the choice to save data
belong in it; it is shared between threads, so nobody may change it.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from dinas.pagecache.moments import keep_until
from dinas.pagecache.noting import Noted, are_unchanged, note, noting, words_of
from dinas.pagecache.versions import current
from dinas.pagecache.watching import may_see_unfinished
from dinas.pagecache.words import Words

MOST = 500
"""So many parts are kept; the one not asked for the longest goes first."""

Key = tuple[Hashable, ...]


@dataclass(slots=True)
class Part:
    """A value, what it was made from, the version that it holds for and until when."""

    value: Any
    noted: Noted
    words: Words | None
    version: str
    until: float


_parts: OrderedDict[Key, Part] = OrderedDict()
_changing = threading.Lock()


def kept[Value](key: Key, make: Callable[[], Value]) -> Value:
    """Return what `make` returned for this key, as long as nothing that it read has changed.

    Also ends at the next moment at which pages change by time (`pagecache.moments`). Without
    PART_CACHE, or inside a transaction that wrote something, it is made each time.
    """
    if not settings.PART_CACHE or may_see_unfinished(connection):
        return make()
    version = current()  # before anything is read
    if version is None:
        return make()
    part = _found(key, version)
    if part is None:
        part = _make(make, version)
        _remember(key, part)
    note(part.noted)  # the page that shows it depends on all that it read
    return part.value


def _make(make: Callable[[], Any], version: str) -> Part:
    started, noted = timezone.now(), Noted()
    with noting(noted):
        value = make()
    with noting(None):
        until = keep_until(version, started)
    return Part(value, noted, words_of(noted, version), version, until)


def forget() -> None:
    """Forget all parts, as a new process would."""
    with _changing:
        _parts.clear()


def _found(key: Key, version: str) -> Part | None:
    with _changing:
        part = _parts.get(key)
        if part is None or part.until <= time.time():
            return None
        if part.version != version:
            if not are_unchanged(part.words):
                return None
            part.version = version
        _parts.move_to_end(key)
        return part


def _remember(key: Key, part: Part) -> None:
    with _changing:
        _parts[key] = part
        _parts.move_to_end(key)
        while len(_parts) > MOST:
            _parts.popitem(last=False)
