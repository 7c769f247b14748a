"""What a worker would do after seeding, done at once: the first reader should wait for nothing."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from dinas.images.models import CustomImage
from dinas.images.tasks import buat_rendisi

DONE_HERE = (
    "dinas.core.follow_up.catat_pencarian",
    "dinas.core.follow_up.catat_rujukan",
    "dinas.images.tasks.buat_rendisi",
)
"""The tasks that publishing queued one by one, and that are cheaper all together."""


def rampungkan(say: Callable[[str], None]) -> None:
    """Make the renditions and both indexes, and take the queued work for them away.

    Only for a database that has just been filled: nobody else's work is in the queue.
    """
    say("- pictures in all sizes")
    if settings.IMAGES_PRERENDER:
        for pk in CustomImage.objects.values_list("pk", flat=True):
            buat_rendisi.func(pk)
    say("- search index")
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    DBTaskResult.objects.filter(task_path__in=DONE_HERE).delete()
