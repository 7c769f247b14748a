"""What people wrote into a translation by hand while its sync was stopped.

wagtail-localize builds a translation from its memory of texts alone, so that starting the sync
again throws away what was written in the ordinary editor meanwhile.
https://github.com/wagtail/wagtail-localize/issues/876
https://github.com/wagtail/wagtail-localize/issues/607
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.utils.text import capfirst, slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields, get_translatable_fields
from wagtail_localize.models import OverridableSegment, StringSegment, Translation
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments, quote_path_component
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from dinas.moderation.comparison import VOLATILE, serialized
from dinas.moderation.markup import fault_in

ROW_KEYS = frozenset({"pk", "page", "sort_order", "locale"})
"""What tells a row of a list from its copy, and is not to be read."""


@dataclass(frozen=True)
class Pair:
    """One text of the source and what stands for it on the translation."""

    segment: StringSegment
    english: str


@dataclass(frozen=True)
class Loss:
    """A field in which the translation says something that sync has no place for."""

    label: str
    texts: list[str]


@dataclass
class HandWork:
    """All that the newest version of a translation says, laid beside its source."""

    translation: Translation
    written: Any
    """The newest version of the translation."""
    pairs: list[Pair] = field(default_factory=list)
    overrides: list[tuple[OverridableSegment, Any]] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)


def newest_version(instance: Any) -> Any:
    """Return the object as its newest revision has it, or its row where it has none."""
    latest = getattr(instance, "get_latest_revision_as_object", None)
    return latest() if latest else instance


def grouped(segments: Iterable[Any]) -> dict[str, list[StringSegmentValue]]:
    """Return the texts by the place in which they stand, in their order."""
    places: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            places[segment.path].append(segment)
    return places


def examine(translation: Translation) -> HandWork:
    """Lay the newest version of the translation beside its source; nothing is written."""
    written = newest_version(translation.get_target_instance())
    work = HandWork(translation, written)
    english = extract_segments(written)
    links: dict[str, str] = {}
    memory: dict[tuple[int, int], str] = {}
    for segment, value in _side_by_side(translation, english):
        # The same text twice in one place has one translation only; what differs is a loss.
        text = memory.setdefault((segment.context_id, segment.string_id), value.string.data)
        if not fault_in(segment.string.data, text):
            work.pairs.append(Pair(segment, text))
        links.update(_changed_links(segment, value))
    values = {one.path: one.data for one in english if isinstance(one, OverridableSegmentValue)}
    for place in translation.source.overridablesegment_set.select_related("context"):
        path = place.context.path
        value = links.get(path, values.get(path, place.data))
        if value is not None:
            work.overrides.append((place, value))
    work.losses = list(_losses(work))
    return work


def _side_by_side(
    translation: Translation, english: Iterable[Any]
) -> Iterator[tuple[StringSegment, StringSegmentValue]]:
    """Pair the texts place by place, where both languages have the same number of them."""
    theirs = grouped(english)
    ours: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in translation.source.stringsegment_set.select_related(
        "string", "context"
    ).order_by("order"):
        ours[segment.context.path].append(segment)
    for path, segments in ours.items():
        if len(segments) == len(theirs[path]):
            yield from zip(segments, theirs[path], strict=True)


def _changed_links(segment: StringSegment, value: StringSegmentValue) -> Iterator[tuple[str, str]]:
    """Return the places of the source's links with the addresses that the translation has."""
    ours = json.loads(segment.attrs) if segment.attrs else {}
    for name, attributes in (value.attrs or {}).items():
        before, after = ours.get(name, {}).get("href"), attributes.get("href")
        if before and after and before != after:
            yield f"{segment.context.path}.{quote_path_component(before)}", after


def built_from(work: HandWork) -> Any:
    """Return what sync would make of the translation with all that could be paired."""
    translation = work.translation
    source, locale = translation.source, translation.target_locale
    words = {(pair.segment.context.path, pair.segment.order): pair.english for pair in work.pairs}
    segments: list[Any] = []
    for segment in source._get_segments_for_translation(locale, fallback=True):
        if isinstance(segment, OverridableSegmentValue):
            continue
        if isinstance(segment, StringSegmentValue):
            english = words.get((segment.path, segment.order), segment.string.data)
            segment.string = StringValue(english)
        segments.append(segment)
    segments += [
        OverridableSegmentValue(place.context.path, value, order=place.order)
        for place, value in work.overrides
        if value != place.data
    ]
    original, built = source.as_instance(), source.get_translated_instance(locale)
    copy_synchronised_fields(original, built)
    ingest_segments(original, built, source.locale, locale, segments)
    return built


def _losses(work: HandWork) -> Iterator[Loss]:
    """Name the fields that sync would write otherwise than people did."""
    built = built_from(work)
    if isinstance(built, Page):
        built.slug = _slug_of(built)
    before, after = serialized(work.written), serialized(built)
    mine, kept = _texts_by_field(work.written), _texts_by_field(built)
    for one in get_translatable_fields(type(work.written)):
        name = one.field_name
        if name in VOLATILE or name not in before:
            continue
        if _plain(before[name]) == _plain(after.get(name)):
            continue
        texts = [text for text in mine[name] if text not in kept[name]]
        yield Loss(_label_of(one.get_field(type(built))), texts)


def _label_of(named: Any) -> str:
    """Return the word that editors know a field by; a list of rows goes by the rows' kind."""
    label = getattr(named, "verbose_name", None) or named.related_model._meta.verbose_name_plural
    return capfirst(str(label))


def _slug_of(page: Page) -> str:
    return find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)


def _texts_by_field(instance: Any) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            texts[segment.path.split(".")[0]].append(segment.render_text())
    return texts


def _plain(value: Any) -> Any:
    """Return a value without what two ways of writing the same leave in it."""
    if isinstance(value, dict):
        left_out = ROW_KEYS if "pk" in value else frozenset()
        return {key: _plain(one) for key, one in value.items() if key not in left_out}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, str):
        return value
    if value[:1] in ("[", "{"):
        try:
            return _plain(json.loads(value))
        except ValueError:
            return value
    if "<" in value or "&" in value:
        soup = BeautifulSoup(value, "html.parser")
        for tag in soup.select("[data-block-key]"):
            del tag["data-block-key"]
        value = str(soup)
    return re.sub(r"\s+", " ", value).strip()
