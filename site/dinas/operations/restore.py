"""Puts a backup in the place of the site: all of it is checked before anything moves."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils.translation import gettext as _

from dinas.operations import archive, databases, files, versions
from dinas.operations.backup import MEDIA
from dinas.operations.errors import BackupError


@dataclass(frozen=True)
class Unpacked:
    """A backup that was found whole, laid out in a folder of its own."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / databases.member()

    @property
    def media(self) -> Path:
        """The folder of the uploads, which may be absent."""
        return self.folder / MEDIA.rstrip("/")

    def remove(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def open_backup(path: Path) -> Unpacked:
    """
    Unpack a backup beside the site and check it; the site is not touched.

    Raises:
        BackupError: it is damaged, of another kind, encrypted with another key, or newer.
    """
    folder = Path(tempfile.mkdtemp(dir=settings.DATA_DIR, prefix="pemulihan-"))
    try:
        unpacked = Unpacked(folder, archive.unpack(path, folder))
        _check(unpacked)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return unpacked


def _check(unpacked: Unpacked) -> None:
    newer = versions.unknown(unpacked.manifest["migrations"])
    if newer:
        raise BackupError(
            _("The backup is of a newer version of the site (%(name)s): update the site first.")
            % {"name": newer[0]}
        )
    if not unpacked.database.is_file():
        raise BackupError(
            _(
                "The backup is of another kind of database (%(kind)s). Restore it into a site "
                "that uses this kind, and move that one with manage.py pindah."
            )
            % {"kind": unpacked.manifest["database"]}
        )
    if not databases.is_sound(unpacked.database):
        raise BackupError(_("The database in the backup is damaged."))


def put_back(unpacked: Unpacked) -> int:
    """
    Replace files and database by those of the backup; return how many files are there now.

    Raises:
        BackupError: it cannot be done; the site is as it was before.
    """
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix="sebelumnya-") as aside:
        replacement = files.Replacement(default_storage, Path(aside))
        try:
            if unpacked.media.is_dir():
                replacement.bring_in(unpacked.media)
            databases.load(unpacked.database)
        except BaseException as error:
            replacement.take_back()
            if isinstance(error, OSError):
                reason = {"error": error.strerror or error}
                raise BackupError(_("It cannot be put back: %(error)s.") % reason) from error
            raise
        replacement.finish()
    call_command("migrate", interactive=False, verbosity=0)  # a backup of an older version
    cache.clear()
    return len(replacement.kept)
