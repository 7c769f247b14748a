"""Makes a backup of the running site: database, uploads, and what the next server should know."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import Storage, default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from dinas.operations import archive, databases, files, keeping, versions
from dinas.operations.errors import BackupError

MEDIA = "media/"
SETTINGS_MEMBER = "settings.json"


@dataclass(frozen=True)
class Made:
    """What a backup has become."""

    place: str
    size: int
    file_count: int
    forgotten: list[str]


def make_backup() -> Made:
    """
    Write a backup under a temporary name, and give it its own when it is whole.

    Raises:
        BackupError: it cannot be made; the backups that are there stay as they are.
    """
    moment = timezone.now()
    try:
        with tempfile.TemporaryDirectory(dir=keeping.folder(), prefix=".menyusun-") as work:
            draft = Path(work) / "cadangan"
            count = _write(draft, Path(work) / "database")
            size = draft.stat().st_size
            place = keeping.keep(draft, keeping.new_name(moment))
    except OSError as error:
        reason = {"error": error.strerror or error}
        raise BackupError(_("The backup cannot be written: %(error)s.") % reason) from error
    return Made(place, size, count, keeping.forget_old())


def _write(draft: Path, database: Path) -> int:
    with draft.open("xb") as file:
        os.fchmod(file.fileno(), 0o600)
        with archive.writing(file) as writer:
            # Files, database, files that came meanwhile: whatever the database names is there.
            _add_files(writer, default_storage)
            about = versions.about()
            databases.dump(database)
            with database.open("rb") as source:
                writer.add(databases.member(), source, database.stat().st_size)
            _add_files(writer, default_storage)
            writer.add_json(SETTINGS_MEMBER, versions.told_settings())
            count = sum(name.startswith(MEDIA) for name in writer.members)
            writer.finish({**about, "created": timezone.now().isoformat(), "files": count})
        file.flush()
        os.fsync(file.fileno())
    return count


def _add_files(writer: archive.ArchiveWriter, storage: Storage) -> None:
    for name in files.names(storage):
        if MEDIA + name in writer.members:
            continue
        try:
            with storage.open(name) as source:
                writer.add(MEDIA + name, source, source.size)
        except FileNotFoundError:
            continue  # deleted since it was listed, and so no longer named by the database
