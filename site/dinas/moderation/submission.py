"""Work on its way to the moderators, and whether there are any."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Revision,
    TranslatableMixin,
    WorkflowState,
)
from wagtail_localize.models import StringTranslation, Translation

from dinas.core.bahasa import SOURCE
from dinas.moderation.gates import can_edit, refuse_unless, translation_of


def can_submit(user: Any, instance: Any) -> bool:
    """Tell whether the translation may be handed to the moderators now."""
    if not can_edit(user, instance):
        return False
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_submit_for_moderation()
    if not getattr(instance, "has_workflow", False) or instance.workflow_in_progress:
        return False
    lock = instance.get_lock()
    return lock is None or not lock.for_user(user)


@transaction.atomic
def submit(translation: Translation, instance: Any, user: Any) -> None:
    """Write the translated texts into a revision and hand it to the moderators.

    Only a revision is written: `save_target(publish=False)` would put the new text into the live
    row, public at once.

    Raises:
        PermissionDenied: the user may not, or it is under review already.
        ValidationError: the translated texts do not fit the fields.
    """
    refuse_unless(can_submit(user, instance))
    draft = write_draft(translation, user)
    state = instance.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        draft.get_workflow().start(draft, user)


def write_draft(translation: Translation, user: Any) -> Any:
    """Write the translated texts into a revision, and nothing else; return the draft.

    Raises:
        ValidationError: the translated texts do not fit the fields.
    """
    draft = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    if isinstance(draft, Page):
        draft.slug = find_available_slug(
            draft.get_parent(), slugify(draft.slug), ignore_page_id=draft.pk
        )
        translation.source.update_target_view_restrictions(translation.target_locale)
    draft.save_revision(user=user, log_action=True)
    return draft


def is_typed_since(translation: Translation, revision: Revision | None) -> bool:
    """Tell whether texts were translated that this version of the translation does not have."""
    texts = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale_id=translation.target_locale_id,
        has_error=False,
    )
    return revision is None or texts.filter(updated_at__gt=revision.created_at).exists()


@transaction.atomic
def write_typed_texts(instance: Any, user: Any) -> bool:
    """Write what was translated but never submitted into a revision; tell whether there was any.

    Publishing takes revisions: without this, readers would get the words that stood there before,
    Indonesian ones for a new translation.

    Raises:
        ValidationError: the translated texts do not fit the fields.
    """
    if not isinstance(instance, TranslatableMixin) or instance.locale.language_code == SOURCE:
        return False
    translation = translation_of(instance)
    if translation is None or not is_typed_since(translation, instance.get_latest_revision()):
        return False
    write_draft(translation, user)
    instance.refresh_from_db(fields=["latest_revision"])
    return True


def words_of(error: ValidationError) -> str:
    """Return what is wrong as one line for the translator."""
    return " ".join(error.messages)


def tasks_without_approver() -> QuerySet[Any]:
    """Return the steps of workflows in use which no active account may decide.

    Administrators may decide everything but moderate nothing by habit, so they do not count.
    """
    members = get_user_model().objects.filter(
        is_active=True, groups__groupapprovaltask=OuterRef("pk")
    )
    in_use = Q(workflow_tasks__workflow__workflow_pages__isnull=False) | Q(
        workflow_tasks__workflow__workflow_content_types__isnull=False
    )
    tasks = GroupApprovalTask.objects.filter(
        in_use, active=True, workflow_tasks__workflow__active=True
    )
    return tasks.filter(~Exists(members)).distinct()


def moderators_missing(instance: Any | None = None) -> bool:
    """Tell whether what is submitted would wait for nobody: of one object, or anything at all."""
    tasks = tasks_without_approver()
    if instance is not None:
        tasks = tasks.filter(workflow_tasks__workflow=instance.get_workflow())
    return tasks.exists()
