"""Work that the clock starts."""

from crontask import cron
from django.core.management import call_command
from django.tasks import task


@cron("* * * * *")
@task
def publish_scheduled() -> None:
    """Publish and expire the pages and snippets whose moment has come."""
    call_command("publish_scheduled")
