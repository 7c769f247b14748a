"""What the translation editor says about moderation."""

import json
from typing import Any

from django import template
from django.apps import apps
from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices
from wagtail.admin.ui.side_panels import StatusSidePanel
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, WorkflowMixin, WorkflowState
from wagtail.snippets.side_panels import SnippetStatusSidePanel
from wagtail_localize.models import Translation

from dinas.moderation import values
from dinas.moderation.addresses import url_of
from dinas.moderation.along.offering import may_do_to_some
from dinas.moderation.companions import Companions, companions_of
from dinas.moderation.gates import can_publish, can_take_away, missing_count
from dinas.moderation.reasons import comparisons_of
from dinas.moderation.rounds import last_decision
from dinas.moderation.submission import can_submit
from dinas.moderation.together import may_approve_both

register = template.Library()


class StatusPanel(SnippetStatusSidePanel):
    """A snippet's state, with the addresses that the translation editor does not give.

    wagtail-localize 1.14 shows Wagtail's bare panel, which fails for a snippet under review.
    """

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Add the links to revisions and to the history of the workflow."""
        viewset = self.object.snippet_viewset
        history_name = viewset.get_url_name("workflow_history")
        return {
            **super().get_context_data(parent_context),
            **self.get_scheduled_publishing_context(parent_context),
            "revisions_compare_url_name": viewset.get_url_name("revisions_compare"),
            "workflow_history_url": reverse(history_name, args=[quote(self.object.pk)]),
        }


@register.simple_tag(takes_context=True)
def snippet_side_panels(context: dict[str, Any]) -> list[Any]:
    """Return the side panels, those that fail for snippets with drafts exchanged."""
    return [
        StatusPanel(
            panel.object,
            panel.request,
            locale=panel.locale,
            translations=panel.translations,
            usage_url=panel.usage_url,
            last_updated_info=panel.last_updated_info,
        )
        if isinstance(panel, StatusSidePanel) and isinstance(panel.object, WorkflowMixin)
        else panel
        for panel in context["side_panels"]
    ]


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def offered_bulk_actions(
    context: dict[str, Any], app_label: str, model_name: str
) -> dict[str, Any]:
    """Show Wagtail's actions on many things, without those that would be refused for each."""
    model = apps.get_model(app_label, model_name)
    user = context["request"].user
    refused = {
        reverse("wagtail_bulk_action", args=[app_label, model_name, action.action_type])
        for action in bulk_action_registry.get_bulk_actions_for_model(app_label, model_name)
        if not may_do_to_some(user, model, action.action_type)
    }
    buttons = bulk_action_choices(context, app_label, model_name)["buttons"]
    return {"buttons": [button for button in buttons if button.url not in refused]}


@register.simple_tag(takes_context=True)
def permitted_props(context: dict[str, Any], instance: Any) -> str:
    """Return the translation editor's settings, without the actions that would be refused.

    Its main button would be "Delete" for a translator, who may not.
    """
    user = context["request"].user
    props = json.loads(context["props"])
    if isinstance(instance, Page) and not can_take_away(user, instance):
        props["perms"]["canDelete"] = False
    if not can_publish(user, instance):
        props["links"]["convertToAliasUrl"] = None
    return json.dumps(props)


@register.simple_tag
def others_at(instance: Any) -> Companions:
    """Return who else has this translation open, for the head of the editor."""
    return companions_of(instance)


def _actions(instance: Any, task_state: Any, user: Any) -> list[dict[str, Any]]:
    return [
        {
            "url": url_of(instance, "workflow_action", name, task_state.pk),
            "label": label,
            "modal": modal,
        }
        for name, label, modal in task_state.task.specific.get_actions(instance, user)
    ]


@register.simple_tag(takes_context=True)
def decisions_on(context: dict[str, Any], instance: Any, revision_id: Any) -> list[dict[str, Any]]:
    """Return what the reader can decide about this version: nothing unless it is what waits."""
    if not getattr(instance, "workflow_in_progress", False):
        return []
    task_state = instance.current_workflow_task_state
    if task_state is None or str(task_state.revision_id) != str(revision_id):
        return []
    return _actions(instance, task_state, context["request"].user)


@register.simple_tag
def other_comparisons(instance: Any, view: Any) -> list[tuple[str, str]]:
    """Return the other comparisons of what waits after it was sent back, where one is shown."""
    links = comparisons_of(instance) if getattr(instance, "workflow_in_progress", False) else []
    shown = url_of(instance, "revisions_compare", view.revision_id_a, view.revision_id_b)
    return [(label, url) for label, url in links if url != shown]


@register.filter
def version_name(heading: Any) -> str:
    """Return how people name a version: Wagtail gives the moment it was saved as machines do."""
    return values.in_words(parse_datetime(str(heading)) or str(heading))


@register.filter
def leaves_empty(value: Any) -> bool:
    """Tell whether a compared version has nothing in a place."""
    return values.is_nothing(value)


@register.inclusion_tag("moderation/bar.html", takes_context=True)
def moderation_bar(
    context: dict[str, Any], translation: Translation, instance: Any
) -> dict[str, Any]:
    """Show where the translation stands, and what the reader of the bar can do next."""
    user = context["request"].user
    state = getattr(instance, "current_workflow_state", None)
    task_state = state.current_task_state if state else None
    in_moderation = state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS
    actions = _actions(instance, task_state, user) if in_moderation and task_state else []
    comparisons = comparisons_of(instance) if actions else []
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "has_workflow": getattr(instance, "has_workflow", False),
        "in_moderation": in_moderation,
        "needs_changes": state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES,
        "is_live": getattr(instance, "live", True),
        "was_public": getattr(instance, "first_published_at", True) is not None,
        "comment": task_state.comment if task_state else "",
        "missing": missing_count(translation),
        "can_submit": can_submit(user, instance),
        "can_publish": can_publish(user, instance),
        "actions": actions,
        "changes_url": reverse("translations:changes", args=[translation.pk]),
        "comparisons": comparisons,
        "answered": last_decision(instance) if comparisons else None,
        "approve_url": (
            reverse("translations:approve", args=[translation.pk])
            if actions and may_approve_both(user, translation)
            else ""
        ),
    }
