"""Puts a backup in the place of what the site has now."""

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dinas.operations import keeping
from dinas.operations.errors import BackupError
from dinas.operations.restore import open_backup, put_back
from dinas.pagecache.versions import bump


class Command(BaseCommand):
    """`manage.py restore FILE`: stop the site first; `FILE` may be the name of a kept backup."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and whether to ask."""
        parser.add_argument("file", help=_("A backup: its path, or its name where backups lie."))
        parser.add_argument("--yes", action="store_true", help=_("Do not ask."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the file, ask, and put it back."""
        with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix="ambil-") as folder:
            try:
                self._restore(self._local(options["file"], Path(folder)), options["yes"])
            except BackupError as error:
                raise CommandError(str(error)) from error

    def _local(self, given: str, folder: Path) -> Path:
        """Return the path of the file, brought here first when it lies in a bucket."""
        if Path(given).is_file():
            return Path(given)
        storage = keeping.place()
        if not keeping.NAME.fullmatch(given) or not storage.exists(given):
            raise CommandError(_("There is no file %(path)s.") % {"path": given})
        local = folder / given
        with storage.open(given) as source, local.open("wb") as output:
            for chunk in source.chunks():
                output.write(chunk)
        return local

    def _restore(self, path: Path, is_sure: bool) -> None:
        unpacked = open_backup(path)
        try:
            self.stdout.write(
                _("A whole backup of %(moment)s, version %(version)s, %(count)d files.")
                % {
                    "moment": unpacked.manifest["created"][:16].replace("T", " "),
                    "version": unpacked.manifest["version"],
                    "count": unpacked.manifest["files"],
                }
            )
            if not is_sure and not self._is_wanted():
                raise CommandError(_("Nothing was changed."))
            count = put_back(unpacked)
            bump()  # pages that were kept show what the site held before
        finally:
            unpacked.remove()
        self.stdout.write(_("The backup is back in place: %(count)d files.") % {"count": count})

    def _is_wanted(self) -> bool:
        question = _("Everything that the site has now is replaced by it. Type ya to go on: ")
        try:
            return input(question).strip().lower() == "ya"
        except EOFError:
            return False
