"""The trash in the admin, for those who answer for what is public."""

from pathlib import PurePosixPath
from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from dinas.trash.models import Terhapus
from dinas.trash.reading import contents, file_names
from dinas.trash.restoring import CannotRestore, forget, places_for, restore
from dinas.trash.signal_handlers import kept_models


def may_restore(user: Any) -> bool:
    """Tell whether the person answers for what is public: moderators and administrators."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "publish"))


class TerhapusFilterSet(WagtailFilterSet):
    """By words of the title."""

    judul = django_filters.CharFilter(label=gettext_lazy("Title contains"), lookup_expr="icontains")

    class Meta:
        model = Terhapus
        fields = ("judul",)


class _ActionColumn(BaseColumn):
    cell_template_name = "trash/tindakan.html"

    def get_cell_context_data(self, instance: Terhapus, parent_context: Any) -> dict[str, Any]:
        """Hand the token on."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(parent_context["request"])}


def _last_day(kept: Terhapus) -> str:
    """Return the day; Wagtail's column of dates tells only how long ago something was."""
    return date_format(timezone.localtime(kept.sampai))


class TerhapusView(ReportView):
    """What was deleted, by whom, and until when it can be taken back."""

    model = Terhapus
    page_title = gettext_lazy("Trash")
    header_icon = "bin"
    index_url_name = "tempat_sampah"
    index_results_url_name = "tempat_sampah_hasil"
    filterset_class = TerhapusFilterSet
    default_ordering = "-dibuat"
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn("judul", label=gettext_lazy("Title"), url_name="sampah_rinci"),
        Column("jenis", label=gettext_lazy("Type")),
        Column("banyak", label=gettext_lazy("How many")),
        UserColumn("oleh", label=gettext_lazy("Deleted by")),
        DateColumn("dibuat", label=gettext_lazy("Deleted on"), sort_key="dibuat"),
        Column("akhir", label=gettext_lazy("Kept until"), accessor=_last_day, sort_key="sampai"),
        _ActionColumn("tindakan", label=gettext_lazy("Action")),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who publish nothing."""
        if not may_restore(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Terhapus]:
        """Return what was deleted, without its content."""
        return Terhapus.objects.select_related("oleh").defer("isi")

    @property
    def no_results_message(self) -> str:
        """Say why the list is empty."""
        return _("Nothing was deleted in the last 30 days.")


class PlaceForm(forms.Form):
    """Where a page goes whose own place is gone."""

    induk = forms.ModelChoiceField(
        label=gettext_lazy("Below which page"),
        queryset=Page.objects.none(),
        help_text=gettext_lazy("The page above it is gone. Choose one that may hold it."),
    )

    def __init__(self, *args: Any, places: QuerySet[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["induk"]
        field.queryset = places
        field.empty_label = None
        field.label_from_instance = lambda page: "\u2014 " * (page.depth - 2) + page.title


def _kept(request: HttpRequest, pk: int) -> Terhapus:
    if not may_restore(request.user):
        raise PermissionDenied
    return get_object_or_404(Terhapus.objects.select_related("oleh"), pk=pk)


@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what lies there before it is put back."""
    kept = _kept(request, pk)
    places = places_for(kept)
    context = {
        "kept": kept,
        "isi": contents(kept, {model._meta.label_lower for model in kept_models()}),
        "files": file_names(kept),
        "form": PlaceForm(places=places) if places else None,
        "is_admin": request.user.is_superuser,
    }
    response = TemplateResponse(request, "trash/rinci.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def berkas(request: HttpRequest, pk: int, number: int) -> FileResponse:
    """Hand over a kept file, to be looked at before it is put back."""
    files = _kept(request, pk).isi.get("files", [])
    if number >= len(files):
        raise Http404
    name, copy = files[number]
    try:
        content = default_storage.open(copy)
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(content, as_attachment=True, filename=PurePosixPath(name).name)


@require_POST
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it back; pages come back as drafts. Where their place is gone, ask for another."""
    kept = _kept(request, pk)
    places = places_for(kept)
    place = None
    if places:
        form = PlaceForm(request.POST, places=places)
        if not form.is_valid():
            messages.warning(request, _("The page above it is gone. Choose one that may hold it."))
            return redirect("sampah_rinci", pk)
        place = form.cleaned_data["induk"]
    try:
        restore(kept, place)
    except CannotRestore as reason:
        messages.error(request, str(reason))
    else:
        words = _("“%(title)s” is back. Pages are drafts until they are published again.")
        messages.success(request, words % {"title": kept.judul})
    return redirect("tempat_sampah")


@require_POST
def hapus_selamanya(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete it for good before its time."""
    if not request.user.is_superuser:
        raise PermissionDenied
    forget(get_object_or_404(Terhapus, pk=pk))
    messages.success(request, _("Deleted for good."))
    return redirect("tempat_sampah")
