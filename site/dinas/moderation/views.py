"""wagtail-localize's own addresses, each behind the question that it does not ask."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import convert, edit_translation, update_translations

from dinas.moderation.gates import can_edit, can_publish, missing_count, refuse_unless
from dinas.moderation.pofiles import import_po, read_po
from dinas.moderation.submission import words_of
from dinas.moderation.sync import put_typed_texts_into_draft

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
update_translations_view = update_translations.UpdateTranslationsView.as_view()


def for_translators(view: View) -> View:
    """Let in only who may write the translation: of a snippet, in its language too."""

    @wraps(view)
    def guarded(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        refuse_unless(can_edit(request.user, translation.get_target_instance()))
        return view(request, translation_id=translation_id, **kwargs)

    # REST framework marks its views as exempt and checks the token itself.
    return guarded


def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Stop keeping a translation in step: a moderator's decision.

    What was typed and not submitted goes into a draft, for the ordinary editor shows drafts only.
    """
    translation = get_object_or_404(Translation, pk=translation_id)
    refuse_unless(can_publish(request.user, translation.get_target_instance()))
    if request.method == "POST":
        try:
            put_typed_texts_into_draft(translation, request.user)
        except ValidationError as error:
            messages.error(request, words_of(error))
            return redirect(translation.get_target_instance_edit_url())
    return edit_translation.stop_translation(request, translation_id=translation_id)


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Make a page a copy of its source: it is public at once where the source is."""
    page = get_object_or_404(Page, pk=page_id)
    refuse_unless(can_publish(request.user, page))
    return convert.convert_to_alias(request, page_id=page_id)


def sync_translations(request: HttpRequest, translation_source_id: int) -> HttpResponse:
    """Bring a source's changes in; what would publish untranslated text is refused to everyone."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    if request.method == "POST" and request.POST.get("publish_translations"):
        source.update_from_db()
        for translation in source.translations.filter(enabled=True):
            refuse_unless(can_publish(request.user, translation.get_target_instance()))
            refuse_unless(missing_count(translation) == 0)
    return update_translations_view(request, translation_source_id=translation_source_id)


@require_POST
def take_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take an outside translator's PO file, all of it or nothing.

    wagtail-localize's own view fails on a file without its header, and takes faulty marks.
    """
    translation = get_object_or_404(Translation, pk=translation_id)
    try:
        remarks = import_po(read_po(request.FILES.get("file")), translation, request.user)
    except ValidationError as error:
        for text in error.messages:
            messages.error(request, text)
        messages.error(request, _("Nothing of the PO file was taken over."))
    else:
        messages.success(request, _("The translations in the PO file have been taken over."))
        for text in remarks:
            messages.warning(request, text)
    return redirect(
        get_valid_next_url_from_request(request) or translation.get_target_instance_edit_url()
    )


def take_string(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
    """Take one typed text; a request without one is a fault of who sent it."""
    try:
        return edit_translation.edit_string_translation(
            request, translation_id=translation_id, **kwargs
        )
    except MultiValueDictKeyError:
        return HttpResponseBadRequest()


def take_override(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
    """Take another picture, page or address, if the translation can be made with it.

    wagtail-localize stores whatever it is sent, and fails when the page is built.
    """
    translation = get_object_or_404(Translation, pk=translation_id)
    try:
        with transaction.atomic():
            response = edit_translation.edit_override(
                request, translation_id=translation_id, **kwargs
            )
            translation.source.get_ephemeral_translated_instance(
                translation.target_locale, fallback=True
            )
            return response
    except (ObjectDoesNotExist, ValidationError, LookupError, TypeError, ValueError):
        return HttpResponseBadRequest()


def translate_by_machine(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Let the machine fill in what is missing, where the office has chosen a provider."""
    try:
        return edit_translation.machine_translate(request, translation_id=translation_id)
    except (OSError, LookupError, TypeError, ValueError):  # no answer, or one that says nothing
        logger.exception("The provider of machine translation failed")
        messages.error(
            request, _("The machine did not answer. Nothing was translated; try again later.")
        )
    translation = get_object_or_404(Translation, pk=translation_id)
    return redirect(translation.get_target_instance_edit_url())


edit_string = for_translators(take_string)
edit_override = for_translators(take_override)
download_pofile = for_translators(edit_translation.download_pofile)
upload_pofile = for_translators(take_pofile)
machine_translate = for_translators(translate_by_machine)
