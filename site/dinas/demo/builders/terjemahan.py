"""Makes English through wagtail-localize, so that translators find each segment translated."""

import html
from collections.abc import Mapping
from typing import Any

from wagtail.models import DraftStateMixin, Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)


class Kamus(dict[str, str]):
    """English words by the Indonesian ones."""

    def __call__(self, indonesia: str, english: str) -> str:
        """Note a pair and return the Indonesian, so that both stand where they are used."""
        self[indonesia] = english
        return indonesia


def terjemahkan(instance: Any, words: Mapping[str, str]) -> Any:
    """Publish the English of a page or snippet and return it.

    Raises:
        LookupError: a text of the instance has no English among `words`.
    """
    locale = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(instance)
    Translation.objects.get_or_create(source=source, target_locale=locale)
    StringTranslation.objects.bulk_create(
        _translations(source, locale, words),
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data"],
    )
    has_drafts = isinstance(instance, DraftStateMixin)
    target, _made = source.create_or_update_translation(locale, publish=not has_drafts)
    if has_drafts:
        # Left to itself, wagtail-localize publishes after the transaction: what fails there
        # would leave half a site behind.
        target.get_latest_revision().publish()
    return target


def _translations(
    source: TranslationSource, locale: Locale, words: Mapping[str, str]
) -> list[StringTranslation]:
    found = {}
    for segment in StringSegment.objects.filter(source=source).select_related("string"):
        indonesia = html.unescape(segment.string.data)
        if indonesia not in words:
            raise LookupError(f"{source.object_repr}: no English for {indonesia!r}")
        found[segment.string_id, segment.context_id] = StringTranslation(
            translation_of=segment.string,
            locale=locale,
            context_id=segment.context_id,
            data=html.escape(words[indonesia], quote=False),
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    return list(found.values())
