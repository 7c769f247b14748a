"""Who did what: the log of the whole site, for those who answer for it."""

import re
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter, UserModelMultipleChoiceField
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.coreutils import get_content_type_label

from dinas.core.spreadsheet import inert, local_moment, local_text
from dinas.reports.audience import publishes_pages

LOG = "catatan_kegiatan"
"""The name of its address."""
ADDRESS = re.compile(r"([^\s@]+)@[^\s@]+")


def without_addresses(text: str) -> str:
    """Return a text with no more of each e-mail address than what stands before its @."""
    return ADDRESS.sub(r"\1@…", text)


class NameOnlyField(UserModelMultipleChoiceField):
    """Names people, even those whose name for the login is an address."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the person's name."""
        return without_addresses(super().label_from_instance(obj))


class NameOnlyFilter(MultipleUserFilter):
    """By person, without e-mail addresses."""

    field_class = NameOnlyField


class LogFilterSet(SiteHistoryReportFilterSet):
    """By what was touched, its kind, the action, the person and the day."""

    user = NameOnlyFilter(label=_("User"), widget=CheckboxSelectMultiple)
    is_commenting_action = None  # the actions are a filter already


class ActivityLog(LogEntriesView):
    """Wagtail's history of the site, with what our people look for, and for fewer eyes."""

    page_title = _("Log of who did what")
    results_template_name = "reports/log_results.html"
    filterset_class = LogFilterSet
    index_url_name = LOG
    index_results_url_name = f"{LOG}_hasil"
    export_headings: ClassVar[dict[str, Any]] = {
        "timestamp": _("Time (WIB)"),
        "user_display_name": _("User"),
        "action": _("Action"),
        "label": _("Name"),
        "content_type": _("Type"),
    }
    list_export: ClassVar[list[str]] = [
        "timestamp", "user_display_name", "action", "label", "content_type",
    ]  # fmt: skip

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.custom_field_preprocess = {
            "action": {
                self.FORMAT_CSV: lambda value: inert(self.get_action_label(value)),
                self.FORMAT_XLSX: self.get_action_label,
            },
            "content_type": {
                self.FORMAT_CSV: lambda value: inert(force_str(get_content_type_label(value))),
                self.FORMAT_XLSX: get_content_type_label,
            },
            "timestamp": {self.FORMAT_CSV: local_text, self.FORMAT_XLSX: local_moment},
            "label": {self.FORMAT_CSV: inert},
            "user_display_name": {
                self.FORMAT_CSV: lambda value: inert(force_str(value)),
                self.FORMAT_XLSX: force_str,
            },
        }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those whom the log is not for."""
        if not publishes_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self) -> str:
        """Name the file by its day."""
        return f"catatan-kegiatan-{timezone.localdate():%Y-%m-%d}"

    def decorate_paginated_queryset(self, queryset: QuerySet[Any]) -> list[Any]:
        """Hide e-mail addresses from all but administrators."""
        entries: list[Any] = super().decorate_paginated_queryset(queryset)
        if not self.request.user.is_superuser:
            for entry in entries:
                entry.label = without_addresses(entry.label)
                entry.user_display_name = without_addresses(str(entry.user_display_name))
        return entries
