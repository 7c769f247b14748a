"""Why a moderator sent something back, said above the form, and what was done about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages as with_buttons
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import TaskState, WorkflowMixin, WorkflowState

from dinas.moderation.addresses import url_of
from dinas.moderation.gates import translation_of
from dinas.moderation.rounds import last_decision, version_sent_back, waiting_task
from dinas.moderation.together import may_decide


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
    messages.warning(request, _reason(task))


def _reason(task: TaskState) -> str:
    who = user_display_name(task.finished_by) if task.finished_by else _("a moderator")
    text = _("Sent back by %(name)s: “%(reason)s”") if task.comment else _("Sent back by %(name)s.")
    return text % {"name": who, "reason": task.comment}


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def show_what_was_improved(request: HttpRequest, instance: Any) -> None:
    """Lead those who decide from the reason that was given to what changed since."""
    if request.method != "GET" or not may_decide(request.user, instance):
        return
    if translation_of(instance) is not None:
        return
    links = comparisons_of(instance)
    decision = last_decision(instance)
    if links and decision is not None:
        buttons = [with_buttons.button(url, label) for label, url in links]
        with_buttons.info(request, _reason(decision), buttons=buttons)


def comparisons_of(instance: Any) -> list[tuple[str, str]]:
    """Return labels and addresses of the comparisons of what was improved; else nothing."""
    task = waiting_task(instance)
    earlier = version_sent_back(task, instance) if task else None
    if earlier is None:
        return []
    compare, newest = "revisions_compare", task.revision_id
    links = [(_("Compare with the version sent back"), url_of(instance, compare, earlier, newest))]
    if instance.live and instance.live_revision_id:
        links.append((_("See what changes for readers"), url_of(instance, compare, "live", newest)))
    return links
