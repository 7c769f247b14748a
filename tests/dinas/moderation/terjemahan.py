"""Translations as the site makes them."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from dinas.moderation.drafts import make_draft


def translation_for(source: Any, language: str = "en") -> Translation:
    """Return the record that ties the source to its translation."""
    return Translation.objects.get(
        source__object_id=source.translation_key, target_locale__language_code=language
    )


def translate_segments(translation: Translation, mark: str = "EN") -> None:
    """Translate every text of the source."""
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": f"{mark} {segment.string.data}"},
        )


def make_english_draft(source: Any) -> Any:
    """Make the English draft of what is published, untranslated."""
    make_draft(source, Locale.objects.get(language_code="en"))
    return translation_for(source).get_target_instance()


def make_english_live(source: Any, komit: Any) -> Any:
    """Make, translate and publish the English."""
    make_english_draft(source)
    translation = translation_for(source)
    translate_segments(translation)
    with komit():
        translation.save_target(publish=True)
    return translation.get_target_instance()
