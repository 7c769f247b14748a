"""Copies the site to another kind of place: SQLite and files to PostgreSQL and S3, or back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, default_storage
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from storages.backends.s3 import S3Storage

from dinas.operations import moving
from dinas.operations.errors import BackupError
from dinas.operations.moving_files import copy_files


class Command(BaseCommand):
    """`manage.py pindah`: stop the site first; the old place stays as it is."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where to."""
        parser.add_argument("--database", help=_("Address of an empty database."))
        places = parser.add_mutually_exclusive_group()
        places.add_argument("--bucket", help=_("Bucket for uploads, reached as S3_… says."))
        places.add_argument("--folder", type=Path, help=_("Folder for uploads."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Copy, compare, and say what to set."""
        if not any(options[name] for name in ("database", "bucket", "folder")):
            raise CommandError(_("Say where to: --database, --bucket or --folder."))
        try:
            if storage := self._storage(options["bucket"], options["folder"]):
                count = copy_files(default_storage, storage)
                self.stdout.write(_("%(count)d files copied and compared.") % {"count": count})
            if options["database"]:
                moving.connect(options["database"])
                counts = moving.copy_rows()
                about = {"rows": sum(counts.values()), "tables": len(counts)}
                self.stdout.write(
                    _("%(rows)d rows of %(tables)d tables copied and compared.") % about
                )
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("Now set DATABASE_URL and S3_BUCKET, and start the site."))

    def _storage(self, bucket: str | None, folder: Path | None) -> Storage | None:
        if bucket:
            return S3Storage(**{**settings.S3_SERVICE, "bucket_name": bucket})
        return FileSystemStorage(location=folder, file_permissions_mode=0o644) if folder else None
