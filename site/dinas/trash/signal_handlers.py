"""Notices deletions: those that a person starts in the admin, by whichever button."""

from threading import local
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.signals import pre_delete
from django.utils.text import capfirst
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from dinas.trash.capturing import capture
from dinas.trash.models import Terhapus

_last = local()


def kept_models() -> list[type[Model]]:
    """Return what is kept: pages, pictures, documents and entries."""
    return [Page, get_image_model(), get_document_model(), *get_snippet_models()]


def watch() -> None:
    """Notice from now on what is deleted of the kinds that are known by now."""
    for model in kept_models():
        pre_delete.connect(keep, sender=model, dispatch_uid=f"trash_{model._meta.label}")


def keep(sender: type[Model], instance: Any, origin: Any = None, **kwargs: Any) -> None:
    """Keep all that goes together with the object, once for all that one query deletes."""
    context = get_active_log_context()
    if context.user is None or getattr(context.user, "pk", None) is None:
        return  # the site's own tidying, which nobody takes back
    if origin is not None and getattr(_last, "origin", None) is origin:
        return
    _last.origin = origin
    objects = _of(origin, instance)
    with transaction.atomic():
        part = capture(objects)
        if part:
            _note(context, objects, part)


def _of(origin: Any, instance: Any) -> list[Any]:
    if isinstance(origin, QuerySet) and issubclass(origin.model, type(instance)):
        return list(origin.all())
    return [instance]


def _note(context: Any, objects: list[Any], part: dict[str, list[Any]]) -> None:
    first = min(objects, key=lambda one: getattr(one, "depth", 0))
    named = first.specific if isinstance(first, Page) else first
    kept, _made = Terhapus.objects.get_or_create(
        tindakan=context.uuid, defaults={"oleh": context.user}
    )
    # Translations go before what they translate: the last one is what the person chose.
    kept.judul = str(named)[:255]
    kept.jenis = capfirst(str(named._meta.verbose_name))[:100]
    kept.add(part)
    kept.banyak += len(objects)
    kept.save()
