"""The site's version: a word that all processes see, and that changes with the content.

On one host it lies in a file, for many in Redis; either is seen by the worker too. It is a random
word and no count, so that a place which lost it can never give an old one again.
"""

import logging
import secrets
import threading
from collections.abc import Iterable
from functools import cache as once
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

from dinas.pagecache import words
from dinas.pagecache.shared_word import SharedWord

logger = logging.getLogger(__name__)

NAME = "pagecache:version"

_out_of_reach = threading.Event()
"""Set from a failure on until everything is old: meanwhile somebody may have written unseen."""


def current() -> str | None:
    """Return the version, asked before a page is rendered; None while it is out of reach."""
    if _out_of_reach.is_set():
        bump()
        if _out_of_reach.is_set():
            return None
    try:
        found = _read()
    except Exception:
        logger.exception("The version cannot be read; pages are rendered for each reader.")
        _out_of_reach.set()
        return None
    return found


def _read() -> str | None:
    if settings.PAGE_VERSION_FILE:
        return _word(settings.PAGE_VERSION_FILE).read()
    found: str | None = cache.get(NAME)
    if found is None:
        cache.add(NAME, secrets.token_hex(8), timeout=None)
        found = cache.get(NAME)
    return found


def bump(tags: Iterable[str] = ("*",)) -> None:
    """Make old, now, what was made from something with one of these tags; by default everything.

    Whatever is written through Django does this by itself on commit; call it only after
    something else changed: files put back from a backup, say.

    The version is renewed before the words of the tags and after them: whoever reads words while
    they change has a version that is old, too, and looks again.
    """
    if not (settings.PAGE_CACHE or settings.PART_CACHE):
        return
    was_lost = _out_of_reach.is_set()
    places = {words.EVERYTHING} if was_lost else {words.place_of(tag) for tag in tags}
    try:
        _renew()
        words.renew(places)
        _renew()
    except Exception:
        logger.exception("The version cannot be written; everything is old once it can be.")
        _out_of_reach.set()
        return
    if was_lost:
        _out_of_reach.clear()


def _renew() -> None:
    if settings.PAGE_VERSION_FILE:
        _word(settings.PAGE_VERSION_FILE).renew()
    else:
        cache.set(NAME, secrets.token_hex(8), timeout=None)


@once
def _word(path: Path) -> SharedWord:
    return SharedWord(path)
