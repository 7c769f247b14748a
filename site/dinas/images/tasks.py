"""Work on pictures that nobody should wait for."""

import logging

from django.db import IntegrityError
from django.tasks import task

from dinas.images import specs
from dinas.images.models import CustomImage

logger = logging.getLogger(__name__)


@task
def buat_rendisi(image_id: int) -> int:
    """
    Make every rendition that the templates will ask for; return how many the image has now.

    Safe to run twice: what exists is found, not made again. Silent when the image is gone.
    """
    image = CustomImage.objects.prefetch_related("renditions").filter(pk=image_id).first()
    if image is None:
        return 0
    try:
        return len(image.get_renditions(*specs.filters_for(image), specs.KARTU_BAGIKAN))
    except IntegrityError:
        if CustomImage.objects.filter(pk=image_id).exists():
            raise
        return 0  # deleted while the renditions were made
    except OSError:  # the original is missing or unreadable: trying again would not help
        logger.warning("No renditions for image %s: its file cannot be read", image_id)
        return 0
