"""What the clock has done for the search."""

import datetime as dt

from crontask import cron
from django.tasks import task
from django.utils import timezone

from dinas.search.indexing import is_outdated, rebuild
from dinas.search.missed import KEPT_DAYS
from dinas.search.models import TidakDitemukan


@cron("40 2 * * *")
@task
def lupakan_yang_lama() -> None:
    """Drop what was searched for in vain a year ago."""
    oldest = timezone.localdate() - dt.timedelta(days=KEPT_DAYS)
    TidakDitemukan.objects.filter(hari__lt=oldest).delete()


@cron("*/10 * * * *")
@task
def perbarui_indeks() -> None:
    """Write the index anew when an update has changed its form; readers find all the while."""
    if is_outdated():
        rebuild()
