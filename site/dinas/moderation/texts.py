"""What translators type, checked when it is stored: said in words where it fits nowhere."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import CharField, Field, ManyToOneRel, TextField
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.models import (
    StringTranslation,
    TranslationContext,
    TranslationSource,
    post_save_string_translation,
)
from wagtail_localize.strings import StringValue

from dinas.moderation.markup import fault_in


def fault_of(context: TranslationContext, original: str, translated: str) -> str:
    """Return what is wrong with a translated text, in words; empty if nothing is.

    wagtail-localize asks the fields only when the whole page is published, and never the blocks of
    a text; a title that is too long would stop PostgreSQL in the middle of it.
    """
    if not translated.strip():
        return _("The translation is empty.")
    return fault_in(original, translated) or _field_fault(context, translated)


def _field_fault(context: TranslationContext, translated: str) -> str:
    place = _place_of(context)
    if place is None:
        return ""
    text = StringValue(translated).render_text()
    try:
        if isinstance(place, Field):
            place.clean(text, None)
        else:
            place.clean(text)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _place_of(context: TranslationContext) -> Field[Any, Any] | blocks.Block | None:
    """Return the field or the block that the text fills alone; none for a part of a rich text."""
    source = TranslationSource.objects.filter(object_id=context.object_id).first()
    if source is None:
        return None
    model: Any = source.specific_content_type.model_class()
    names = iter((context.field_path or context.path).split("."))
    try:
        place = _field_in(model, names)
        if isinstance(place, StreamField):
            return _block_in(place.stream_block, names)
    except (FieldDoesNotExist, KeyError, StopIteration):
        return None
    is_plain = isinstance(place, (CharField, TextField)) and not isinstance(place, RichTextField)
    return place if is_plain else None


def _field_in(model: Any, names: Iterator[str]) -> Any:
    place = model._meta.get_field(next(names))
    if isinstance(place, ManyToOneRel):  # the rows of an InlinePanel
        return _field_in(place.related_model, names)
    return place


def _block_in(block: Any, names: Iterator[str]) -> blocks.Block | None:
    for name in names:
        is_list = isinstance(block, blocks.ListBlock)
        block = block.child_block if is_list else block.child_blocks[name]
    return block if isinstance(block, (blocks.CharBlock, blocks.TextBlock)) else None


@receiver(pre_save, sender=StringTranslation, dispatch_uid="moderation_string_translation")
def on_string_translated(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Keep a faulty text where the translator can mend it, and out of every page."""
    if raw or instance.has_error:
        return
    context = instance.context
    fault = fault_of(context, instance.translation_of.data, instance.data) if context else ""
    instance.data = instance.data.replace("\0", "")  # no database text may hold one
    if fault:
        instance.has_error, instance.field_error = True, fault


@receiver(post_save, sender=StringTranslation, dispatch_uid="moderation_draft_title")
def on_title_translated(sender: type, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Let lists show the translated title, unless it is faulty: there it may not even fit."""
    if not raw and instance.context is not None and not instance.has_error:
        post_save_string_translation(instance=instance)


post_save.disconnect(post_save_string_translation, sender=StringTranslation)
