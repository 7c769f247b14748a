"""The cache that holds the pages; while it is out of reach nothing is kept, and no page fails."""

import logging
from typing import Any

from django.core.cache import caches

logger = logging.getLogger(__name__)

ALIAS = "pages"


def get(name: str) -> Any:
    """Return what is kept under a name, or None."""
    try:
        return caches[ALIAS].get(name)
    except Exception:
        logger.exception("The cache of pages cannot be read.")
        return None


def put(name: str, value: Any, seconds: float) -> None:
    """Keep a value for so long."""
    try:
        caches[ALIAS].set(name, value, max(1, round(seconds)))
    except Exception:
        logger.exception("The cache of pages cannot be written.")


def take(name: str, seconds: int) -> bool:
    """Say whether the caller is the first to take a name, which is then its own for so long."""
    try:
        return caches[ALIAS].add(name, 1, seconds)
    except Exception:
        logger.exception("The cache of pages cannot be written.")
        return True


def give_back(name: str) -> None:
    """Let others take a name again."""
    try:
        caches[ALIAS].delete(name)
    except Exception:
        logger.exception("The cache of pages cannot be written.")


def count(name: str, seconds: int) -> int:
    """Count one more under a name and return how many there are."""
    try:
        caches[ALIAS].add(name, 0, seconds)
        return caches[ALIAS].incr(name)
    except ValueError:  # it has just run out
        return 1
    except Exception:
        logger.exception("The cache of pages cannot be written.")
        return 0
