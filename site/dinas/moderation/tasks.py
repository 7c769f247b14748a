"""Translations of many pages, made by the worker."""

from django.apps import apps
from django.tasks import task

from dinas.moderation.drafts import keep_in_step


@task
def bring_to_translators(label: str, pk: int) -> None:
    """Bring one published object's words to the translators."""
    instance = apps.get_model(label)._base_manager.filter(pk=pk).first()
    if instance is not None:
        keep_in_step(instance)
