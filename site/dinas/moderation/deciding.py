"""What a moderator is told after she approved something or sent it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.workflow import WorkflowAction
from wagtail.admin.views.pages.workflow import WorkflowActionView as PageDecision
from wagtail.models import TaskState
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.views.snippets import WorkflowActionView as SnippetDecision


class SaysWhatWasDecided(WorkflowAction):
    """Wagtail decides in silence; where the line was before is then nothing."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, and say so on the screen that comes next."""
        response: HttpResponse = super().post(request, *args, **kwargs)
        decided = TaskState.objects.select_related("revision").get(pk=self.task_state.pk)
        text = outcome(decided)
        if text:
            messages.success(request, text % {"title": decided.revision.object_str})
        return response


def outcome(decided: TaskState) -> str:
    """Return the sentence about a decision; nothing while there is none."""
    if decided.status == TaskState.STATUS_REJECTED:
        return _("“%(title)s” was sent back. Its author sees your reason.")
    if decided.status != TaskState.STATUS_APPROVED:
        return ""
    if decided.revision.approved_go_live_at:
        return _("“%(title)s” is approved. It becomes public when its time comes.")
    return _("“%(title)s” is approved.")


class PageDecisionView(SaysWhatWasDecided, PageDecision):
    """The decision about a page."""


class SnippetDecisionView(SaysWhatWasDecided, SnippetDecision):
    """The decision about a snippet."""


def register_views() -> None:
    """Take the place of Wagtail's view for every type of snippet."""
    SnippetViewSet.workflow_action_view_class = SnippetDecisionView
