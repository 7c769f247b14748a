"""Orders renditions as soon as a picture is stored."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save

from dinas.images.models import CustomImage
from dinas.images.tasks import buat_rendisi


def order_renditions(
    sender: type[CustomImage], instance: CustomImage, raw: bool = False, **kwargs: Any
) -> None:
    """Have the renditions made when file or focal point are new, once the row can be seen."""
    if instance.take_rendition_change() and settings.IMAGES_PRERENDER and not raw:
        transaction.on_commit(partial(buat_rendisi.enqueue, instance.pk))


def connect() -> None:
    """Connect this app's signal receivers."""
    post_save.connect(order_renditions, sender=CustomImage, dispatch_uid="order_renditions")
