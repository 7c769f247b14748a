"""A random word in a file that all processes of one host see, read without asking the system."""

import mmap
import os
import secrets
import time
from pathlib import Path

LENGTH = 16
EMPTY = bytes(LENGTH)
LOOK_S = 1.0
"""So often a reader looks whether somebody has put another file in the place of this one."""


class SharedWord:
    """A word in memory that is shared through a file: a new one is there for all at once.

    It is written in place. A word read while it is written may be a mixture: that is equal to no
    other, so whoever compares takes it as new.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: tuple[mmap.mmap, int, int] | None = None
        self._looked = 0.0
        self._last = (EMPTY, "")

    def read(self) -> str:
        """Return the word, or a new one where there is none yet.

        Raises:
            OSError: the file can neither be read nor made.
        """
        opened = self._opened
        if opened is None or time.monotonic() - self._looked > LOOK_S:
            opened = self._open()
        word = opened[0][:LENGTH]
        last, text = self._last
        if word == last and text:
            return text
        if word == EMPTY:
            return self.renew()
        text = word.decode("ascii", "replace")
        self._last = (word, text)
        return text

    def renew(self) -> str:
        """Write a new word and return it.

        Raises:
            OSError: the file cannot be written.
        """
        word = secrets.token_hex(LENGTH // 2)
        self._open()[0][:LENGTH] = word.encode()
        return word

    def _open(self) -> tuple[mmap.mmap, int, int]:
        """Return the file in memory; anew when it is no longer the one at this place.

        The memory of the old one goes with its last reader.
        """
        self._looked = time.monotonic()
        opened = self._opened
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        else:
            is_same = opened is not None and opened[1:] == (found.st_dev, found.st_ino)
            if opened is not None and is_same and found.st_size >= LENGTH:
                return opened
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            made = os.fstat(descriptor)
            if made.st_size < LENGTH:
                os.pwrite(descriptor, EMPTY, 0)  # a hole would end the process on a full disk
            opened = (mmap.mmap(descriptor, LENGTH), made.st_dev, made.st_ino)
        finally:
            os.close(descriptor)
        self._opened = opened
        return opened
