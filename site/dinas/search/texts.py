"""The words of a page, and the files that it offers."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.documents import get_document_model
from wagtail.fields import StreamField

LONGEST = 100_000
"""Characters of one page that can be found by; far more than anybody writes."""
NAMES_BEGIN = "\f"
"""Stands in the words of an entry before names that belong to it and are no part of its text."""
_FILE = re.compile(r'"dokumen": (\d+)')
_LINK = re.compile(r'<a [^>]*linktype=\\?"document\\?"[^>]*>')
_ID = re.compile(r'\bid=\\?"(\d+)')


def running_text(page: Any) -> str:
    """Return what the blocks of a page or a snippet say, one piece a line."""
    pieces: list[str] = []
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = field.value_from_object(page)
            pieces += field.get_searchable_content(value)
    return "\n".join(" ".join(str(piece).split()) for piece in pieces if piece)[:LONGEST]


def with_names(text: str, names: Iterable[str]) -> str:
    """Return the text with what the page is found by besides: its crops, its place, its topics."""
    told = ", ".join(filter(None, names))
    return f"{text}{NAMES_BEGIN}{told}" if told else text


def linked_documents(page: Any) -> Iterator[Any]:
    """Yield the documents that a page offers or links to, unless only some may have them."""
    keys: set[int] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            raw = json.dumps(list(field.value_from_object(page).raw_data), default=str)
            keys.update(int(key) for key in _FILE.findall(raw))
            keys.update(int(key) for link in _LINK.findall(raw) for key in _ID.findall(link))
    if keys:
        rows = get_document_model().objects.filter(pk__in=keys).select_related("collection")
        private: dict[int, bool] = {}
        for row in rows.order_by("pk"):
            place = row.collection_id
            if place not in private:
                private[place] = row.collection.get_view_restrictions().exists()
            if not private[place]:
                yield row
