"""Reads what a deletion is about to take away, while it is still there."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core import serializers
from django.core.files.storage import default_storage
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import TranslationSource

FOLDER = "terhapus"
"""Where files lie until their time is over; nothing there has an address."""

MADE_ANEW = {"wagtailsearch", "modelsearch", "dinas_search"}
"""Apps whose rows are made from the others: the search indexes."""


def capture(objects: list[Any]) -> dict[str, list[Any]]:
    """Return the rows that go with these objects, what pointed at them, and copies of their files.

    What is protected is not deleted either; of that nothing is returned.
    """
    collector = Collector(using="default")
    try:
        collector.collect(objects)
        collector.collect(_translation_records(objects))
    except (ProtectedError, RestrictedError):
        return {}
    rows = list(_rows(collector))
    return {
        "rows": json.loads(serializers.serialize("json", rows)),
        "pointers": list(_pointers(collector)),
        "parents": list(_parents(objects)),
        "files": [_keep_file(one) for one in objects if _has_file(one)],
    }


def _translation_records(objects: Iterable[Any]) -> list[Any]:
    """Return what ties pages to their translations, which their deletion may take along."""
    pages = [one for one in objects if isinstance(one, Page)]
    return [
        record
        for page in pages
        for record in TranslationSource.objects.filter(
            object_id=page.translation_key, locale_id=page.locale_id
        )
    ]


def _rows(collector: Collector) -> Iterator[Any]:
    found = [row for rows in collector.data.values() for row in rows]
    for rows in collector.fast_deletes:
        found.extend(rows)
    rendition = get_image_model().get_rendition_model()
    seen = set()
    for row in found:
        key = (row._meta.label, row.pk)
        is_made_anew = isinstance(row, (rendition, ReferenceIndex))
        if row._meta.auto_created or is_made_anew or key in seen:
            continue
        if row._meta.app_label in MADE_ANEW:
            continue
        seen.add(key)
        yield row


def _pointers(collector: Collector) -> Iterator[list[Any]]:
    updates: dict[Any, Any] = collector.field_updates  # its rows come in lists and in querysets
    for (field, _value), groups in updates.items():
        for rows in groups:
            for row in rows:
                value = getattr(row, field.attname)
                yield [row._meta.label, str(row.pk), field.attname, str(value)]


def _parents(objects: Iterable[Any]) -> Iterator[list[int]]:
    pages = [one for one in objects if isinstance(one, Page)]
    paths = {page.path for page in pages}
    for page in pages:
        above = page.path[: -page.steplen]
        if above not in paths:
            parent = Page.objects.filter(path=above).first()
            yield [page.pk, parent.pk if parent else 0]


def _has_file(one: Model) -> bool:
    return bool(getattr(one, "file", None)) and hasattr(one.file, "storage")  # type: ignore[attr-defined]  # asked for right before


def _keep_file(one: Any) -> list[str]:
    name = one.file.name
    with one.file.storage.open(name) as source:
        return [name, default_storage.save(f"{FOLDER}/{name}", source)]
