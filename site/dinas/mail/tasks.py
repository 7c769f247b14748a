"""Sending, trying again and forgetting, in the background.

Mail has less priority than anything else: while a mail server keeps the worker waiting, pages
still appear at their time.
"""

import datetime as dt

from crontask import cron
from django.conf import settings
from django.tasks import task
from django.utils import timezone

from dinas.mail.delivery import deliver
from dinas.mail.models import Surat

LATER_THAN_ALL_ELSE = -50
AT_ONCE = 50
"""Most messages that one minute hands to the worker."""


@task(priority=LATER_THAN_ALL_ELSE)
def antar(surat_id: int) -> None:
    """Try to send a message, unless it is sent, taken by another worker or not due yet."""
    surat = Surat.objects.claim(surat_id)
    if surat is not None:
        deliver(surat)


@cron("* * * * *")
@task(priority=LATER_THAN_ALL_ELSE)
def antar_yang_menunggu() -> None:
    """Try again what is due, also what nobody was asked to send because a process died."""
    for pk in list(Surat.objects.due().values_list("pk", flat=True)[:AT_ONCE]):
        antar.enqueue(pk)


@cron("40 3 * * *")
@task(priority=LATER_THAN_ALL_ELSE)
def lupakan_surat_lama() -> None:
    """Delete the records of old messages: they say who was written to, and about what."""
    limit = timezone.now() - dt.timedelta(days=settings.MAIL_KEEP_DAYS)
    Surat.objects.filter(dibuat__lt=limit).delete()
