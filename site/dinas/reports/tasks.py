"""Checks of the content in the background: soon after publishing, and once a week all of it."""

import datetime as dt

from crontask import cron
from django.apps import apps
from django.conf import settings
from django.tasks import task
from django.utils import timezone

from dinas.reports.letters import tell_administrators
from dinas.reports.models import KataJudi, Tautan
from dinas.reports.outside import Jawaban, probe
from dinas.reports.scanning import forget, forget_vanished, public_rows, scan, scanned_models

AFTER_ALL_ELSE = -60
BATCH = 50
"""Objects that one task reads: the worker has other things to do in between."""
HOSTS_AT_ONCE = 5
"""Other sites that one task asks; each once, so that none is asked twice within a task."""
AGAIN = dt.timedelta(days=7)
SOON = dt.timedelta(days=1)
"""A first failure is looked at again before anybody is told."""


@task(priority=AFTER_ALL_ELSE)
def periksa_satu(label: str, pk: int) -> None:
    """Check one object that was just published or taken back."""
    model = apps.get_model(label)
    instance = public_rows(model).filter(pk=pk).first()
    if instance is None:
        forget(model, pk)
    else:
        scan([instance])
        warn_at_once()


@cron("10 2 * * Sun")
@task(priority=AFTER_ALL_ELSE)
def periksa_semua() -> None:
    """Begin the weekly round."""
    forget_vanished()
    labels = [model._meta.label_lower for model in scanned_models()]
    periksa_bagian.enqueue(labels, 0)


@task(priority=AFTER_ALL_ELSE)
def periksa_bagian(labels: list[str], after: int) -> None:
    """Check the next objects of the first type, then leave the rest to the next task."""
    while labels:
        rows = list(public_rows(apps.get_model(labels[0])).filter(pk__gt=after)[:BATCH])
        if rows:
            scan(rows)
            warn_at_once()
            periksa_bagian.enqueue(labels, rows[-1].pk)
            return
        labels, after = labels[1:], 0


def warn_at_once() -> None:
    """Let spam be known without waiting for the morning."""
    if KataJudi.objects.filter(dikabarkan=False, diabaikan=False).exists():
        tell_administrators()


@cron("0 7 * * *")
@task(priority=AFTER_ALL_ELSE)
def kabari() -> None:
    """Tell of sites that were linked to for the first time since yesterday."""
    tell_administrators()


@cron("*/5 * * * *")
@task(priority=AFTER_ALL_ELSE)
def periksa_luar() -> None:
    """Ask some other sites about the links whose turn has come, if the office allows it."""
    if settings.LINK_CHECK_EXTERNAL:
        ask_other_sites()


def ask_other_sites() -> None:
    """Ask a few hosts about one address each."""
    chosen: dict[str, Tautan] = {}
    for row in Tautan.objects.due()[: HOSTS_AT_ONCE * 20]:
        if len(chosen) < HOSTS_AT_ONCE:
            chosen.setdefault(row.situs, row)
    for row in chosen.values():
        _note(row.situs, row.alamat, probe(row.alamat))


def _note(host: str, address: str, answer: Jawaban) -> None:
    """Write the answer to every link with this address."""
    now = timezone.now()
    if answer.tunggu_s:
        until = now + dt.timedelta(seconds=answer.tunggu_s)
        Tautan.objects.filter(situs=host, giliran__lt=until).update(giliran=until)
        return
    for row in Tautan.objects.filter(situs=host, alamat=address):
        if answer.pasti:
            row.note(answer.kerusakan)
        row.giliran = now + (SOON if row.kerusakan and row.gagal < 2 else AGAIN)
        row.save(update_fields=["kerusakan", "sejak", "gagal", "diperiksa", "giliran"])
