"""What follows in the other language when something is published or taken down."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import (
    DraftStateMixin,
    Page,
    PageViewRestriction,
    TaskState,
    TranslatableMixin,
)
from wagtail.signals import page_published, page_unpublished, published, unpublished
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import TranslationSource

from dinas.core.bahasa import SOURCE
from dinas.moderation.along.choice import are_translations_decided
from dinas.moderation.along.moving import gather_children
from dinas.moderation.along.snippets import unpublish_translations
from dinas.moderation.drafts import (
    are_drafts_left_to_worker,
    are_drafts_switched_off,
    keep_in_step,
)
from dinas.moderation.tasks import bring_to_translators


def _keep_in_step_later(instance: Any) -> None:
    """Wait until the publishing itself is safe; a fault here must not take it back."""
    if are_drafts_switched_off():
        return
    if are_drafts_left_to_worker():
        order = partial(bring_to_translators.enqueue, instance._meta.label_lower, instance.pk)
        transaction.on_commit(order, robust=True)
        return
    manager = type(instance)._base_manager
    transaction.on_commit(partial(_keep_row_in_step, manager, instance.pk), robust=True)


def _keep_row_in_step(manager: Any, pk: Any) -> None:
    instance = manager.filter(pk=pk).first()
    if instance is not None:
        keep_in_step(instance)


@receiver(page_published, dispatch_uid="moderation_page_published")
def on_page_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Bring a page's published words to the translators."""
    if instance.alias_of_id is None:
        _keep_in_step_later(instance)
    is_first_time = instance.first_published_at == instance.last_published_at
    if instance.locale.language_code != SOURCE and is_first_time:
        gather_children(instance)


@receiver(published, dispatch_uid="moderation_published")
def on_published(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Do the same for snippets; pages have a signal of their own, which copies send too."""
    if isinstance(instance, TranslatableMixin) and not isinstance(instance, Page):
        _keep_in_step_later(instance)


@receiver(post_save, dispatch_uid="moderation_saved")
def on_saved(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Do the same for snippets without drafts, which are public as soon as they are saved."""
    if raw or not isinstance(instance, TranslatableMixin):
        return
    if not isinstance(instance, DraftStateMixin) and sender in get_snippet_models():
        _keep_in_step_later(instance)


@receiver(page_unpublished, dispatch_uid="moderation_unpublished")
def on_unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Take translations down with their source, also in bulk and when a page expires."""
    if are_translations_decided() or instance.locale.language_code != SOURCE:
        return
    for translation in instance.get_translations().filter(live=True, alias_of__isnull=True):
        UnpublishPageAction(translation.specific).execute(skip_permission_checks=True)


@receiver(unpublished, dispatch_uid="moderation_snippet_unpublished")
def on_snippet_unpublished(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Do the same for snippets; pages have a signal of their own."""
    if are_translations_decided() or isinstance(instance, Page):
        return
    if isinstance(instance, TranslatableMixin):
        unpublish_translations(instance)


@receiver(post_save, sender=PageViewRestriction, dispatch_uid="moderation_restricted")
def on_restricted(sender: type[Model], instance: PageViewRestriction, **kwargs: Any) -> None:
    """Make translations private together with their source."""
    page = instance.page
    if page.locale.language_code != SOURCE:
        return
    source = TranslationSource.objects.get_for_instance_or_none(page.specific)
    for translation in page.get_translations():
        if source is not None:
            source.update_target_view_restrictions(translation.locale)


@receiver(pre_save, sender=TaskState, dispatch_uid="moderation_task_begins")
def on_task_begins(
    sender: type[Model], instance: TaskState, raw: bool = False, **kwargs: Any
) -> None:
    """Let a task be about the newest version.

    A snippet that is handed in again is one that Wagtail read before it saved the improvements:
    the task would be about the version that was sent back.
    """
    if raw or not instance._state.adding:
        return
    subject = instance.workflow_state.content_object
    rows = type(subject)._base_manager.filter(pk=subject.pk)
    newest = rows.values_list("latest_revision_id", flat=True).first()
    if newest is not None:
        instance.revision_id = newest
