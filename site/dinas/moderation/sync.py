"""Stopping and starting the sync of a translation, without losing what people wrote."""

import json
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from django.db import transaction
from wagtail.models import RevisionMixin
from wagtail_localize.models import SegmentOverride, String, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from dinas.moderation.handwork import HandWork, Pair, grouped, newest_version
from dinas.moderation.markup import fault_in


@transaction.atomic
def put_typed_texts_into_draft(translation: Translation, user: Any) -> bool:
    """Write texts that were typed but not submitted into a draft; tell whether there were any.

    The ordinary editor shows the newest revision, and would not know of them. All else stays as
    it is in that revision: its paragraphs, their order, and what is not translated.

    Raises:
        ValidationError: a text doesn't fit its field.
    """
    instance = translation.get_target_instance()
    if not isinstance(instance, RevisionMixin):
        return False
    draft = newest_version(instance)
    segments = [
        one
        for one in extract_segments(draft)
        if isinstance(one, (StringSegmentValue, TemplateSegmentValue))
    ]
    typed = _typed_texts(translation)
    is_changed = False
    for path, values in grouped(segments).items():
        if len(values) != len(typed[path]):
            continue
        for value, text in zip(values, typed[path], strict=True):
            if text and text != value.string.data and not fault_in(value.string.data, text):
                value.string = StringValue(text)
                is_changed = True
    if is_changed:
        ingest_segments(draft, draft, draft.locale, draft.locale, segments)
        draft.save_revision(user=user, log_action=True)
    return is_changed


def _typed_texts(translation: Translation) -> dict[str, list[str | None]]:
    typed: dict[str, list[str | None]] = defaultdict(list)
    segments = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    for segment in segments.select_related("context").order_by("order"):
        typed[segment.context.path].append(segment.translation)
    return typed


@transaction.atomic
def start_sync(work: HandWork, user: Any) -> None:
    """Start the sync again, with what people wrote by hand as the translation."""
    translation = work.translation
    for pair in work.pairs:
        _remember(pair, work, user)
    for place, value in work.overrides:
        overrides = SegmentOverride.objects.filter(
            context=place.context, locale=translation.target_locale
        )
        if value == place.data:
            overrides.delete()
        elif not overrides.update(data_json=json.dumps(value), has_error=False, field_error=""):
            SegmentOverride.objects.create(
                context=place.context,
                locale=translation.target_locale,
                data_json=json.dumps(value),
                last_translated_by=user,
            )
    translation.enabled = True
    translation.save(update_fields=["enabled"])


def _remember(pair: Pair, work: HandWork, user: Any) -> None:
    """Keep one text as the translation of what it translates.

    Where the Indonesian changed after the last hand was laid on the translation, that is the
    Indonesian from before: the text then waits for the translator, as after any other change.
    """
    segment, locale = pair.segment, work.translation.target_locale
    here = StringTranslation.objects.filter(context=segment.context, locale=locale)
    known = here.filter(translation_of=segment.string).first()
    if known is None and pair.english == segment.string.data:
        return  # nobody has translated it yet
    original = segment.string
    if known is None:
        standing = work.translation.source.stringsegment_set.filter(context=segment.context)
        earlier = here.exclude(translation_of__in=standing.values("string")).select_related(
            "translation_of"
        )
        if earlier.filter(data=pair.english).exists():
            return
        if _is_source_newer(work):
            original = _closest(segment.string, [one.translation_of for one in earlier])
    if known is not None and known.data == pair.english and not known.has_error:
        return
    StringTranslation.objects.update_or_create(
        translation_of=original,
        context=segment.context,
        locale=locale,
        defaults={
            "data": pair.english,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def _closest(text: String, earlier: Iterable[String]) -> String:
    """Return what stood in the text's place before; the text itself where nothing did."""
    return max(
        earlier,
        key=lambda one: SequenceMatcher(None, one.data, text.data).ratio(),
        default=text,
    )


def _is_source_newer(work: HandWork) -> bool:
    revision = getattr(work.written, "latest_revision", None)
    return revision is not None and work.translation.source.last_updated_at > revision.created_at
