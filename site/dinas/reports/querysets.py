"""What the reports and the dashboard ask the database."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    CharField,
    DateField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, ReferenceIndex, get_page_models
from wagtail.permissions import policy_registry

from dinas.core.bahasa import SOURCE
from dinas.core.models.base import BasePage
from dinas.images.enums import Persetujuan


def with_review_date(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Give each page, whatever its type, its review date as `tinjau`, without a query of its own.

    The date lies in the table of the page's type.
    """
    columns = [
        F(f"{model._meta.model_name}__tinjau_pada")
        for model in get_page_models()
        if issubclass(model, BasePage)
    ]
    nothing = Value(None, output_field=DateField())
    return pages.annotate(tinjau=Coalesce(*columns, nothing, output_field=DateField()))


def editable_pages(user: Any) -> QuerySet[Page]:
    """The pages that the person may work on."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_any_permission_for(user, ["add", "change", "publish"])


def content_by_age(user: Any) -> QuerySet[Page]:
    """Public pages, those whose review is longest overdue first, then the oldest."""
    return (
        with_review_date(editable_pages(user).filter(live=True, depth__gt=1))
        .select_related("content_type", "locale")
        .order_by(F("tinjau").asc(nulls_last=True), F("last_published_at").asc(nulls_first=True))
    )


def overdue_reviews(user: Any) -> QuerySet[Page]:
    """Public pages in the source language that should have been checked by today.

    The date is one for both languages, so a translation would only say the same again.
    """
    today = timezone.localdate()
    return content_by_age(user).filter(locale__language_code=SOURCE, tinjau__lte=today)


def count_overdue_reviews(user: Any) -> int:
    """How many pages wait to be checked, for the dashboard."""
    return overdue_reviews(user).count()


def _is_used(model: type[Model]) -> Exists:
    return Exists(
        ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model),
            to_object_id=Cast(OuterRef("pk"), CharField()),
        )
    )


def editable_files(user: Any, model: Any) -> QuerySet[Any]:
    """The pictures or documents that the person may change."""
    return policy_registry.get_by_type(model).instances_user_has_permission_for(user, "change")


def incomplete_pictures(user: Any) -> QuerySet[Any]:
    """Pictures that lack a text or an answer; what readers see first comes first.

    A picture that no page shows may wait for its English text and its credit.
    """
    unasked = Q(persetujuan=Persetujuan.BELUM_DITANYAKAN)
    return (
        editable_files(user, get_image_model())
        .annotate(dipakai=_is_used(get_image_model()))
        .filter(Q(description="") | unasked | Q(dipakai=True) & (Q(alt_en="") | Q(kredit="")))
        .order_by("-dipakai", "-created_at", "-pk")
    )


def count_incomplete_pictures(user: Any) -> int:
    """How many pictures lack something, for the dashboard."""
    return incomplete_pictures(user).count()


def unused_pictures(user: Any) -> QuerySet[Any]:
    """Pictures that no page or entry refers to, the largest first."""
    return _unused(user, get_image_model())


def unused_documents(user: Any) -> QuerySet[Any]:
    """Documents that no page or entry refers to, the largest first."""
    return _unused(user, get_document_model())


def _unused(user: Any, model: Any) -> QuerySet[Any]:
    return (
        editable_files(user, model)
        .filter(~_is_used(model))
        .select_related("collection", "uploaded_by_user")
        .order_by(F("file_size").desc(nulls_last=True), "pk")
    )


def untranslated_pages(user: Any) -> QuerySet[Page]:
    """Public pages in the source language with no page of their own in another language.

    A translation that was never published counts as missing: readers cannot see it.
    """
    source = Locale.objects.filter(language_code=SOURCE)
    public = Page.objects.filter(
        translation_key=OuterRef("translation_key"), live=True, alias_of__isnull=True
    ).exclude(locale__in=source)
    return (
        editable_pages(user)
        .filter(live=True, depth__gt=1, locale__in=source, alias_of__isnull=True)
        .filter(~Exists(public))
        .annotate(
            ada_draf=Exists(
                Page.objects.filter(
                    translation_key=OuterRef("translation_key"), alias_of__isnull=True
                ).exclude(locale__in=source)
            )
        )
        .select_related("content_type", "locale")
        .order_by("-last_published_at", "-pk")
    )


def count_untranslated_pages(user: Any) -> int:
    """How many public pages have no public translation, for the dashboard."""
    return untranslated_pages(user).count()
