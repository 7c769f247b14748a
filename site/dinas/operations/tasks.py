"""Work that the clock starts."""

from crontask import cron
from django.conf import settings
from django.tasks import task

from dinas.operations.backup import make_backup


@cron("15 2 * * *")
@task
def back_up() -> None:
    """Make the nightly backup, unless BACKUP_KEEP is 0."""
    if settings.BACKUP_KEEP:
        make_backup()
