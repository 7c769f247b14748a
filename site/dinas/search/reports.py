"""“Dicari, tidak ditemukan”: what readers looked for in vain, for people who write."""

import datetime as dt
from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import Max, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.reports import ReportView

from dinas.search.models import TidakDitemukan

DAYS = (30, 90, 365)


def _language(row: dict[str, Any]) -> Any:
    return dict(settings.LANGUAGES).get(row["bahasa"], row["bahasa"])


class TidakDitemukanFilterSet(WagtailFilterSet):
    """By language, and for how long back."""

    bahasa = django_filters.ChoiceFilter(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    sejak = django_filters.ChoiceFilter(
        label=gettext_lazy("In the last days"),
        choices=[(str(days), str(days)) for days in DAYS],
        method="since",
    )

    def since(self, rows: Any, name: str, value: str) -> Any:
        """Keep the days that are not longer ago."""
        return rows.filter(hari__gte=timezone.localdate() - dt.timedelta(days=int(value)))

    class Meta:
        model = TidakDitemukan
        fields: ClassVar[list[str]] = ["bahasa"]


class TidakDitemukanView(ReportView):
    """The words, how often, and when last; the most wanted first."""

    model = TidakDitemukan
    page_title = gettext_lazy("Searched for, not found")
    header_icon = "search"
    index_url_name = "tidak_ditemukan"
    index_results_url_name = "tidak_ditemukan_hasil"
    filterset_class = TidakDitemukanFilterSet
    default_ordering: Any = ("-banyak", "kata")
    is_searchable = False
    columns: ClassVar[list[BaseColumn]] = [
        Column("kata", label=gettext_lazy("Search words")),
        Column("bahasa", label=gettext_lazy("Language"), accessor=_language),
        Column("banyak", label=gettext_lazy("Times")),
        Column("terakhir", label=gettext_lazy("Last on")),
    ]

    def get_queryset(self) -> Any:
        """Return the words that were searched for, all days together."""
        rows = self.filter_queryset(TidakDitemukan.objects.all())
        together = rows.order_by().values("kata", "bahasa")
        return together.annotate(banyak=Sum("jumlah"), terakhir=Max("hari")).order_by(
            *self.default_ordering
        )

    @property
    def no_results_message(self) -> str:
        """Say why the list is empty."""
        return _("Nobody has searched in vain yet.")
