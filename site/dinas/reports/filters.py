"""What a report can be narrowed to."""

import datetime as dt
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.images import get_image_model
from wagtail.models import Page, get_page_content_types

from dinas.images.enums import Persetujuan

SOON = dt.timedelta(days=30)
MEBIBYTE = 1024 * 1024


class _PageFilterSet(WagtailFilterSet):
    content_type = ContentTypeFilter(
        label=_("Type"),
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = Page
        fields = ("content_type",)


class ContentAgeFilterSet(_PageFilterSet):
    """By state of the review, by type, by day of the last publication."""

    tinjauan = django_filters.ChoiceFilter(
        label=_("Review"),
        method="filter_review",
        choices=(
            ("lewat", _("Overdue")),
            ("segera", _("Within 30 days")),
            ("kosong", _("Without a review date")),
        ),
        empty_label=_("All"),
    )
    last_published_at = django_filters.DateFilter(
        label=_("Last published before"), lookup_expr="date__lt", widget=AdminDateInput
    )

    def filter_review(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the pages whose review is in the chosen state."""
        today = timezone.localdate()
        if value == "lewat":
            return queryset.filter(tinjau__lte=today)
        if value == "segera":
            return queryset.filter(tinjau__gt=today, tinjau__lte=today + SOON)
        return queryset.filter(tinjau__isnull=True)


class UntranslatedFilterSet(_PageFilterSet):
    """By type."""


class PictureFilterSet(WagtailFilterSet):
    """By what is missing, and whether a page shows the picture."""

    kurang = django_filters.ChoiceFilter(
        label=_("Missing"),
        method="filter_missing",
        choices=(
            ("description", _("alt text")),
            ("alt_en", _("alt text in English")),
            ("kredit", _("credit")),
            ("persetujuan", _("consent")),
        ),
        empty_label=_("All"),
    )
    dipakai = django_filters.BooleanFilter(label=_("Shown on a page"))

    class Meta:
        model = get_image_model()
        fields = ("kurang", "dipakai")

    def filter_missing(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the pictures that lack the chosen thing."""
        if value == "persetujuan":
            return queryset.filter(persetujuan=Persetujuan.BELUM_DITANYAKAN)
        return queryset.filter(Q(**{value: ""}))


class UnusedFileFilterSet(WagtailFilterSet):
    """By the least size."""

    ukuran = django_filters.ChoiceFilter(
        label=_("Size"),
        method="filter_size",
        choices=(("1", _("1 MB and more")), ("5", _("5 MB and more"))),
        empty_label=_("All"),
    )

    class Meta:
        model = get_image_model()
        fields = ("ukuran",)

    def filter_size(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the files that take at least so much room."""
        return queryset.filter(file_size__gte=int(value) * MEBIBYTE)
