"""Why a moderator sent something back, said above the form in which it is improved."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import WorkflowMixin, WorkflowState

from dinas.moderation.gates import translation_of


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def say_why_it_came_back(request: HttpRequest, instance: Any) -> None:
    """Show the reason while the author works on it; the translation editor has its own place."""
    if request.method != "GET" or not isinstance(instance, WorkflowMixin):
        return
    state = instance.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    if translation_of(instance) is not None:
        return
    task = state.current_task_state
    who = user_display_name(task.finished_by) if task.finished_by else _("a moderator")
    text = _("Sent back by %(name)s: “%(reason)s”") if task.comment else _("Sent back by %(name)s.")
    messages.warning(request, text % {"name": who, "reason": task.comment})
