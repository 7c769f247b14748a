"""Forgetting what readers sent."""

from crontask import cron
from django.conf import settings
from django.tasks import task

from dinas.feedback.models import Kiriman, Masukan


@cron("50 3 * * *")
@task
def lupakan_kiriman_lama() -> None:
    """Delete what was sent longer ago than the office has said that it keeps it."""
    for model in (Masukan, Kiriman):
        model.objects.older_than(settings.FORMS_KEEP_DAYS).delete()
