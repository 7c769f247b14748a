"""Starting the sync of a translation again: at once where nothing is lost, or after a question."""

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation

from dinas.moderation.gates import can_publish, missing_count, refuse_unless
from dinas.moderation.handwork import examine
from dinas.moderation.sync import start_sync

BUTTON = "localize-restart-translation"
"""What wagtail-localize calls its button."""


def take_button(request: HttpRequest, instance: Model) -> HttpResponse | None:
    """Answer the button in the ordinary editor, after its form was saved as a draft."""
    if request.method != "POST" or BUTTON not in request.POST:
        return None
    if not isinstance(instance, TranslatableMixin):
        return None
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=instance.locale, enabled=False
    ).first()
    if translation is None:
        return None
    fields = request.POST.copy()
    del fields[BUTTON]
    if set(fields) <= {"csrfmiddlewaretoken", "next"}:
        return start(request, translation)
    # Without the button Wagtail saves the form as a draft, or says what is wrong with it.
    request.POST = fields  # type: ignore[assignment]  # Wagtail only reads it
    request.sync_to_start = translation  # type: ignore[attr-defined]
    return None


def after_saving(request: HttpRequest, instance: Model) -> HttpResponse | None:
    """Go on with what `take_button` put off."""
    translation = getattr(request, "sync_to_start", None)
    return start(request, translation) if translation is not None else None


def start(request: HttpRequest, translation: Translation) -> HttpResponse:
    """Start the sync, or lead to the question where something would be left out."""
    work = examine(translation)
    if work.losses:
        return redirect("translations:restart", translation_id=translation.pk)
    return _started(request, translation, work)


def _started(request: HttpRequest, translation: Translation, work: Any) -> HttpResponse:
    start_sync(work, request.user)
    messages.success(request, _("Sync has been started. What was written by hand is kept."))
    missing = missing_count(translation)
    if missing:
        messages.warning(
            request,
            ngettext(
                "%(count)d text is not translated yet.",
                "%(count)d texts are not translated yet.",
                missing,
            )
            % {"count": missing},
        )
    return redirect(translation.get_target_instance_edit_url())


def confirm(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show what sync has no place for; start it all the same when a moderator decides so."""
    translation = get_object_or_404(Translation, pk=translation_id)
    instance = translation.get_target_instance()
    refuse_unless(can_publish(request.user, instance))
    editor = translation.get_target_instance_edit_url()
    if translation.enabled:
        return redirect(editor)
    work = examine(translation)
    if request.method == "POST":
        return _started(request, translation, work)
    context = {"losses": work.losses, "instance": instance, "edit_url": editor}
    return render(request, "translations/restart.html", context)
