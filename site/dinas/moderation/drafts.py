"""English drafts of what was published in Indonesian: made and kept in step, never public.

wagtail-localize's own `translate_object` is not used: for a page whose translation is live it
writes the new text into the live row, and it makes missing parents as live copies.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from dinas.core.bahasa import SOURCE
from dinas.moderation.comparison import is_source_changed

_switched_off: ContextVar[bool] = ContextVar("translation_drafts_off", default=False)
_by_worker: ContextVar[bool] = ContextVar("translation_drafts_by_worker", default=False)


@contextmanager
def without_translation_drafts() -> Iterator[None]:
    """Publish without making drafts: for seeding and imports that build translations themselves."""
    token = _switched_off.set(True)
    try:
        yield
    finally:
        _switched_off.reset(token)


def are_drafts_switched_off() -> bool:
    """Tell whether the running code asked for no drafts."""
    return _switched_off.get()


@contextmanager
def drafts_by_worker() -> Iterator[None]:
    """Publish many at once: nobody waits until hundreds of drafts are made."""
    token = _by_worker.set(True)
    try:
        yield
    finally:
        _by_worker.reset(token)


def are_drafts_left_to_worker() -> bool:
    """Tell whether the running code leaves the drafts to the worker."""
    return _by_worker.get()


def _has_home(page: Page, locale: Locale) -> bool:
    """Tell whether the language has a home page: without one there is no place for a draft."""
    home = page.get_ancestors(inclusive=True).filter(depth=2).first()
    return home is not None and home.has_translation(locale)


@transaction.atomic
def make_draft(instance: Any, locale: Locale) -> None:
    """Make the object's draft in `locale`, parents first; what exists is left as it is.

    A snippet without drafts gets its row at once, with the source's words in it: lists show these
    words in any case as long as there are no others.
    """
    if isinstance(instance, Page):
        instance = instance.specific
        parent = instance.get_parent()
        if not _has_home(instance, locale):
            return
        if not parent.is_root() and not parent.has_translation(locale):
            make_draft(parent, locale)
    if instance.has_translation(locale):
        return
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is None:
        source, _made = TranslationSource.get_or_create_from_instance(instance)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    # A new row cannot overwrite a public one, so saving it is safe here, and only here.
    translation.save_target(publish=not isinstance(instance, DraftStateMixin))
    if isinstance(instance, DraftStateMixin) and not isinstance(instance, Page):
        _forget_publishing(translation.get_target_instance())


def _forget_publishing(draft: DraftStateMixin) -> None:
    """Drop what the copy of a live snippet took over: it has never been public."""
    draft._meta.model._default_manager.filter(pk=draft.pk).update(
        live=False,
        live_revision=None,
        first_published_at=None,
        last_published_at=None,
        go_live_at=None,
        expire_at=None,
        expired=False,
    )


def keep_in_step(instance: Any) -> None:
    """Bring a published Indonesian object's new words to its translations, or make their drafts.

    Translations that are public stay as they are until somebody translates and a moderator agrees.
    """
    if instance.locale.language_code != SOURCE:
        return
    locales = list(Locale.objects.exclude(language_code=SOURCE))
    if not locales:
        return
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is not None and is_source_changed(source):
        source.update_from_db()
    for locale in locales:
        if source is not None:
            source.update_target_view_restrictions(locale)
        make_draft(instance, locale)
