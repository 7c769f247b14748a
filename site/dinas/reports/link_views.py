"""The report on broken links."""

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn

from dinas.reports import audience
from dinas.reports.enums import Arah, Kerusakan
from dinas.reports.models import Tautan
from dinas.reports.places import edit_url, for_editor
from dinas.reports.tasks import periksa_satu
from dinas.reports.views import Report


class TautanFilterSet(WagtailFilterSet):
    """By what is wrong, and where the link leads."""

    kerusakan = django_filters.ChoiceFilter(
        label=gettext_lazy("What is wrong"),
        choices=Kerusakan.choices,
        empty_label=gettext_lazy("All"),
    )
    arah = django_filters.ChoiceFilter(
        label=gettext_lazy("Leads to"), choices=Arah.choices, empty_label=gettext_lazy("All")
    )
    alamat = django_filters.CharFilter(
        label=gettext_lazy("Address contains"), lookup_expr="icontains"
    )

    class Meta:
        model = Tautan
        fields = ("kerusakan", "arah", "alamat")


class ActionColumn(BaseColumn):
    """A cell with a form."""

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Hand the token on: a cell's template does not see the page's context."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(parent_context["request"])}


class CheckAgainColumn(ActionColumn):
    """The button by which a link is looked at anew."""

    cell_template_name = "reports/periksa_lagi.html"


class BrokenLinksReport(Report):
    """Links that lead readers nowhere, those broken longest last."""

    model = Tautan
    page_title = gettext_lazy("Broken links")
    header_icon = "link"
    index_url_name = "laporan_tautan"
    index_results_url_name = "laporan_tautan_hasil"
    filterset_class = TautanFilterSet
    is_allowed = staticmethod(audience.writes_pages)
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn("judul", label=gettext_lazy("Page"), get_url=edit_url),
        Column("bagian", label=gettext_lazy("Field")),
        Column("tujuan", label=gettext_lazy("Address")),
        Column("kerusakan", label=gettext_lazy("What is wrong"), accessor="get_kerusakan_display"),
        DateColumn("sejak", label=gettext_lazy("Since")),
        CheckAgainColumn("lagi", label=gettext_lazy("Action")),
    ]
    list_export: ClassVar[list[str]] = [
        "judul", "bagian", "tujuan", "get_kerusakan_display", "sejak",
    ]  # fmt: skip
    export_headings: ClassVar[dict[str, Any]] = {
        "judul": gettext_lazy("Page"),
        "bagian": gettext_lazy("Field"),
        "tujuan": gettext_lazy("Address"),
        "get_kerusakan_display": gettext_lazy("What is wrong"),
        "sejak": gettext_lazy("Since"),
    }

    def get_queryset(self) -> QuerySet[Tautan]:
        """Return the links in what the person may change."""
        return for_editor(Tautan.objects.broken(), self.request.user)

    def decorate_paginated_queryset(self, object_list: Any) -> list[Tautan]:
        """Say where each link leads; a number of ours says nothing to anybody."""
        rows: Any = list(object_list)
        for row in rows:
            row.tujuan = (
                row.alamat if row.arah in {Arah.LUAR, Arah.ALAMAT} else (row.get_arah_display())
            )
        return rows

    @property
    def no_results_message(self) -> str:
        """Say why the list is empty."""
        if self.is_searching or self.is_filtering:
            return _("No broken link is like that.")
        return _("No broken links were found.")


@require_POST
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a link anew: at once where it is ours, in a few minutes where it is not."""
    if not audience.writes_pages(request.user):
        raise PermissionDenied
    rows: Any = for_editor(Tautan.objects.all(), request.user)
    row = get_object_or_404(rows, pk=pk)
    row.giliran = timezone.now()
    row.save(update_fields=["giliran"])
    model: Any = row.jenis.model_class()
    periksa_satu.enqueue(model._meta.label_lower, row.nomor)
    messages.success(
        request, _("The link is being checked again. This list soon shows the result.")
    )
    return redirect("laporan_tautan")
