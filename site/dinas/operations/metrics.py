"""Figures for Prometheus at `/metrics`, for whoever shows METRICS_TOKEN.

They come from the database and the disk, so every process gives the same. Those of the web server
itself (requests, workers) it gives by its own, at a port of this machine: docs/operations.md.
"""

import datetime as dt
import shutil
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django_tasks_db.models import DBTaskResult

from dinas.mail.enums import Keadaan
from dinas.mail.models import Surat
from dinas.operations import keeping, schema

FORM = "text/plain; version=0.0.4; charset=utf-8"
Figure = tuple[str, str, float]


def is_asked_rightly(request: HttpRequest) -> bool:
    """Tell whether a request shows the token; without one nobody can."""
    shown = request.headers.get("Authorization", "")
    token = settings.METRICS_TOKEN
    return bool(token) and constant_time_compare(shown, f"Bearer {token}")


def answer() -> HttpResponse:
    """Return all figures in the form that Prometheus reads."""
    lines = [
        f"# HELP dinas_{name} {about}\n# TYPE dinas_{name} gauge\ndinas_{name} {value:g}\n"
        for name, about, value in figures()
    ]
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse("".join(lines), content_type=FORM, headers=headers)


def figures() -> Iterator[Figure]:
    """Yield name, meaning and value; a moment that never was has no figure."""
    now = timezone.now()
    waiting = DBTaskResult.objects.ready()
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    yield "tasks_waiting", "Tasks that the worker could begin.", waiting.count()
    yield "tasks_failed", "Failed tasks that are remembered.", failed.count()
    unsent = Surat.objects.exclude(keadaan=Keadaan.TERKIRIM)
    yield "mail_unsent", "Letters that were not sent.", unsent.count()
    yield "migrations_pending", "Migrations that are missing.", len(schema.pending())
    free = shutil.disk_usage(settings.DATA_DIR).free
    yield "disk_free_bytes", "Room where the site writes.", free
    tasks = DBTaskResult.objects.aggregate(ended=Max("finished_at"), given=Max("enqueued_at"))
    backups = keeping.backups()
    for name, about, moment in (
        ("task_oldest_seconds", "Age of the oldest waiting task.", _oldest(waiting)),
        ("worker_idle_seconds", "Since the worker last ended a task.", tasks["ended"]),
        ("clock_idle_seconds", "Since a task was last given.", tasks["given"]),
        ("backup_age_seconds", "Age of the newest backup.", backups and backups[0].moment),
    ):
        if moment:
            yield name, about, (now - moment).total_seconds()


def _oldest(waiting: QuerySet[Any]) -> dt.datetime | None:
    moment: dt.datetime | None = waiting.aggregate(oldest=Min("enqueued_at"))["oldest"]
    return moment
