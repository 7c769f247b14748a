"""Source and translation approved by one press, after a look at both."""

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem as PageMenuItem
from wagtail.snippets.action_menu import ActionMenuItem as SnippetMenuItem
from wagtail_localize.models import Translation

from dinas.moderation.gates import refuse_unless
from dinas.moderation.together import (
    ApprovalRefusedError,
    approve_both,
    may_approve_both,
    pair_of,
    untranslated_count,
    versions_in,
)
from dinas.translations.addresses import compare_url, edit_url

MAX_NOTE_LENGTH = 1000


def confirm(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show both versions that wait; approve both, or say why neither was."""
    translation = get_object_or_404(Translation, pk=translation_id)
    refuse_unless(may_approve_both(request.user, translation))
    pair = pair_of(translation)
    if request.method == "POST":
        return _decide(request, translation)
    context = {
        "sides": [_side(instance) for instance in pair],
        "versions": versions_in(pair),
        "untranslated": untranslated_count(translation),
        "max_note_length": MAX_NOTE_LENGTH,
        "back_url": edit_url(type(pair[1]), pair[1].pk),
    }
    return render(request, "translations/approve.html", context)


def _side(instance: Any) -> dict[str, Any]:
    state = instance.current_workflow_task_state
    return {
        "title": str(state.revision.as_object()),
        "language": instance.locale,
        "by": instance.current_workflow_state.requested_by,
        "at": state.started_at,
        "is_live": instance.live,
        "compare_url": compare_url(instance, state.revision) if instance.live else "",
        "edit_url": edit_url(type(instance), instance.pk),
    }


def _decide(request: HttpRequest, translation: Translation) -> HttpResponse:
    again = redirect("translations:approve", translation_id=translation.pk)
    if request.POST.get("versions") != versions_in(pair_of(translation)):
        messages.error(request, _("Something was submitted anew meanwhile. Look at both again."))
        return again
    note = request.POST.get("note", "").replace("\0", "").strip()[:MAX_NOTE_LENGTH]
    try:
        approve_both(translation, request.user, note)
    except ApprovalRefusedError as error:
        messages.error(request, _("Neither was approved. %(reason)s") % {"reason": error})
        return again
    messages.success(request, _("Both have been approved."))
    target = translation.get_target_instance()
    return redirect(edit_url(type(target), target.pk))


class _ApproveBoth:
    """What the item of both action menus has in common."""

    label = gettext_lazy("Approve with the translation")
    name = "setujui-keduanya"
    icon_name = "check"

    def translation_in(self, context: dict[str, Any]) -> Translation | None:
        """Return the record of the translation that could be approved together with this."""
        instance: Any = context.get("page") or context.get("instance")
        if context["view"] != "edit" or not getattr(instance, "workflow_in_progress", False):
            return None
        user = context["request"].user
        records = Translation.objects.filter(
            source__object_id=instance.translation_key, source__locale=instance.locale
        ).select_related("source", "target_locale")
        return next((one for one in records if _is_both(user, one)), None)

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Offer it only where both wait for this person."""
        return self.translation_in(context) is not None

    def get_url(self, parent_context: dict[str, Any]) -> str | None:
        """Lead to the question."""
        translation = self.translation_in(parent_context)
        return reverse("translations:approve", args=[translation.pk]) if translation else None


def _is_both(user: Any, translation: Translation) -> bool:
    model: Any = translation.source.specific_content_type.model_class()
    targets = model._default_manager.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale
    )
    return targets.exists() and may_approve_both(user, translation)


class ApproveBothPages(_ApproveBoth, PageMenuItem):
    """The item in the editor of a page."""


class ApproveBothSnippets(_ApproveBoth, SnippetMenuItem):
    """The item in the editor of a snippet."""


def snippet_menu_item(model: type[Model]) -> SnippetMenuItem | None:
    """Return the item for the kinds of snippets that have translations."""
    return ApproveBothSnippets(order=900)


def page_menu_item() -> PageMenuItem:
    """Return the item for pages."""
    return ApproveBothPages(order=900)
