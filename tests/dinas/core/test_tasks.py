"""What the clock starts."""

import datetime as dt
import importlib
from typing import Any

import pytest
from crontask import scheduler
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dinas.core import tasks
from tests.factories.berita import make_berita
from tests.factories.situs import Situs


def scheduled_article(situs: Situs) -> str:
    """Make a draft whose approved moment of publishing has just passed; return its address."""
    page = make_berita(situs.id, slug="terjadwal", live=False)
    page.go_live_at = timezone.now() - dt.timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    return "/berita/terjadwal/"


def test_clock_knows_the_work() -> None:
    importlib.reload(tasks)
    names = {job.name for job in scheduler.get_jobs()}
    assert {"publish_scheduled", "forget_finished_tasks"} <= names


def test_scheduled_article_appears_at_its_time(situs: Situs, client: Client) -> None:
    path = scheduled_article(situs)
    assert client.get(path).status_code == 404
    tasks.publish_scheduled.enqueue()
    assert client.get(path).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_worker_publishes_what_the_clock_left_for_it(
    situs: Situs, client: Client, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    path = scheduled_article(situs)
    tasks.publish_scheduled.enqueue()
    assert client.get(path).status_code == 404
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    assert client.get(path).status_code == 200


def test_records_of_old_tasks_are_dropped_and_fresh_ones_kept(db: None, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for age in (1, 3):
        record = tasks.publish_scheduled.enqueue()
        DBTaskResult.objects.filter(pk=record.id).update(
            status="SUCCESSFUL", finished_at=timezone.now() - dt.timedelta(days=age)
        )
    tasks.forget_finished_tasks.func()
    assert DBTaskResult.objects.count() == 1


def test_forgetting_does_nothing_where_tasks_leave_no_records() -> None:
    assert tasks.forget_finished_tasks.func() is None
