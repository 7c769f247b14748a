"""Where Wagtail asks us before it acts."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Locale, Page, TranslatableMixin

from dinas.accounts.permissions import granted_locale_ids
from dinas.core.bahasa import SOURCE
from dinas.moderation import views
from dinas.moderation.along.bulk import ACTIONS
from dinas.moderation.along.snippets import DeleteSnippets
from dinas.moderation.along.viewsets import AlongPageViewSet
from dinas.moderation.gates import (
    can_publish,
    can_take_away,
    missing_count,
    refuse_other_languages,
    refuse_unless,
    translation_of,
    why_not_deleted,
)
from dinas.moderation.reasons import say_why_it_came_back, show_what_was_improved
from dinas.moderation.starting import StartPageTranslationView, StartSnippetTranslationView
from dinas.moderation.submission import submit, words_of
from dinas.moderation.unattended import warn_if_unattended

__all__ = ["say_why_it_came_back", "show_what_was_improved"]

BEFORE_LOCALIZE = -10
AFTER_WAGTAIL = 10


@hooks.register("register_admin_urls", order=BEFORE_LOCALIZE)
def register_guarded_urls() -> list[URLPattern]:
    """Stand before wagtail-localize's addresses: the first pattern that matches answers."""
    translate = "localize/translate/<int:translation_id>/"
    return [
        path("localize/submit/page/<int:page_id>/", StartPageTranslationView.as_view()),
        path(
            "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
            StartSnippetTranslationView.as_view(),
        ),
        path("localize/update/<int:translation_source_id>/", views.sync_translations),
        path("localize/page/<int:page_id>/convert_to_alias/", views.convert_to_alias),
        path(f"{translate}disable/", views.stop_translation),
        path(f"{translate}strings/<int:string_segment_id>/edit/", views.edit_string),
        path(f"{translate}overrides/<int:overridable_segment_id>/edit/", views.edit_override),
        path(f"{translate}pofile/download/", views.download_pofile),
        path(f"{translate}pofile/upload/", views.upload_pofile),
        path(f"{translate}machine_translate/", views.machine_translate),
    ]


@hooks.register("before_edit_page", order=BEFORE_LOCALIZE)
@hooks.register("before_edit_snippet", order=BEFORE_LOCALIZE)
def gate_translation(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Publish only what is translated; take a translator's submission."""
    if request.method != "POST" or not isinstance(instance, TranslatableMixin):
        return None
    if "localize-restart-translation" in request.POST:
        refuse_unless(can_publish(request.user, instance))
    action = request.POST.get("action")
    if action not in ("publish", "ajukan"):
        return None
    translation = translation_of(instance)
    if translation is None:
        return None
    missing = missing_count(translation)
    if missing:
        text = ngettext(
            "%(count)d text is not translated yet.",
            "%(count)d texts are not translated yet.",
            missing,
        )
        messages.error(request, text % {"count": missing})
        return redirect(request.path)
    if action == "publish":
        return None
    try:
        submit(translation, instance, request.user)
    except ValidationError as error:
        messages.error(request, words_of(error))
    else:
        messages.success(request, _("The translation has been submitted for moderation."))
        warn_if_unattended(request, instance)
    return redirect(request.path)


@hooks.register("before_edit_snippet", order=2 * BEFORE_LOCALIZE)
def gate_snippet_language(request: HttpRequest, instance: Any) -> None:
    """Keep editors to Indonesian rows and translators to English ones."""
    refuse_other_languages(request.user, [instance])


@hooks.register("before_delete_snippet", order=2 * BEFORE_LOCALIZE)
def gate_snippet_deletion(request: HttpRequest, instances: Iterable[Any]) -> None:
    """Keep deleting to the user's languages."""
    refuse_other_languages(request.user, instances)


@hooks.register("before_create_snippet")
def gate_new_snippet(request: HttpRequest, model: type[Model]) -> None:
    """Let a row be made only in a language of the user's, and never in the place of another.

    The form of a copy is sent to the address of new rows; sent to its own, Wagtail would write over
    the row that is copied and take it from the readers, whoever sends it.
    """
    match = request.resolver_match
    refuse_unless(request.method != "POST" or match is None or match.url_name != "copy")
    if not issubclass(model, TranslatableMixin):
        return
    locales = Locale.objects.filter(language_code=request.GET.get("locale") or SOURCE)
    refuse_unless(set(locales.values_list("pk", flat=True)) <= granted_locale_ids(request.user))


@hooks.register("before_delete_page")
def gate_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Protect others' drafts and pages under review, and whatever lies below a page."""
    refuse_unless(can_take_away(request.user, page))
    reason = why_not_deleted(request.user, page)
    if not reason:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_move_page")
def gate_move(request: HttpRequest, page: Page, destination: Page) -> None:
    """Protect them from being moved."""
    refuse_unless(can_take_away(request.user, page))


@hooks.register("before_convert_alias_page")
def gate_alias(request: HttpRequest, page: Page) -> None:
    """A live copy that becomes a page of its own puts untranslated text before readers."""
    refuse_unless(can_publish(request.user, page))


@hooks.register("before_bulk_action")
def gate_bulk_action(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Ask for many pages what is asked for one; one refusal refuses all."""
    if action_type in ("delete", "move"):
        pages = [item for item in objects if isinstance(item, Page)]
        refuse_unless(all(can_take_away(request.user, page) for page in pages))


@hooks.register("register_admin_viewset", order=AFTER_WAGTAIL)
def register_page_views() -> AlongPageViewSet:
    """Ask what should happen to translations, in the place of Wagtail's own questions."""
    return AlongPageViewSet()


for _action in (*ACTIONS, DeleteSnippets):
    hooks.register("register_bulk_action", _action, order=AFTER_WAGTAIL)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """Load our few rules for the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
