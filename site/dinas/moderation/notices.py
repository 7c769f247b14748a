"""One mail for each thing that was handed in: Wagtail writes to administrators twice.

They hear of the workflow that begins and of its task, in the same second and in nearly the same
words. The mail about the task goes to moderators as well, so the other one is left out.
"""

from typing import Any

from wagtail.models import WorkflowState
from wagtail.signals import workflow_submitted

WAGTAILS = "workflow_state_submitted_email_notification"
"""How Wagtail (`admin/signal_handlers.py`) names its receiver."""


def say_nothing(sender: type, **kwargs: Any) -> None:
    """Stand in the place of Wagtail's receiver: of one name there is only one."""


def write_once() -> None:
    """Take the place, whether Wagtail stands there already or comes later."""
    workflow_submitted.disconnect(sender=WorkflowState, dispatch_uid=WAGTAILS)
    workflow_submitted.connect(say_nothing, sender=WorkflowState, dispatch_uid=WAGTAILS)
