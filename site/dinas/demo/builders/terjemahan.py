"""Makes English through wagtail-localize, so that translators find each segment translated."""

import html
from collections.abc import Mapping
from typing import Any

from wagtail.models import Locale
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
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        indonesia = html.unescape(segment.string.data)
        if indonesia not in words:
            raise LookupError(f"{instance!r}: no English for {indonesia!r}")
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={
                "data": html.escape(words[indonesia], quote=False),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            },
        )
    translation.save_target(publish=True)
    return source.get_translated_instance(locale)
