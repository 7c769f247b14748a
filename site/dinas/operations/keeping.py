"""Where backups lie, and how many of them: a folder, or a bucket."""

import datetime as dt
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage
from django.core.files.storage.handler import StorageHandler
from django.utils import timezone

from dinas.operations.files import put

NAME = re.compile(r"dinas-(?P<moment>\d{8}-\d{6})\.tar(\.enc)?")
STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True)
class Kept:
    """A backup that is there."""

    name: str
    moment: dt.datetime


def new_name(moment: dt.datetime) -> str:
    """Return the name of a backup of this moment, in the time of the office."""
    ending = ".tar.enc" if settings.BACKUP_KEY else ".tar"
    return f"dinas-{timezone.localtime(moment).strftime(STAMP)}{ending}"


def bucket() -> Storage | None:
    """Return the bucket for backups, if one is named."""
    if not settings.BACKUP_S3:
        return None
    # By its path, as STORAGES has it: the S3 library is 10 MB in each process, and most need none.
    described = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": settings.BACKUP_S3}
    return StorageHandler().create_storage(described)


def folder() -> Path:
    """Return the folder for backups, readable by the owner alone, made when it is absent."""
    path = Path(settings.BACKUP_DIR)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def place() -> Storage:
    """Return where backups lie."""
    return bucket() or FileSystemStorage(location=str(folder()))


def keep(draft: Path, name: str) -> str:
    """Give a finished backup its name and place; return where it is now."""
    remote = bucket()
    if remote is None:
        os.replace(draft, folder() / name)
        return str(folder() / name)
    with draft.open("rb") as file:
        put(remote, name, file)
    draft.unlink()
    return f"s3://{settings.BACKUP_S3['bucket_name']}/{name}"


def backups() -> list[Kept]:
    """Return the backups that are there, the newest first."""
    return sorted(_found(), key=lambda kept: kept.name, reverse=True)


def _found() -> Iterator[Kept]:
    for name in place().listdir("")[1]:
        if match := NAME.fullmatch(name):
            moment = dt.datetime.strptime(match["moment"], STAMP)
            yield Kept(name, timezone.make_aware(moment))


def forget_old() -> list[str]:
    """Delete all but the newest BACKUP_KEEP; return the names of those deleted."""
    if not settings.BACKUP_KEEP:
        return []
    old = [kept.name for kept in backups()[settings.BACKUP_KEEP :]]
    storage = place()
    for name in old:
        storage.delete(name)
    return old
