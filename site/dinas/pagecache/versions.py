"""The site's version: a word that all processes see, and that changes with the content.

On one host it lies in a file, for many in Redis; either is seen by the worker too. It is a random
word and no count, so that a place which lost it can never give an old one again.
"""

import logging
import secrets
from collections.abc import Iterable
from functools import cache as once
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

from dinas.pagecache import words
from dinas.pagecache.shared_word import SharedWord

logger = logging.getLogger(__name__)

NAME = "pagecache:version"


def current() -> str | None:
    """Return the version, asked before a page is rendered; None while it is out of reach."""
    try:
        if settings.PAGE_VERSION_FILE:
            return _word(settings.PAGE_VERSION_FILE).read()
        found = cache.get(NAME)
        if found is None:
            cache.add(NAME, secrets.token_hex(8), timeout=None)
            found = cache.get(NAME)
    except Exception:
        logger.exception("The version cannot be read; pages are rendered for each reader.")
        return None
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
    places = {words.place_of(tag) for tag in tags}
    try:
        _renew()
        words.renew(places)
        _renew()
    except Exception:
        logger.exception("The version cannot be written; kept pages may be old for a while.")


def _renew() -> None:
    if settings.PAGE_VERSION_FILE:
        _word(settings.PAGE_VERSION_FILE).renew()
    else:
        cache.set(NAME, secrets.token_hex(8), timeout=None)


@once
def _word(path: Path) -> SharedWord:
    return SharedWord(path)
