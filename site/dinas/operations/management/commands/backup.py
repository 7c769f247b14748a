"""Makes a backup of the running site: one file with database and uploads."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from dinas.operations.backup import make_backup
from dinas.operations.errors import BackupError


class Command(BaseCommand):
    """`manage.py backup`: nothing needs to be stopped for it."""

    help = __doc__ or ""
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and say where it is."""
        try:
            made = make_backup()
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _("Backed up to %(place)s (%(size)s, %(count)d files).")
            % {
                "place": made.place,
                "size": filesizeformat(made.size),
                "count": made.file_count,
            }
        )
        for name in made.forgotten:
            self.stdout.write(_("Deleted the old backup %(name)s.") % {"name": name})
