"""Where a name still stands: in texts, old versions, the trash, translations.

These are the office's words, which no command may change; people have to look at them.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from dinas.accounts.personal import subject as subjects

REMADE = ("wagtailsearch", "dinas_search", "sessions", "contenttypes")
"""Apps whose texts are made from others, and follow these; or are no words of people."""
KINDS = (models.CharField, models.TextField, models.JSONField, StreamField)


@dataclass(frozen=True)
class Mention:
    """One row that holds the name, and in which field."""

    kind: str
    key: Any
    title: str
    field: str

    def __str__(self) -> str:
        return f"{self.kind} {self.key} ({self.title}): {self.field}"


def names_of(subject: subjects.Subject) -> set[str]:
    """Return by what the person would be named; ask before she is forgotten."""
    return {*filter(None, (user.get_full_name() for user in subject.users)), *subject.addresses}


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    words = (r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _text(value: Any) -> str:
    if isinstance(value, StreamValue):
        value = list(value.raw_data)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _in_table(model: type[models.Model], names: re.Pattern[str]) -> Iterator[Mention]:
    fields = [f.attname for f in model._meta.local_concrete_fields if isinstance(f, KINDS)]
    fields = [f for f in fields if f != model._meta.pk.attname]
    if not fields:
        return
    for key, *values in model._base_manager.values_list("pk", *fields).iterator():
        for field, value in zip(fields, values, strict=True):
            if value and names.search(_text(value)):
                row = model._base_manager.get(pk=key)
                yield Mention(str(model._meta.verbose_name), key, str(row), field)


def find(names: Iterable[str]) -> list[Mention]:
    """Return every row of every table whose words hold one of the names."""
    wanted = [name for name in names if name.strip()]
    if not wanted:
        return []
    pattern = _pattern(wanted)
    found: list[Mention] = []
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in REMADE:
            found += _in_table(model, pattern)
    return found
