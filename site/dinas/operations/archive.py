"""One `.tar` file with everything, and a manifest with the SHA-256 of each member at its end."""

import hashlib
import io
import json
import shutil
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from django.conf import settings
from django.utils.translation import gettext as _

from dinas.operations.encryption import MAGIC, DecryptingReader, EncryptingWriter
from dinas.operations.errors import BackupError

MANIFEST = "manifest.json"
FORMAT = "dinas-cadangan-1"


class _Hashing:
    """Reads a file and keeps the digest of what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size)
        self.digest.update(data)
        return data


class ArchiveWriter:
    """Takes the members one after another, without holding one of them in memory."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, dict[str, Any]] = {}

    def add(self, name: str, source: IO[bytes], size: int) -> None:
        """Copy `size` bytes into a member."""
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = size, int(time.time()), 0o600
        hashing = _Hashing(source)
        self._tar.addfile(info, cast(IO[bytes], hashing))
        self.members[name] = {"size": size, "sha256": hashing.digest.hexdigest()}

    def add_json(self, name: str, content: Any) -> None:
        """Write a member of JSON."""
        data = json.dumps(content, indent=1, ensure_ascii=False).encode()
        self.add(name, io.BytesIO(data), len(data))

    def finish(self, about: dict[str, Any]) -> None:
        """Write the manifest: nothing comes after it."""
        self.add_json(MANIFEST, {"format": FORMAT, **about, "members": dict(self.members)})


@contextmanager
def writing(target: IO[bytes]) -> Iterator[ArchiveWriter]:
    """Write an archive to an open file, encrypted when BACKUP_KEY is given."""
    outer = EncryptingWriter(target, settings.BACKUP_KEY) if settings.BACKUP_KEY else None
    stream = cast(IO[bytes], outer or target)
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        yield ArchiveWriter(tar)
    if outer:
        outer.close()


def unpack(path: Path, folder: Path) -> dict[str, Any]:
    """
    Unpack an archive into an empty folder, and compare every member with the manifest.

    Raises:
        BackupError: it is no backup of this site, damaged, cut off, or the key is another one.
    """
    try:
        with path.open("rb") as file:
            found = _members(_opened(file), folder)
    except OSError as error:
        reason = {"error": error.strerror or error}
        raise BackupError(_("The file cannot be unpacked: %(error)s.") % reason) from None
    except (tarfile.TarError, EOFError, ValueError):
        raise BackupError(_("The file is damaged, or it is no backup.")) from None
    return _checked(found, folder)


def _opened(file: IO[bytes]) -> IO[bytes]:
    is_encrypted = file.read(len(MAGIC)) == MAGIC
    file.seek(0)
    if not is_encrypted:
        return file
    if not settings.BACKUP_KEY:
        raise BackupError(_("The file is encrypted: give its key in BACKUP_KEY."))
    return cast(IO[bytes], DecryptingReader(file, settings.BACKUP_KEY))


def _members(stream: IO[bytes], folder: Path) -> dict[str, str]:
    """Write the members below the folder; return their digests."""
    found: dict[str, str] = {}
    with tarfile.open(fileobj=stream, mode="r|") as tar:
        for info in tar:
            parts = PurePosixPath(info.name).parts
            source = tar.extractfile(info) if info.isfile() else None
            if source is None or not parts or parts[0] == "/" or ".." in parts:
                raise BackupError(_("The file holds something that no backup holds."))
            target = folder.joinpath(*parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            hashing = _Hashing(source)
            with target.open("xb") as output:
                shutil.copyfileobj(cast(IO[bytes], hashing), output, 1 << 20)
            found[info.name] = hashing.digest.hexdigest()
    while stream.read(1 << 20):  # to the end: only then is the last chunk known to be whole
        pass
    return found


def _checked(found: dict[str, str], folder: Path) -> dict[str, Any]:
    if list(found)[-1:] != [MANIFEST]:
        raise BackupError(_("The file is cut off, or it is no backup: its list is missing."))
    manifest = json.loads((folder / MANIFEST).read_bytes())
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BackupError(_("The file is a backup of another kind, or of a newer version."))
    del found[MANIFEST]
    expected = {name: member["sha256"] for name, member in manifest["members"].items()}
    if found != expected:
        wrong = sorted(set(found.items()) ^ set(expected.items()))[0][0]
        raise BackupError(_("The file is damaged: %(name)s is not as written.") % {"name": wrong})
    return manifest
