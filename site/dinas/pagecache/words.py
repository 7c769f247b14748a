"""A random word for each tag, seen by all processes: a tag that is touched gets a new one.

There are as many places for words as `PLACES` says, and tags share them by their checksum: two that
share one make each other's pages old, which costs a rendering and never shows anything old. Single
pages have places of their own: there are any number of them, and one that shared the word of a
table would make most of the site old whenever it is published.
"""

import os
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache as once
from pathlib import Path
from zlib import crc32

from django.conf import settings
from django.core.cache import cache

from dinas.core.reading import is_of_one_page

PLACES = 16_384
OF_NAMES = 4_096
"""So many of them are for tables, types and levels; no two of today's share one."""
LENGTH = 8
SIZE = PLACES * LENGTH
LOOK_S = 1.0
"""So often a process looks whether somebody has put another file in the place of this one."""
EVERYTHING = 0
"""The place whose word every page depends on."""

Words = dict[int, bytes]


def place_of(tag: str) -> int:
    """Return where the word of a tag lies."""
    if tag == "*":
        return EVERYTHING
    first, after = (OF_NAMES, PLACES) if is_of_one_page(tag) else (EVERYTHING + 1, OF_NAMES)
    return first + crc32(tag.encode()) % (after - first)


def read(places: Iterable[int]) -> Words:
    """Return the words at these places.

    Raises:
        OSError: the file can neither be read nor made. Other stores raise errors of their own.
    """
    if settings.PAGE_VERSION_FILE:
        return _file(settings.PAGE_VERSION_FILE).read(places)
    names = {_name(place): place for place in places}
    found = cache.get_many(names)
    missing = names.keys() - found.keys()
    for name in missing:
        cache.add(name, secrets.token_bytes(LENGTH), timeout=None)
    if missing:
        found |= cache.get_many(missing)
    if len(found) < len(names):
        raise OSError("The cache forgets words at once.")
    return {names[name]: word for name, word in found.items()}


def renew(places: Iterable[int]) -> None:
    """Write new words at these places.

    Raises:
        OSError: the file cannot be written. Other stores raise errors of their own.
    """
    if settings.PAGE_VERSION_FILE:
        _file(settings.PAGE_VERSION_FILE).renew(places)
        return
    new = {_name(place): secrets.token_bytes(LENGTH) for place in places}
    if cache.set_many(new, timeout=None):
        raise OSError("The cache takes no words.")


def _name(place: int) -> str:
    return f"pagecache:word:{place}"


@once
def _file(version_file: Path) -> "SharedWords":
    return SharedWords(version_file.with_name(f"{version_file.name}.kata"))


class Descriptor:
    """An open file, closed with the last thread that reads it."""

    def __init__(self, path: Path) -> None:
        self.number = os.open(path, os.O_RDWR | os.O_CLOEXEC)

    def __del__(self) -> None:
        if hasattr(self, "number"):
            os.close(self.number)


class SharedWords:
    """All words in a file that processes of one host share.

    A file that is new holds random words, so that it never agrees with one that was lost. It is
    asked for, and not held in memory: there, one that somebody cuts would end the process.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: tuple[Descriptor, int, int] | None = None
        self._looked = 0.0

    def read(self, places: Iterable[int]) -> Words:
        """Return the words at these places.

        Raises:
            OSError: the file cannot be read, or has been cut.
        """
        file = self._file()
        found = os.pread(file.number, SIZE, 0)
        if len(found) < SIZE:
            self._opened = None
            raise OSError(f"{self.path} has been cut.")
        return {place: found[place * LENGTH : (place + 1) * LENGTH] for place in places}

    def renew(self, places: Iterable[int]) -> None:
        """Write new words in place; one read meanwhile is a mixture, equal to no other."""
        file = self._open()
        for place in places:
            os.pwrite(file.number, secrets.token_bytes(LENGTH), place * LENGTH)

    def _file(self) -> Descriptor:
        opened = self._opened  # another thread may find the file cut and take this away
        if opened is None or time.monotonic() - self._looked > LOOK_S:
            return self._open()
        return opened[0]

    def _open(self) -> Descriptor:
        """Return the file; anew when it is no longer the one at this place."""
        self._looked = time.monotonic()
        opened = self._opened
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            found = self._make(is_first=True)
        if found.st_size != SIZE:
            found = self._make(is_first=False)
        if opened is None or opened[1:] != (found.st_dev, found.st_ino):
            file = Descriptor(self.path)
            made = os.fstat(file.number)
            opened = self._opened = (file, made.st_dev, made.st_ino)
        return opened[0]

    def _make(self, *, is_first: bool) -> os.stat_result:
        """Put a file of random words in its place, whole at once."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}-{secrets.token_hex(4)}")
        try:
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_bytes(SIZE))
            if is_first:
                with suppress(FileExistsError):  # another process was quicker
                    os.link(new, self.path)
            else:
                os.replace(new, self.path)
        finally:
            new.unlink(missing_ok=True)
        return os.stat(self.path)
