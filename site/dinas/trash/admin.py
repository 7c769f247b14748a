"""The trash in the admin, for those who answer for what is public."""

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from dinas.trash.models import Terhapus
from dinas.trash.restoring import CannotRestore, forget, restore


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
        """Hand the token on, and whether the person may delete for good."""
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        is_admin = request.user.is_superuser
        return {**context, "csrf_token": get_token(request), "is_admin": is_admin}


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
        Column("judul", label=gettext_lazy("Title")),
        Column("jenis", label=gettext_lazy("Type")),
        Column("banyak", label=gettext_lazy("How many")),
        UserColumn("oleh", label=gettext_lazy("Deleted by")),
        DateColumn("dibuat", label=gettext_lazy("Deleted on"), sort_key="dibuat"),
        DateColumn("sampai", label=gettext_lazy("Kept until"), sort_key="sampai"),
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


@require_POST
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it back; pages come back as drafts."""
    if not may_restore(request.user):
        raise PermissionDenied
    kept = get_object_or_404(Terhapus, pk=pk)
    try:
        restore(kept)
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
