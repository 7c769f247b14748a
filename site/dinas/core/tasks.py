"""Work that the clock starts."""

from crontask import cron
from django.core.management import call_command
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS, task, task_backends
from django_tasks_db import DatabaseBackend

from dinas.core.scheduling import run_schedule


@cron("* * * * *")
@task
def publish_scheduled() -> None:
    """Publish and expire the pages and snippets whose moment has come."""
    run_schedule()


@cron("30 3 * * *")
@task
def forget_finished_tasks() -> None:
    """Drop the records of old tasks: the one above alone leaves 1,440 a day."""
    if isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend):
        call_command("prune_db_task_results", min_age_days=2, failed_min_age_days=30)
