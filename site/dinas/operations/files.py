"""The uploads, wherever the storage keeps them."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.storage import Storage
from django.utils.translation import gettext as _

from dinas.operations.errors import BackupError


def names(storage: Storage, folder: str = "") -> Iterator[str]:
    """Give the names of all files, in order; a storage that was never written to has none."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        if name:  # S3 lists a folder itself as a file without a name
            yield f"{folder}/{name}" if folder else name
    for below in sorted(folders):
        yield from names(storage, f"{folder}/{below}" if folder else below)


def digest(file: IO[bytes] | File) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # read is enough


def put(storage: Storage, name: str, file: IO[bytes]) -> None:
    """
    Save under exactly this name.

    Raises:
        BackupError: the storage insists on another name.
    """
    saved = storage.save(name, File(file, name=name.rpartition("/")[2]))
    if saved != name:
        storage.delete(saved)
        raise BackupError(_("The storage does not take a file named %(name)s.") % {"name": name})


@dataclass
class Replacement:
    """Puts files in the place of those that are there; the old ones lie aside until the end."""

    storage: Storage
    aside: Path
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)

    def bring_in(self, folder: Path) -> None:
        """Save every file below `folder`. Nothing that was there is lost yet."""
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        for path in paths:
            name = path.relative_to(folder).as_posix()
            self.kept.add(name)
            if self.storage.exists(name):
                if self._is_same(name, path):
                    continue
                self._set_aside(name)
                self.replaced.append(name)
                self.storage.delete(name)
            else:
                self.added.append(name)
            with path.open("rb") as file:
                put(self.storage, name, file)

    def take_back(self) -> None:
        """Make it as it was before, as far as the storage lets us."""
        for name in [*self.added, *self.replaced]:
            with contextlib.suppress(OSError):
                self.storage.delete(name)
        for name in self.replaced:
            with (self.aside / name).open("rb") as file:
                put(self.storage, name, file)

    def finish(self) -> int:
        """Delete what does not belong to the new files; return how many were deleted."""
        extra = [name for name in names(self.storage) if name not in self.kept]
        for name in extra:
            self.storage.delete(name)
        return len(extra)

    def _is_same(self, name: str, path: Path) -> bool:
        if self.storage.size(name) != path.stat().st_size:
            return False
        with self.storage.open(name) as there, path.open("rb") as here:
            return digest(there) == digest(here)

    def _set_aside(self, name: str) -> None:
        target = self.aside / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with self.storage.open(name) as source, target.open("wb") as output:
            for chunk in source.chunks():
                output.write(chunk)
