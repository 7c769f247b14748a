"""The listings: the public figures, and the sets of changes on their way."""

from typing import Any

from django.contrib.messages import error as say_error
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from komoditas.admin import izin
from komoditas.admin.isian import tulis_angka
from komoditas.admin.saringan import AngkaFilterSet, ImporFilterSet
from komoditas.ekspor import BENTUK, as_response, figures_rows
from komoditas.impor.tangan import set_terbuka
from komoditas.models import ImporProduksi, Produksi


class _Listing(generic.IndexView):
    """Only for those who work with figures; rights are asked here, not per model."""

    permission_policy = None
    any_permission_required = None
    page_kwarg = "p"
    paginate_by = 50
    list_export = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse others."""
        izin.tolak_kecuali(izin.boleh_mengusulkan(request.user))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @cached_property
    def show_export_buttons(self) -> bool:
        """Wagtail's own export knows nothing of formulas; ours stands in the header."""
        return False


def _number(name: str) -> Any:
    return lambda figure: tulis_angka(getattr(figure, name))


class AngkaIndexView(_Listing):
    """The public figures."""

    model = Produksi
    template_name = "komoditas/admin/angka.html"
    page_title = gettext_lazy("Production figures")
    header_icon = "table"
    index_url_name = "produksi_angka:index"
    index_results_url_name = "produksi_angka:index_results"
    edit_url_name = "produksi_angka:ubah"
    delete_url_name = "produksi_angka:hapus"
    add_url_name = "produksi_angka:tambah"
    add_item_label = gettext_lazy("Add a figure")
    filterset_class = AngkaFilterSet
    search_fields = ("komoditas__nama", "kecamatan__nama", "sumber", "catatan")
    default_ordering = "-tahun"

    @cached_property
    def columns(self) -> list[Column]:
        """The values in columns that can be compared."""
        numbers = {
            "luas_panen_ha": _("Harvested area (ha)"),
            "produksi_ton": _("Production (t)"),
            "populasi_ekor": _("Livestock (head)"),
        }
        return [
            self._get_title_column_class(TitleColumn)(
                "komoditas",
                label=_("Commodity"),
                accessor="komoditas.nama",
                sort_key="komoditas__nama",
                get_url=self.get_edit_url,
            ),
            Column("tahun", label=_("Year"), accessor=_year, sort_key="tahun"),
            Column("wilayah", label=_("Area"), accessor=_area, sort_key="kecamatan__nama"),
            *(
                Column(
                    name,
                    label=label,
                    accessor=_number(name),
                    sort_key=name,
                    classname="produksi-nilai",
                )
                for name, label in numbers.items()
            ),
            Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        ]

    def get_base_queryset(self) -> QuerySet[Produksi]:
        """All figures, with their names."""
        return Produksi.objects.select_related("komoditas", "kecamatan")

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Order what is alike in the chosen column always in the same way."""
        chosen = self.ordering or self.default_ordering
        return queryset.order_by(chosen, "komoditas__nama", "kecamatan__kode", "musim", "pk")

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Offer to add a figure, or a whole file."""
        return [
            HeaderButton(_("Add a figure"), url=self.add_url, icon_name="plus", priority=10),
            HeaderButton(
                _("Import a file"),
                url=reverse("produksi_impor:baru"),
                icon_name="upload",
                priority=20,
            ),
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer what is listed now as a file."""
        query = self.request.GET.urlencode()
        return [
            Button(
                _("Download as %(form)s") % {"form": form.upper()},
                url=f"{reverse('produksi_angka:unduh', args=[form])}?{query}",
                icon_name="download",
                priority=place,
            )
            for place, form in enumerate(BENTUK)
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the changes that this person has gathered and not submitted yet."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        gathered = set_terbuka(self.request.user)
        context["usulan"] = gathered
        context["jumlah_usulan"] = gathered.perubahan.count() if gathered else 0
        context["may_decide"] = izin.boleh_memutuskan(self.request.user)
        return context


class AngkaUnduhView(AngkaIndexView):
    """What is listed, as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Give the file.

        Raises:
            Http404: there is no such form.
        """
        form = kwargs["form"]
        if form not in BENTUK:
            raise Http404
        if self.filters and not self.filters.is_valid():
            say_error(request, _("One of the filters cannot be read. Choose again."))
            return redirect("produksi_angka:index")
        return as_response(
            figures_rows(self.get_queryset()),
            form,
            f"produksi-grobogan-{timezone.localdate():%Y-%m-%d}",
            bom=True,
        )


class ImporIndexView(_Listing):
    """The sets of changes: how far they are, who made them and when."""

    model = ImporProduksi
    template_name = "komoditas/admin/daftar_impor.html"
    results_template_name = "komoditas/admin/impor_hasil.html"
    page_title = gettext_lazy("Imports and proposals")
    header_icon = "upload"
    index_url_name = "produksi_impor:index"
    index_results_url_name = "produksi_impor:index_results"
    filterset_class = ImporFilterSet
    search_fields = ("nama_berkas", "oleh__first_name", "oleh__last_name", "oleh__username")
    default_ordering = "-dibuat"

    @cached_property
    def columns(self) -> list[Column]:
        """The name leads to the set."""
        return [
            TitleColumn(
                "nama_berkas",
                label=_("File or figures"),
                get_url=lambda impor: reverse("produksi_impor:rinci", args=[impor.pk]),
            ),
            StatusTagColumn("tahap_kata", label=_("State"), primary=_is_waiting, sort_key="tahap"),
            Column("asal", label=_("Origin"), accessor="get_asal_display"),
            Column("jumlah", label=_("Changes"), accessor="jumlah_perubahan"),
            Column("oleh", label=_("By"), accessor=lambda impor: impor.oleh or ""),
            DateColumn("dibuat", label=_("When"), sort_key="dibuat"),
        ]

    def get_base_queryset(self) -> QuerySet[ImporProduksi]:
        """All sets, each with the number of its changes."""
        return ImporProduksi.objects.select_related("oleh").annotate(
            jumlah_perubahan=Count("perubahan")
        )

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Offer to choose a file."""
        return [
            HeaderButton(_("Import a file"), url=reverse("produksi_impor:baru"), icon_name="upload")
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Nothing more."""
        return []


def _year(figure: Produksi) -> str:
    return f"{figure.tahun} · {figure.get_musim_display()}" if figure.musim else str(figure.tahun)


def _area(figure: Produksi) -> Any:
    return figure.kecamatan or _("the whole regency")


def _is_waiting(impor: ImporProduksi) -> bool:
    return impor.tahap in ("diajukan", "ditolak", "bermasalah")
