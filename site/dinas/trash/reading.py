"""Says in words what lies in the trash, so that nobody has to put it back to find out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.models import Locale, Page

from dinas.trash.models import Terhapus

MOST_SHOWN = 50
"""How many pages and entries are shown with their content."""
TITLES = ("draft_title", "title", "judul", "nama")
UNSAID = {"slug", "url_path", "path", "title", "draft_title", "file_hash"}
"""Fields that tell an office clerk nothing, or nothing new."""


@dataclass(frozen=True)
class Isi:
    """A page, an entry or a file as it was: its name, its kind and what stands in it."""

    judul: str
    jenis: str
    bahasa: str = ""
    teks: list[tuple[str, str]] = field(default_factory=list)


def contents(kept: Terhapus, main_labels: set[str]) -> list[Isi]:
    """Return what was deleted, pages in the order of the tree; of very much only the first."""
    rows = kept.isi.get("rows", [])
    by_key = {(row["model"], str(row["pk"])): row["fields"] for row in rows}
    pages = [row for row in rows if row["model"] == "wagtailcore.page"]
    pages.sort(key=lambda row: row["fields"]["path"])
    others = [row for row in rows if row["model"] in main_labels - {"wagtailcore.page"}]
    found = [_page(row, by_key) for row in pages[:MOST_SHOWN]]
    return [*found, *(_entry(row) for row in others[: MOST_SHOWN - len(found)])]


def file_names(kept: Terhapus) -> list[str]:
    """Return the names of the files, in the order in which they are kept."""
    return [PurePosixPath(name).name for name, _copy in kept.isi.get("files", [])]


def _page(row: Any, by_key: Mapping[tuple[str, str], Any]) -> Isi:
    fields = row["fields"]
    kind = ContentType.objects.get_for_id(fields["content_type"])
    model = kind.model_class() or Page
    own = by_key.get((model._meta.label_lower, str(row["pk"])), {})
    # What was written last may never have been published.
    revision = by_key.get(("wagtailcore.revision", str(fields.get("latest_revision"))), {})
    draft = revision.get("content", {})
    own = {name: draft.get(name, value) for name, value in own.items()}
    return Isi(
        judul=_title(fields),
        jenis=capfirst(str(model._meta.verbose_name)),
        bahasa=_language(fields),
        teks=list(_texts(model, own)),
    )


def _entry(row: Any) -> Isi:
    model = apps.get_model(row["model"])
    fields = row["fields"]
    return Isi(
        judul=_title(fields),
        jenis=capfirst(str(model._meta.verbose_name)),
        bahasa=_language(fields),
        teks=list(_texts(model, fields)),
    )


def _title(fields: Mapping[str, Any]) -> str:
    return next((str(fields[name]) for name in TITLES if fields.get(name)), "")


def _language(fields: Mapping[str, Any]) -> str:
    locale = Locale.objects.filter(pk=fields.get("locale")).first()
    return locale.get_display_name() if locale else ""


def _texts(model: type[models.Model], fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, raw in fields.items():
        try:
            known = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue  # it had this field when it was deleted
        if name in UNSAID or not isinstance(known, models.Field) or not known.editable:
            continue
        words = _words(known, raw)
        if words:
            yield capfirst(str(known.verbose_name)), words


def _words(known: Any, raw: Any) -> str:
    """Return a value as a reader would say it; nothing for numbers of rows and the like."""
    try:
        value = known.to_python(raw)
    except ValidationError:
        return ""
    if not value or known.is_relation:
        return ""
    if hasattr(known, "get_searchable_content"):
        return "\n".join(str(part) for part in known.get_searchable_content(value)).strip()
    if known.choices:
        return str(dict(known.flatchoices).get(value, value))
    if isinstance(known, models.DateField):
        return date_format(value)
    return str(value) if isinstance(known, (models.CharField, models.TextField)) else ""
