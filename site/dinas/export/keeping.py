"""Made documents are kept until what they were made from changes; one is made only once at a time.

What a document holds is what its mark is made of, so nothing old is ever given: not after a new
revision, a new figure, another telephone number in the letterhead, or a new template.
"""

import datetime as dt
import hashlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.images.models import AbstractImage

from dinas.core.forgetful import cache
from dinas.export.layout import TooLargeError
from dinas.export.typesetting import MOST_SECONDS, CannotMakeError

KEPT_S = 24 * 3600
REFUSED_S = 120
"""For so long a document that could not be made is not tried again."""
LARGEST_KEPT_BYTES = 8_000_000
AT_A_TIME = threading.BoundedSemaphore(2)
"""How many documents one process makes at once; others wait for their turn."""
POLL_S = 0.1


@dataclass(frozen=True)
class Made:
    """A document as it was made."""

    mark: str
    data: bytes
    moment: dt.datetime


def mark_of(*parts: Any) -> str:
    """Return a short text that differs when anything differs that the parts hold."""
    told = json.dumps([_code_mark(), *map(_plain, parts)], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def made(key: str, mark: str, make: Callable[[], bytes], *, is_kept: bool = True) -> Made:
    """Return the document with this mark: as it is kept, or made now by one for all who wait.

    Args:
        key: whose document it is; only its newest is kept.
        is_kept: False for what is not for everybody: it is made anew and never kept.

    Raises:
        CannotMakeError: it cannot be made now, or could not a moment ago.
        TooLargeError: it is too large to be made at all.
    """
    if not is_kept:
        return _make(mark, make)
    key = f"dokumen:{hashlib.sha256(key.encode()).hexdigest()}"
    deadline = time.monotonic() + MOST_SECONDS
    while time.monotonic() < deadline:
        kept = cache.get(key)
        if isinstance(kept, Made) and kept.mark == mark:
            return kept
        if cache.get(f"{key}:gagal") == mark:
            raise CannotMakeError(key)
        if cache.add(f"{key}:{mark}", 1, MOST_SECONDS * 2):
            return _make_for_all(key, mark, make)
        time.sleep(POLL_S)
    raise CannotMakeError(key)


def _make_for_all(key: str, mark: str, make: Callable[[], bytes]) -> Made:
    try:
        # Whoever made it last may have finished after this reader looked and before it locked.
        kept = cache.get(key)
        if isinstance(kept, Made) and kept.mark == mark:
            return kept
        done = _make(mark, make)
        if len(done.data) <= LARGEST_KEPT_BYTES:
            cache.set(key, done, KEPT_S)
    except (CannotMakeError, TooLargeError):
        cache.set(f"{key}:gagal", mark, REFUSED_S)
        raise
    finally:
        cache.delete(f"{key}:{mark}")
    return done


def _make(mark: str, make: Callable[[], bytes]) -> Made:
    if not AT_A_TIME.acquire(timeout=MOST_SECONDS):
        raise CannotMakeError(mark)
    try:
        return Made(mark, make(), timezone.now().replace(microsecond=0))
    finally:
        AT_A_TIME.release()


def _plain(value: Any) -> Any:
    if isinstance(value, AbstractImage):
        return [value.pk, value.file.name, value.file_hash]
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, one.name)) for one in fields(value))]
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | bool | None) else str(value)


@once
def _code_mark() -> str:
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*here.glob("*.py"), *here.glob("typst/*.typ"), *here.glob("typst/*.py")]):
        digest.update(path.read_bytes())
    for package in ("typst", "python-docx"):
        digest.update(version(package).encode())
    return digest.hexdigest()
