"""The lists of what readers sent, for those who may read it."""

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import log

from dinas.core.spreadsheet import inert, local_moment, local_text
from dinas.feedback.models import Diterima, Kiriman, Masukan

MODELS: dict[str, type[Diterima]] = {"masukan": Masukan, "kiriman": Kiriman}


def may(user: Any, verb: str, name: str) -> bool:
    """Tell whether somebody may view, change or delete what readers sent of this kind."""
    return bool(user.is_active and user.has_perm(f"feedback.{verb}_{name}"))


class _FilterSet(WagtailFilterSet):
    judul = django_filters.CharFilter(label=gettext_lazy("Page contains"), lookup_expr="icontains")
    dibuat = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Sent on"), widget=DateRangePickerWidget
    )
    ditangani = django_filters.BooleanFilter(
        label=gettext_lazy("Handled"), lookup_expr="isnull", exclude=True
    )


class MasukanFilterSet(_FilterSet):
    """By page, day, answer and whether somebody has seen to it."""

    membantu = django_filters.BooleanFilter(label=gettext_lazy("The page helped"))

    class Meta:
        model = Masukan
        fields = ("membantu", "ditangani", "judul", "dibuat")


class KirimanFilterSet(_FilterSet):
    """By form, day and whether somebody has seen to it."""

    class Meta:
        model = Kiriman
        fields = ("ditangani", "judul", "dibuat")


class _HandledColumn(BaseColumn):
    cell_template_name = "feedback/ditangani.html"


class KotakMasuk(ReportView):
    """A list with filters and export; each kind says what it shows."""

    name: ClassVar[str]
    header_icon = "mail"
    default_ordering = "-dibuat"
    results_template_name = "feedback/hasil.html"
    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_CSV: inert},
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        moment = {self.FORMAT_CSV: local_text, self.FORMAT_XLSX: local_moment}
        self.custom_field_preprocess = {"dibuat": moment}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who may not read what people wrote."""
        if not may(request.user, "view", self.name):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        """Return what was sent, with who has seen to it."""
        return MODELS[self.name].objects.select_related("ditangani_oleh")  # type: ignore[attr-defined]  # each kind has its manager

    def get_filename(self) -> str:
        """Name the file by its day."""
        return f"{self.name}-{timezone.localdate():%Y-%m-%d}"

    @property
    def no_results_message(self) -> str:
        """Say why the list is empty."""
        if self.is_searching or self.is_filtering:
            return _("Nothing that was sent is like that.")
        if self.name == "masukan":
            return _("No reader has said yet whether a page helped. What they say appears here.")
        return _("Nothing has been sent with a form yet. What readers send appears here.")


def _detail(name: str) -> Any:
    return lambda sent: reverse("kotak_masuk_rinci", args=[name, sent.pk])


class MasukanView(KotakMasuk):
    """What readers think of the pages."""

    name = "masukan"
    model = Masukan
    page_title = gettext_lazy("Feedback on pages")
    index_url_name = "kotak_masukan"
    index_results_url_name = "kotak_masukan_hasil"
    filterset_class = MasukanFilterSet
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn("judul", label=gettext_lazy("Page"), get_url=_detail("masukan")),
        Column("jawaban", label=gettext_lazy("Helped")),
        Column("pesan", label=gettext_lazy("Message")),
        DateColumn("dibuat", label=gettext_lazy("Sent on"), sort_key="dibuat"),
        _HandledColumn("ditangani", label=gettext_lazy("Handled")),
    ]
    list_export: ClassVar[list[str]] = ["dibuat", "judul", "alamat", "bahasa", "jawaban", "pesan"]
    export_headings: ClassVar[dict[str, Any]] = {
        "dibuat": gettext_lazy("Time (WIB)"),
        "judul": gettext_lazy("Page"),
        "alamat": gettext_lazy("Address"),
        "bahasa": gettext_lazy("Language"),
        "jawaban": gettext_lazy("Helped"),
        "pesan": gettext_lazy("Message"),
    }

    def decorate_paginated_queryset(self, object_list: Any) -> list[Masukan]:
        """Say the answer in words."""
        rows = list(object_list)
        for row in rows:
            row.jawaban = _("Yes") if row.membantu else _("No")
        return rows


class KirimanView(KotakMasuk):
    """What was written into the office's forms."""

    name = "kiriman"
    model = Kiriman
    page_title = gettext_lazy("Form submissions")
    index_url_name = "kotak_kiriman"
    index_results_url_name = "kotak_kiriman_hasil"
    filterset_class = KirimanFilterSet
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn("judul", label=gettext_lazy("Form"), get_url=_detail("kiriman")),
        DateColumn("dibuat", label=gettext_lazy("Sent on"), sort_key="dibuat"),
        _HandledColumn("ditangani", label=gettext_lazy("Handled")),
    ]
    list_export: ClassVar[list[str]] = ["dibuat", "judul", "bahasa", "jawaban"]
    export_headings: ClassVar[dict[str, Any]] = {
        "dibuat": gettext_lazy("Time (WIB)"),
        "judul": gettext_lazy("Form"),
        "bahasa": gettext_lazy("Language"),
        "jawaban": gettext_lazy("Answers"),
    }


def _sent(request: HttpRequest, verb: str, name: str, pk: int) -> Diterima:
    if name not in MODELS:
        raise Http404
    if not may(request.user, verb, name):
        raise PermissionDenied
    return get_object_or_404(MODELS[name], pk=pk)


@require_safe
def rinci(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show one of them, with what can be done with it."""
    sent = _sent(request, "view", name, pk)
    context = {
        "sent": sent,
        "name": name,
        "back": reverse(f"kotak_{name}"),
        "may_change": may(request.user, "change", name),
        "may_delete": may(request.user, "delete", name),
    }
    response = TemplateResponse(request, "feedback/rinci.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def tangani(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Note that somebody has seen to it, or take that back."""
    sent = _sent(request, "change", name, pk)
    sent.mark(request.user, is_handled=sent.ditangani is None)
    said = _("Marked as handled.") if sent.ditangani else _("Marked as not handled.")
    messages.success(request, said)
    return redirect(f"kotak_{name}")


@require_POST
def hapus(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Delete one for good; the log says who did it, and not what it said."""
    sent = _sent(request, "delete", name, pk)
    log(instance=sent, action="wagtail.delete", deleted=True)
    sent.delete()
    messages.success(request, _("Deleted for good."))
    return redirect(f"kotak_{name}")
