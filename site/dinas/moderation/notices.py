"""Who hears what in a round of moderation, where Wagtail says too much or nothing.

Of what was handed in it writes to administrators twice: they hear of the workflow that begins and
of its task, in the same second and in nearly the same words. The mail about the task goes to
moderators as well, so the other one is left out.

Of a round that somebody else ends without a decision it tells nobody, and the author goes on
waiting.
"""

from typing import Any

from wagtail.admin.mail import WorkflowStateApprovalEmailNotifier
from wagtail.models import WorkflowState
from wagtail.signals import workflow_cancelled, workflow_submitted

WAGTAILS = "workflow_state_submitted_email_notification"
"""How Wagtail (`admin/signal_handlers.py`) names its receiver."""


def say_nothing(sender: type, **kwargs: Any) -> None:
    """Stand in the place of Wagtail's receiver: of one name there is only one."""


class EndedNotifier(WorkflowStateApprovalEmailNotifier):  # type: ignore[misc]  # untyped
    """Tells the author that her text waits no longer, if she wants to hear of refusals at all."""

    # Who hears it is the same for approvals; words about a decision would be missing here.
    notification = "rejected"

    def get_template_set(self, instance: WorkflowState, **kwargs: Any) -> dict[str, str]:
        """Return the files with the words of such a mail."""
        files: dict[str, str] = super().get_template_set(instance, **kwargs)
        return {kind: name.replace("_rejected", "_cancelled") for kind, name in files.items()}

    def get_context(self, workflow_state: WorkflowState, **kwargs: Any) -> dict[str, Any]:
        """Return what the words need: who ended it, and whether by publishing or planning."""
        context: dict[str, Any] = super().get_context(workflow_state, **kwargs)
        subject, task = context["object"], workflow_state.current_task_state
        waited = task.revision_id if task else None
        is_public = bool(waited and subject.live and (subject.live_revision_id or 0) >= waited)
        planned = subject.scheduled_revision
        return {
            **context,
            "ended_by": kwargs.get("user"),
            "is_public": is_public,
            "planned": planned if waited and planned and planned.pk >= waited else None,
        }


tell_of_end = EndedNotifier()


def tell_once_and_in_time() -> None:
    """Take the place of Wagtail's receiver, whether it stands there already or comes later."""
    workflow_submitted.disconnect(sender=WorkflowState, dispatch_uid=WAGTAILS)
    workflow_submitted.connect(say_nothing, sender=WorkflowState, dispatch_uid=WAGTAILS)
    workflow_cancelled.connect(
        tell_of_end, sender=WorkflowState, dispatch_uid="moderation_round_ended"
    )
