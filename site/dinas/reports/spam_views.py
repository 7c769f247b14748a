"""The reports on suspicious words and on the sites that our pages lead to."""

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn

from dinas.reports import audience
from dinas.reports.link_views import ActionColumn
from dinas.reports.models import KataJudi, SitusLuar
from dinas.reports.places import edit_url, for_editor
from dinas.reports.views import Report


class KataJudiFilterSet(WagtailFilterSet):
    """By whether somebody has called it harmless."""

    diabaikan = django_filters.BooleanFilter(label=gettext_lazy("Harmless"))

    class Meta:
        model = KataJudi
        fields = ("diabaikan",)


class HarmlessColumn(ActionColumn):
    """The button by which a finding is put aside, or taken up again."""

    cell_template_name = "reports/tak_berbahaya.html"


class SuspiciousWordsReport(Report):
    """Words of online gambling and hidden text in what is public, the newest first."""

    model = KataJudi
    page_title = gettext_lazy("Suspicious words")
    header_icon = "warning"
    index_url_name = "laporan_judi"
    index_results_url_name = "laporan_judi_hasil"
    filterset_class = KataJudiFilterSet
    is_allowed = staticmethod(audience.publishes_pages)
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn("judul", label=gettext_lazy("Page"), get_url=edit_url),
        Column("bagian", label=gettext_lazy("Field")),
        Column("temuan", label=gettext_lazy("Finding")),
        Column("kutipan", label=gettext_lazy("Words")),
        Column("penulis", label=gettext_lazy("Last edited by")),
        DateColumn("ditemukan", label=gettext_lazy("First seen")),
        HarmlessColumn("tindakan", label=gettext_lazy("Action")),
    ]
    list_export: ClassVar[list[str]] = ["judul", "bagian", "temuan", "kutipan", "penulis"]
    export_headings: ClassVar[dict[str, Any]] = {
        "judul": gettext_lazy("Page"),
        "bagian": gettext_lazy("Field"),
        "temuan": gettext_lazy("Finding"),
        "kutipan": gettext_lazy("Words"),
        "penulis": gettext_lazy("Last edited by"),
    }

    def get_queryset(self) -> QuerySet[KataJudi]:
        """Return what nobody has called harmless, in what the person may change."""
        rows = for_editor(KataJudi.objects.select_related("oleh"), self.request.user)
        return rows if "diabaikan" in self.request.GET else rows.filter(diabaikan=False)

    def decorate_paginated_queryset(self, object_list: Any) -> list[KataJudi]:
        """Say in words what was found and who wrote last."""
        rows: Any = list(object_list)
        for row in rows:
            row.temuan, row.penulis = _(row.sebab), str(row.oleh or "")
        return rows

    @property
    def no_results_message(self) -> str:
        """Say why the list is empty."""
        return _("No suspicious words were found.")


class SitusLuarFilterSet(WagtailFilterSet):
    """By name, and by whether somebody knows the site."""

    nama = django_filters.CharFilter(label=gettext_lazy("Site contains"), lookup_expr="icontains")
    dikenal = django_filters.BooleanFilter(label=gettext_lazy("Known"))

    class Meta:
        model = SitusLuar
        fields = ("nama", "dikenal")


class KnownColumn(ActionColumn):
    """The button by which a moderator says that the office knows the site."""

    cell_template_name = "reports/kenal.html"


class OutgoingSitesReport(Report):
    """The sites that our pages lead to, unknown ones first."""

    model = SitusLuar
    page_title = gettext_lazy("Sites linked to")
    header_icon = "site"
    index_url_name = "laporan_situs"
    index_results_url_name = "laporan_situs_hasil"
    filterset_class = SitusLuarFilterSet
    is_allowed = staticmethod(audience.publishes_pages)
    columns: ClassVar[list[BaseColumn]] = [
        Column("nama", label=gettext_lazy("Site")),
        TitleColumn("judul", label=gettext_lazy("First seen on"), get_url=edit_url),
        Column("bagian", label=gettext_lazy("Field")),
        Column("penulis", label=gettext_lazy("Last edited by")),
        DateColumn("ditemukan", label=gettext_lazy("First seen")),
        KnownColumn("tindakan", label=gettext_lazy("Known")),
    ]
    list_export: ClassVar[list[str]] = ["nama", "judul", "penulis", "ditemukan", "dikenal"]
    export_headings: ClassVar[dict[str, Any]] = {
        "nama": gettext_lazy("Site"),
        "judul": gettext_lazy("First seen on"),
        "penulis": gettext_lazy("Last edited by"),
        "ditemukan": gettext_lazy("First seen"),
        "dikenal": gettext_lazy("Known"),
    }

    def get_queryset(self) -> QuerySet[SitusLuar]:
        """Return the sites: moderators answer for all that is public."""
        return SitusLuar.objects.select_related("oleh")

    def decorate_paginated_queryset(self, object_list: Any) -> list[SitusLuar]:
        """Name who wrote last where the site was first seen."""
        rows: Any = list(object_list)
        for row in rows:
            row.penulis = str(row.oleh or "")
        return rows

    @property
    def no_results_message(self) -> str:
        """Say why the list is empty."""
        return _("No links to other sites were found.")


@require_POST
def call_harmless(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a finding aside, or take it up again."""
    if not audience.publishes_pages(request.user):
        raise PermissionDenied
    rows: Any = for_editor(KataJudi.objects.all(), request.user)
    row = get_object_or_404(rows, pk=pk)
    row.diabaikan = not row.diabaikan
    row.save(update_fields=["diabaikan"])
    messages.success(
        request,
        _("Marked as harmless.") if row.diabaikan else _("Taken up again."),
    )
    return redirect("laporan_judi")


@require_POST
def call_known(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a site as known to the office, or take the mark away."""
    if not audience.publishes_pages(request.user):
        raise PermissionDenied
    row = get_object_or_404(SitusLuar, pk=pk)
    row.dikenal = not row.dikenal
    row.save(update_fields=["dikenal"])
    text = _("%(site)s is marked as known.") if row.dikenal else _("%(site)s is no longer known.")
    messages.success(request, text % {"site": row.nama})
    return redirect("laporan_situs")
