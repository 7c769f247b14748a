"""The board, what changed in one source, and the button that makes a missing draft."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page
from wagtail_localize.models import Translation

from dinas.core.paging import page_of
from dinas.moderation.aliases import make_draft_of_alias
from dinas.moderation.drafts import make_draft
from dinas.moderation.gates import can_edit, can_work_in_language_of, refuse_unless
from dinas.translations.addresses import edit_url
from dinas.translations.board import (
    Filters,
    counts_for,
    kind_of,
    locales_for,
    may_write,
    rows_for,
    state_of,
    translated_models,
)
from dinas.translations.changes import changes_of
from dinas.translations.states import NEXT_ACTION, State

PER_PAGE = 25


@dataclass(frozen=True)
class Row:
    """One line of the board."""

    title: str
    kind: str
    language: str
    state: State
    todo: int
    action: Any
    edit_url: str
    make_url: str
    changes_url: str


def _row(data: dict[str, Any], languages: dict[str, str], user: Any) -> Row:
    model = apps.get_model(data["b_kind"])
    state = state_of(data)
    allowed = may_write(user, model)
    key = (data["b_kind"], data["source_pk"], data["b_language"])
    is_missing = state == State.MISSING
    return Row(
        title=data["b_title"],
        kind=_("Page") if model is Page else str(model._meta.verbose_name),
        language=languages[data["b_language"]],
        state=state,
        todo=data["todo"],
        action=NEXT_ACTION[state],
        edit_url=edit_url(model, data["target_pk"]) if allowed and not is_missing else "",
        make_url=reverse("translations:make", args=key) if allowed and is_missing else "",
        changes_url=(
            reverse("translations:changes", args=[data["record"]])
            if allowed and state == State.SOURCE_CHANGED
            else ""
        ),
    )


def _filters(request: HttpRequest) -> Filters:
    kinds = {kind_of(model) for model in translated_models()}
    kind, state = request.GET.get("jenis", ""), request.GET.get("keadaan", "")
    return Filters(
        kind=kind if kind in kinds else "",
        state=state if state in State.values else "",
        text=request.GET.get("q", "").replace("\0", "").strip()[:100],
    )


def board(request: HttpRequest) -> HttpResponse:
    """Show every translation with its state and what to do next."""
    locales = locales_for(request.user)
    refuse_unless(bool(locales))
    filters = _filters(request)
    languages = {locale.language_code: str(locale) for locale in locales}
    page = page_of(request, rows_for(request.user, filters), PER_PAGE)
    counts = counts_for(request.user, Filters(kind=filters.kind, text=filters.text))
    kinds = [
        (kind_of(model), _("Page") if model is Page else model._meta.verbose_name)
        for model in translated_models()
    ]
    context = {
        "page": page,
        "rows": [_row(data, languages, request.user) for data in page],
        "filters": filters,
        "states": [(state, counts[state.value]) for state in State],
        "total": sum(counts.values()),
        "kinds": kinds,
    }
    return render(request, "translations/board.html", context)


def changes(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Show what is new in the source, beside what stood there when it was translated."""
    translation = get_object_or_404(Translation, pk=translation_id)
    target = translation.get_target_instance()
    refuse_unless(can_edit(request.user, target))
    context = {
        "is_first": getattr(target, "first_published_at", True) is None,
        "changes": changes_of(translation),
        "source": translation.source.get_source_instance(),
        "edit_url": edit_url(type(target), target.pk),
    }
    return render(request, "translations/changes.html", context)


@require_POST
def make(request: HttpRequest, kind: str, pk: str, language: str) -> HttpResponse:
    """Make the draft of a translation that is missing, and open it."""
    models = {kind_of(model): model for model in translated_models()}
    if kind not in models or not pk.isdigit() or len(pk) > 18:
        raise Http404
    locale = next((one for one in locales_for(request.user) if one.language_code == language), None)
    if locale is None or not may_write(request.user, models[kind]):
        raise PermissionDenied
    source: Any = get_object_or_404(models[kind]._default_manager, pk=pk)
    if not getattr(source, "live", True):
        raise Http404
    draft = source.get_translation_or_none(locale)
    if isinstance(draft, Page) and draft.alias_of_id:
        refuse_unless(can_edit(request.user, draft))
        make_draft_of_alias(source, draft, request.user)
    elif draft is None:
        make_draft(source, locale)
        draft = source.get_translation_or_none(locale)
    if draft is None:
        messages.error(request, _("The draft could not be made: this language has no home page."))
        return redirect("translations:board")
    refuse_unless(can_work_in_language_of(request.user, draft))
    return redirect(edit_url(type(draft), draft.pk))


def is_translator(user: Any) -> bool:
    """Tell whether the user works in a language that is translated into."""
    return bool(locales_for(user))
