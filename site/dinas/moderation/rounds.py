"""What was decided about a page or snippet before it was handed in again."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.models import TaskState

DECIDED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


def last_decision(instance: Any) -> TaskState | None:
    """Return the newest approval or sending back of the object."""
    decided = TaskState.objects.for_instance(instance).filter(status__in=DECIDED)
    return decided.select_related("finished_by").order_by("-finished_at", "-pk").first()


def with_last_decision(tasks: QuerySet[TaskState]) -> QuerySet[TaskState]:
    """Let each task know what was decided last about its object, so that a list asks once."""
    decided = TaskState.objects.filter(
        workflow_state__base_content_type=OuterRef("workflow_state__base_content_type"),
        workflow_state__object_id=OuterRef("workflow_state__object_id"),
        status__in=DECIDED,
    ).order_by("-finished_at", "-pk")
    return tasks.annotate(
        last_status=Subquery(decided.values("status")[:1]),
        last_revision_id=Subquery(decided.values("revision")[:1]),
        last_finished_at=Subquery(decided.values("finished_at")[:1]),
    )


def version_sent_back(task: Any, instance: Any) -> int | None:
    """Return the version to which a moderator said no, if what waits is the answer to that.

    Args:
        task: the open task, from `with_last_decision`.
        instance: the page or snippet that it is about.
    """
    if task.last_status != TaskState.STATUS_REJECTED or task.last_revision_id == task.revision_id:
        return None
    published = getattr(instance, "last_published_at", None)
    if published is not None and published > task.last_finished_at:
        return None  # made public in another way since: the reason is an old story
    return task.last_revision_id


def waiting_task(instance: Any) -> Any:
    """Return the open task about the object, with its last decision; nothing if there is none."""
    tasks = TaskState.objects.for_instance(instance).filter(status=TaskState.STATUS_IN_PROGRESS)
    related = tasks.select_related("revision", "workflow_state__requested_by")
    return with_last_decision(related).order_by("-started_at", "-pk").first()
