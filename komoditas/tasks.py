"""Work that the clock starts."""

import datetime as dt
from functools import partial

from crontask import cron
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.tasks import task
from django.utils import timezone

from komoditas.enums import TahapImpor
from komoditas.models.impor import ImporProduksi

DECIDED = (TahapImpor.DITERAPKAN, TahapImpor.DIBATALKAN)
AT_ONCE = 500


@cron("50 3 * * *")
@task
def lupakan_berkas_lama() -> None:
    """Delete the files of sets that were decided long ago, and sets that nobody ever took on.

    What a decided set changed stays noted, so it can still be shown and undone. One that waits for
    a moderator is left alone, however old it is.
    """
    limit = timezone.now() - dt.timedelta(days=settings.IMPORT_KEEP_DAYS)
    files = ImporProduksi.objects.exclude(berkas="")
    decided = files.filter(tahap__in=DECIDED, diputuskan__lt=limit)
    for impor in decided.order_by("pk")[:AT_ONCE]:
        _forget(impor, whole=False)
    open_ones = files.exclude(tahap__in=(*DECIDED, TahapImpor.DIAJUKAN)).filter(kerja="")
    left = open_ones.filter(Q(diputuskan=None) | Q(diputuskan__lt=limit), dibuat__lt=limit)
    for impor in left.order_by("pk")[:AT_ONCE]:
        _forget(impor, whole=True)


def _forget(impor: ImporProduksi, *, whole: bool) -> None:
    """Drop the file once the database no longer names it; whole sets have changed nothing."""
    storage, name = impor.berkas.storage, str(impor.berkas.name)
    with transaction.atomic():
        if whole:
            impor.delete()
        else:
            ImporProduksi.objects.filter(pk=impor.pk).update(berkas="")
        transaction.on_commit(partial(storage.delete, name))
