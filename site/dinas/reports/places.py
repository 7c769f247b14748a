"""The way from a finding to its field, and who may go it."""

from typing import Any
from urllib.parse import quote

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from dinas.accounts.permissions import granted_locale_ids
from dinas.reports.querysets import editable_pages


def edit_url(row: Any) -> str | None:
    """Return the address of the form, at the field where the finding stands."""
    kind = ContentType.objects.get_for_id(row.jenis_id) if row.jenis_id else None
    model: Any = kind.model_class() if kind else None
    if model is None or not row.nomor:
        return None
    mark = f"#tempat={quote(row.jalur, safe='.')}"
    if issubclass(model, Page):
        return (
            reverse("wagtailadmin_pages:edit", args=[row.nomor]) + mark if row.halaman_id else None
        )
    if issubclass(model, get_image_model()):
        return reverse("wagtailimages:edit", args=[row.nomor]) + mark
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[row.nomor]) + mark


def for_editor(rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Keep the findings in what the person may change."""
    allowed = Q(halaman__in=editable_pages(user).order_by().values("pk"))
    locales = granted_locale_ids(user)
    kinds: list[type[Model]] = [*get_snippet_models(), get_image_model()]
    for model in kinds:
        if not policy_registry.get_by_type(model).user_has_permission(user, "change"):
            continue
        own = Q(jenis=ContentType.objects.get_for_model(model))
        if issubclass(model, TranslatableMixin):
            own &= Q(bahasa__in=locales)
        allowed |= own
    return rows.filter(allowed)
