"""What the listings of figures and of their changes can be narrowed to."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from dinas.core.bahasa import SOURCE
from komoditas.enums import AsalPerubahan, MusimTanam, StatusAngka, TahapImpor
from komoditas.models import ImporProduksi, Kecamatan, Komoditas, Produksi

WHOLE = "kabupaten"
WHOLE_YEAR = "setahun"


def _districts() -> list[tuple[str, Any]]:
    rows = Kecamatan.objects.values_list("kode", "nama").order_by("nama")
    return [(WHOLE, _("the whole regency")), *((kode, nama) for kode, nama in rows)]


class AngkaFilterSet(WagtailFilterSet):
    """By commodity, area, years, season, status and source."""

    komoditas = django_filters.ModelChoiceFilter(
        label=_("Commodity"),
        queryset=Komoditas.objects.filter(locale__language_code=SOURCE),
        empty_label=_("All"),
    )
    wilayah = django_filters.ChoiceFilter(
        label=_("Area"), method="filter_area", choices=_districts, empty_label=_("All")
    )
    dari = django_filters.NumberFilter(
        label=_("From year"), field_name="tahun", lookup_expr="gte", min_value=0, max_value=9999
    )
    sampai = django_filters.NumberFilter(
        label=_("To year"), field_name="tahun", lookup_expr="lte", min_value=0, max_value=9999
    )
    musim = django_filters.ChoiceFilter(
        label=_("Planting season"),
        method="filter_season",
        choices=[(value or WHOLE_YEAR, label) for value, label in MusimTanam.choices],
        empty_label=_("All"),
    )
    status = django_filters.MultipleChoiceFilter(label=_("Status"), choices=StatusAngka.choices)
    sumber = django_filters.CharFilter(
        label=_("Source has the word"), field_name="sumber", lookup_expr="icontains"
    )

    class Meta:
        model = Produksi
        fields = ("komoditas", "wilayah", "dari", "sampai", "musim", "status", "sumber")

    def filter_area(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the figures of one district, or those of the whole regency."""
        if value == WHOLE:
            return rows.filter(kecamatan__isnull=True)
        return rows.filter(kecamatan__kode=value)

    def filter_season(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the figures of one season, or those of whole years."""
        return rows.filter(musim="" if value == WHOLE_YEAR else value)


class ImporFilterSet(WagtailFilterSet):
    """By state, origin and person."""

    tahap = django_filters.ChoiceFilter(
        label=_("State"), choices=TahapImpor.choices, empty_label=_("All")
    )
    asal = django_filters.ChoiceFilter(
        label=_("Origin"), choices=AsalPerubahan.choices, empty_label=_("All")
    )

    class Meta:
        model = ImporProduksi
        fields = ("tahap", "asal")
