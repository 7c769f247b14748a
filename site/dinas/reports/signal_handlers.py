"""Has checked what was just published, changed or taken back."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import DraftStateMixin
from wagtail.signals import page_published, page_unpublished, published, unpublished
from wagtail.snippets.models import get_snippet_models

from dinas.reports.tasks import periksa_satu


def _check_later(instance: Any) -> None:
    label = type(instance)._meta.label_lower
    transaction.on_commit(partial(periksa_satu.enqueue, label, instance.pk), robust=True)


@receiver([published, unpublished, page_published, page_unpublished], dispatch_uid="reports_isi")
def check_published(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Look at a page or entry whose public text has changed."""
    _check_later(instance)


@receiver(post_save, dispatch_uid="reports_saved")
def check_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Look at what is public as soon as it is saved: pictures, entries without drafts."""
    if raw or issubclass(sender, DraftStateMixin):
        return
    if sender is get_image_model() or sender in get_snippet_models():
        _check_later(instance)
