"""Encrypts a stream chunk by chunk, so that a backup of any size needs the memory of one chunk.

The construction is that of STREAM: AES-256-GCM, the nonce of a chunk is its number and whether it
is the last. A chunk that is changed, missing, doubled or moved is noticed, and so is a lost end.
"""

import hashlib
import os
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from dinas.operations.errors import BackupError

MAGIC = b"DINAS-CADANGAN-1"
SALT_SIZE = 16
CHECK_SIZE = 16
CHUNK_SIZE = 1 << 20
TAG_SIZE = 16


def _keys(passphrase: str, salt: bytes) -> tuple[AESGCM, bytes]:
    """Return the cipher, and what shows that a passphrase is the right one."""
    raw = hashlib.scrypt(passphrase.encode(), salt=salt, n=1 << 14, r=8, p=1, dklen=64)
    return AESGCM(raw[:32]), hashlib.sha256(raw[32:]).digest()[:CHECK_SIZE]


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


class EncryptingWriter:
    """A file to write to; what arrives in `target` is encrypted."""

    def __init__(self, target: IO[bytes], passphrase: str) -> None:
        salt = os.urandom(SALT_SIZE)
        self._cipher, check = _keys(passphrase, salt)
        self._header = MAGIC + salt + check
        self._target = target
        self._waiting = bytearray()
        self._number = 0
        target.write(self._header)

    def write(self, data: bytes) -> int:
        """Take bytes; whole chunks go on to the target."""
        self._waiting += data
        while len(self._waiting) > CHUNK_SIZE:  # what may be the last chunk waits
            self._send(CHUNK_SIZE, is_last=False)
        return len(data)

    def close(self) -> None:
        """Write the last chunk; the target stays open."""
        self._send(len(self._waiting), is_last=True)

    def _send(self, size: int, *, is_last: bool) -> None:
        nonce = _nonce(self._number, is_last=is_last)
        plain = bytes(self._waiting[:size])
        self._target.write(self._cipher.encrypt(nonce, plain, self._header))
        del self._waiting[:size]
        self._number += 1


class DecryptingReader:
    """A file to read from; it gives nothing that was not written with the passphrase."""

    def __init__(self, source: IO[bytes], passphrase: str) -> None:
        """
        Read the beginning.

        Raises:
            BackupError: the passphrase is another one, or the file is cut off in its beginning.
        """
        self._header = source.read(len(MAGIC) + SALT_SIZE + CHECK_SIZE)
        salt = self._header[len(MAGIC) : len(MAGIC) + SALT_SIZE]
        self._cipher, check = _keys(passphrase, salt)
        if check != self._header[-CHECK_SIZE:]:
            raise BackupError(_("BACKUP_KEY is not the key that this file was encrypted with."))
        self._source = source
        self._next = source.read(CHUNK_SIZE + TAG_SIZE)
        self._number = 0
        self._ready = bytearray()

    def read(self, size: int = -1) -> bytes:
        """
        Return the next bytes.

        Raises:
            BackupError: the file was changed or cut off.
        """
        while self._next and (size < 0 or len(self._ready) < size):
            self._open_next()
        end = len(self._ready) if size < 0 else size
        data = bytes(self._ready[:end])
        del self._ready[:end]
        return data

    def _open_next(self) -> None:
        chunk, self._next = self._next, self._source.read(CHUNK_SIZE + TAG_SIZE)
        nonce = _nonce(self._number, is_last=not self._next)
        try:
            self._ready += self._cipher.decrypt(nonce, chunk, self._header)
        except InvalidTag:
            raise BackupError(_("The file is damaged or cut off.")) from None
        self._number += 1
