"""Emptying the trash."""

from crontask import cron
from django.tasks import task
from django.utils import timezone

from dinas.trash.models import Terhapus
from dinas.trash.restoring import forget


@cron("20 3 * * *")
@task
def kosongkan_tempat_sampah() -> None:
    """Delete for good what has been kept for its time."""
    for kept in Terhapus.objects.filter(sampai__lt=timezone.now()):
        forget(kept)
