"""The cache for what readers can do without: out of reach, it has forgotten everything.

    from dinas.core.forgetful import cache

A page that only counts something, or keeps what took long, must not fail with the store that does.
Whatever has to know that the store is gone (logins, the version of kept pages) uses Django's.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.core.cache import cache as store

logger = logging.getLogger(__name__)


class ForgetfulCache:
    """Django's default cache, whose failures are written to the log."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what is kept, else `default`."""
        return _try(lambda: store.get(key, default), default)

    def get_many(self, keys: Iterable[str]) -> dict[str, Any]:
        """Return what is kept of these."""
        found: dict[str, Any] = _try(lambda: store.get_many(keys), {})
        return found

    def get_or_set(self, key: str, default: Any, timeout: float | None) -> Any:
        """Return what is kept, else keep and return `default`, or what it returns."""
        made = self.get(key)
        if made is None:
            made = default() if callable(default) else default
            if not self.add(key, made, timeout):
                made = self.get(key, made)
        return made

    def set(self, key: str, value: Any, timeout: float | None) -> None:
        """Keep a value."""
        _try(lambda: store.set(key, value, timeout), None)

    def add(self, key: str, value: Any, timeout: float | None) -> bool:
        """Keep a value if there is none; say whether there was none, as far as anybody knows."""
        return bool(_try(lambda: store.add(key, value, timeout), True))

    def incr(self, key: str) -> int:
        """Count one more.

        Raises:
            ValueError: there is no such number.
        """
        try:
            return int(store.incr(key))
        except ValueError:
            raise
        except Exception:
            logger.exception("The cache is out of reach.")
            raise ValueError(key) from None

    def delete(self, key: str) -> None:
        """Forget a value."""
        _try(lambda: store.delete(key), None)

    def delete_many(self, keys: Iterable[str]) -> None:
        """Forget these."""
        _try(lambda: store.delete_many(keys), None)


def _try(ask: Callable[[], Any], otherwise: Any) -> Any:
    try:
        return ask()
    except Exception:
        logger.exception("The cache is out of reach.")
        return otherwise


cache = ForgetfulCache()
