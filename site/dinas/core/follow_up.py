"""Wagtail's work after a save, for rows that may be gone when its turn comes.

Inline rows are replaced by the next save of their page, and what was made by mistake is deleted at
once. Nothing is left to do for them then; Wagtail's own tasks would fail, and the admins be told.
"""

from collections.abc import Callable

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.tasks import task
from modelsearch import signal_handlers as modelsearch_handlers
from modelsearch.tasks import insert_or_update_object_task
from wagtail import signal_handlers as wagtail_handlers
from wagtail.tasks import update_reference_index_task


@task
def catat_rujukan(app_label: str, model_name: str, pk: str) -> None:
    """Write down what a row refers to, if it is still there."""
    _if_there(update_reference_index_task.func, app_label, model_name, pk)


@task
def catat_pencarian(app_label: str, model_name: str, pk: str) -> None:
    """Put a row into the admin's search index, if it is still there."""
    _if_there(insert_or_update_object_task.func, app_label, model_name, pk)


def follow_up_patiently() -> None:
    """Have both ordered in place of Wagtail's tasks."""
    wagtail_handlers.update_reference_index_task = catat_rujukan
    modelsearch_handlers.insert_or_update_object_task = catat_pencarian


def _if_there(work: Callable[[str, str, str], None], app: str, model: str, pk: str) -> None:
    try:
        work(app, model, pk)
    except ObjectDoesNotExist:
        if apps.get_model(app, model)._base_manager.filter(pk=pk).exists():
            raise  # something else is missing, and that is a fault
