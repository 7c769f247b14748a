"""The cache in files, for readers who get their page also when nothing can be written."""

import logging
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

from dinas.core.full_disk import is_full_disk

logger = logging.getLogger(__name__)


class PatientFileCache(FileBasedCache):
    """Keeps nothing while the disk is full, instead of failing: a cache may forget."""

    def set(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,  # type: ignore[assignment]  # Django's own mark
        version: int | None = None,
    ) -> None:
        """Keep the value, if there is room."""
        try:
            super().set(key, value, timeout, version)
        except OSError as error:
            if not is_full_disk(error):
                raise
            logger.warning("The disk is full: the cache keeps nothing.")
