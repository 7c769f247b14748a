"""A page or snippet and its translation, approved in one transaction: both, or neither."""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowMixin
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

logger = logging.getLogger(__name__)


class ApprovalRefusedError(Exception):
    """Neither was approved; the text says which of the two stood in the way, and why."""


def may_decide(user: Any, instance: Any) -> bool:
    """Tell whether the object is in moderation and this person's approval is what it waits for."""
    if not isinstance(instance, WorkflowMixin) or not instance.workflow_in_progress:
        return False
    task_state = instance.current_workflow_task_state
    if task_state is None or task_state.status != TaskState.STATUS_IN_PROGRESS:
        return False
    names = {name for name, *_rest in task_state.task.specific.get_actions(instance, user)}
    return "approve" in names


def pair_of(translation: Translation) -> tuple[Any, Any]:
    """Return the source and the translation, in this order."""
    return translation.source.get_source_instance(), translation.get_target_instance()


def may_approve_both(user: Any, translation: Translation) -> bool:
    """Tell whether both wait for this person's approval."""
    return all(may_decide(user, instance) for instance in pair_of(translation))


def versions_in(pair: tuple[Any, Any]) -> str:
    """Return a word that changes as soon as something else is up for approval."""
    states = [instance.current_workflow_task_state for instance in pair]
    return "-".join(f"{state.pk}.{state.revision_id}" for state in states if state)


def untranslated_count(translation: Translation) -> int:
    """Return how many texts of the submitted source have no translation yet."""
    source, _target = pair_of(translation)
    state = source.current_workflow_task_state
    submitted = state.revision.as_object() if state else source
    known = set(
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id,
            locale=translation.target_locale,
            has_error=False,
        ).values_list("context__path", "translation_of__data")
    )
    return sum(
        (segment.path, segment.string.data) not in known
        for segment in extract_segments(submitted)
        if isinstance(segment, StringSegmentValue)
    )


def approve_both(translation: Translation, user: Any, comment: str = "") -> None:
    """Approve the source, then the translation.

    Raises:
        ApprovalRefusedError: one of them could not be approved, so that neither was.
    """
    with transaction.atomic():
        for instance in pair_of(translation):
            _check(instance, user)
        for instance in pair_of(translation):
            _approve(instance, user, comment)


def _check(instance: Any, user: Any) -> None:
    """Find what would stand in the way before anybody is told of an approval."""
    if not may_decide(user, instance):
        text = _("“%(title)s” does not wait for your approval any more.")
        raise ApprovalRefusedError(text % {"title": instance})
    try:
        instance.current_workflow_task_state.revision.as_object().full_clean()
    except ValidationError as error:
        text = _("“%(title)s” cannot be published: %(reason)s")
        reason = " ".join(error.messages)
        raise ApprovalRefusedError(text % {"title": instance, "reason": reason}) from error


def _approve(instance: Any, user: Any, comment: str) -> None:
    try:
        with transaction.atomic():
            while instance.workflow_in_progress:
                instance.current_workflow_task_state.specific.approve(user=user, comment=comment)
                instance = type(instance)._default_manager.get(pk=instance.pk)
    except Exception as error:  # any receiver may fail, in any way
        logger.exception("Approving together failed at %r", instance)
        text = _("“%(title)s” could not be published.")
        raise ApprovalRefusedError(text % {"title": instance}) from error
