"""The log of logins, for administrators."""

from typing import Any, ClassVar

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.reports import ReportView

from dinas.accounts.models import CatatanMasuk, User
from dinas.core.spreadsheet import inert, local_moment, local_text


def may_see_logins(user: Any) -> bool:
    """Whether the person looks after the accounts of all others."""
    return bool(user.is_active and user.is_superuser)


class LoginFilterSet(WagtailFilterSet):
    """By event, person and day."""

    pengguna = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Person"), queryset=User.objects.order_by("username")
    )
    waktu = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Time"), widget=DateRangePickerWidget
    )

    class Meta:
        model = CatatanMasuk
        fields = ("kejadian", "pengguna", "waktu")


def _moment(entry: CatatanMasuk) -> str:
    return f"{timezone.localtime(entry.waktu):%d/%m/%Y %H.%M}"


class LoginReport(ReportView):
    """Who came in, who failed and what was changed at the door."""

    model = CatatanMasuk
    page_title = gettext_lazy("Log of logins")
    header_icon = "key"
    index_url_name = "catatan_masuk"
    index_results_url_name = "catatan_masuk_hasil"
    default_ordering = "-waktu"
    filterset_class = LoginFilterSet
    columns: ClassVar[list[BaseColumn]] = [
        Column("waktu", label=gettext_lazy("Time (WIB)"), accessor=_moment, sort_key="waktu"),
        Column("kejadian", label=gettext_lazy("What happened"), accessor="get_kejadian_display"),
        Column("pengguna", label=gettext_lazy("Person")),
        Column("jaringan", label=gettext_lazy("Network")),
        Column("peramban", label=gettext_lazy("Browser")),
    ]
    list_export: ClassVar[list[str]] = [
        "waktu",
        "get_kejadian_display",
        "pengguna",
        "jaringan",
        "peramban",
    ]
    export_headings: ClassVar[dict[str, Any]] = {
        "waktu": gettext_lazy("Time (WIB)"),
        "get_kejadian_display": gettext_lazy("What happened"),
        "pengguna": gettext_lazy("Person"),
        "jaringan": gettext_lazy("Network"),
        "peramban": gettext_lazy("Browser"),
    }
    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_CSV: inert},
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        moment = {self.FORMAT_CSV: local_text, self.FORMAT_XLSX: local_moment}
        name = {self.FORMAT_CSV: _name, self.FORMAT_XLSX: _name}
        self.custom_field_preprocess = {"waktu": moment, "pengguna": name}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody but administrators."""
        if not may_see_logins(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[CatatanMasuk]:
        """Return the entries with their people."""
        return CatatanMasuk.objects.select_related("pengguna")

    def get_filename(self) -> str:
        """Name the file by its day."""
        return f"catatan-masuk-{timezone.localdate():%Y-%m-%d}"

    @property
    def no_results_message(self) -> str:
        """Say why the list is empty."""
        return _("Nothing like that has happened.")


def _name(user: Any) -> str:
    return inert(str(user)) if user else ""
