"""The statistics page with its catalogue, and the planting calendar."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path, re_path
from wagtail_localize.fields import SynchronizedField

from dinas.core.error_views import bad_request
from dinas.core.models.base import RoutableBasePage, SectionPage
from dinas.export.registry import origin_of
from dinas.navigation.structured_data import Fakta
from dinas.navigation.surroundings import Situs
from komoditas.models import Kecamatan, Komoditas
from statistik import dcat
from statistik.kalender import kalender_tanam
from statistik.katalog import Dataset, Katalog, katalog
from statistik.permintaan import MOST, Permintaan, baca
from statistik.pilihan import formulir
from statistik.tampilan import isi_komoditas, tampilkan
from statistik.unduhan import unduh_dataset, unduh_pilihan


class StatistikPage(SectionPage, RoutableBasePage):
    """`/data/` with the figures that the address chooses; `/data/katalog/` with all data sets."""

    template = "pages/statistik_page.html"
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Figures to choose, compare and download, with the catalogue of data.")

    lisensi = models.CharField(
        _("licence"),
        max_length=300,
        blank=True,
        help_text=_("What others may do with the figures, in one sentence."),
    )
    lisensi_alamat = models.URLField(
        _("address of the licence"),
        blank=True,
        help_text=_("Only if the figures stand under a licence with an address of its own."),
    )

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *RoutableBasePage.override_translatable_fields,
        SynchronizedField("lisensi_alamat", overridable=False),
    ]

    content_panels: ClassVar[list[Any]] = [
        *SectionPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("lisensi"), FieldPanel("lisensi_alamat")], heading=_("Licence")
        ),
    ]

    class Meta:
        verbose_name = _("statistics page")
        verbose_name_plural = _("statistics pages")

    def permintaan(self, request: HttpRequest) -> tuple[Permintaan, list[Any], list[Kecamatan]]:
        """Return what the address asks, all commodities and all districts."""
        commodities = list(
            Komoditas.objects.public_sources().told_in(self.locale.language_code).defer("isi")
        )
        districts = list(Kecamatan.objects.defer("batas"))
        contents = isi_komoditas(commodities)
        choice = baca(request.GET, commodities, districts, contents)
        for row in commodities:
            row.ada = contents.get(row.pk)
        return choice, commodities, districts

    @path("")
    def pilih(self, request: HttpRequest) -> HttpResponse:
        """Show what the address chooses; lead to the one address that this choice has."""
        choice, commodities, districts = self.permintaan(request)
        if not choice.is_baku and not choice.ditolak:
            return HttpResponseRedirect(f"{request.path}{choice.kueri}")
        view = tampilkan(choice, districts)
        return self._show(
            request,
            self.template,
            pilihan=choice,
            formulir=formulir(choice, commodities, districts),
            tampilan=view,
            paling_banyak=MOST,
            kepala_judul="" if choice.is_bawaan else view.judul,
        )

    @re_path(r"^unduh\.(?P<bentuk>csv|xlsx|json)/$", name="angka")
    def unduh_angka(self, request: HttpRequest, bentuk: str) -> HttpResponseBase:
        """Give the figures that the address chooses; a file never guesses what was meant."""
        choice, _commodities, _districts = self.permintaan(request)
        if choice.ditolak:
            return bad_request(request)
        address = f"{origin_of(request)}{self.alamat}{choice.kueri}"
        return unduh_pilihan(choice, bentuk, self.locale.language_code, address)

    # --- the catalogue ---

    def katalog(self, request: HttpRequest) -> Katalog:
        """Return the catalogue, with addresses for outside this site."""
        return katalog(self, origin_of(request))

    def _show(self, request: HttpRequest, template: str, **context: Any) -> HttpResponse:
        return TemplateResponse(request, template, {**super().get_context(request), **context})

    @path("katalog/", name="katalog")
    def daftar_data(self, request: HttpRequest) -> HttpResponse:
        """Show all data sets."""
        catalogue = self.katalog(request)
        self.fakta = [dcat.fakta_katalog(catalogue)]
        return self._show(
            request,
            "pages/statistik_katalog.html",
            katalog=catalogue,
            kepala_judul=gettext("Catalogue of data sets"),
            kepala_keterangan=catalogue.keterangan,
        )

    @path("katalog/<slug:kode>/", name="dataset")
    def satu_data(self, request: HttpRequest, kode: str) -> HttpResponse:
        """Show one data set with all that is known of it."""
        catalogue = self.katalog(request)
        dataset = self._dataset(catalogue, kode)
        self.fakta = [dcat.fakta_dataset(dataset, catalogue)]
        return self._show(
            request,
            "pages/statistik_dataset.html",
            katalog=catalogue,
            dataset=dataset,
            kepala_judul=dataset.judul,
            kepala_keterangan=dataset.keterangan,
        )

    @re_path(r"^katalog/(?P<kode>[\w-]+)/unduh\.(?P<bentuk>csv|xlsx|json|geojson)/$", name="berkas")
    def unduh_data(self, request: HttpRequest, kode: str, bentuk: str) -> HttpResponseBase:
        """Give a whole data set as a file.

        Raises:
            Http404: there is no such data set, or it does not come in this form.
        """
        dataset = self._dataset(self.katalog(request), kode)
        if bentuk not in {one.bentuk for one in dataset.berkas}:
            raise Http404
        return unduh_dataset(dataset, bentuk, self.locale.language_code)

    @path("katalog.jsonld/", name="dcat_jsonld")
    def dcat_jsonld(self, request: HttpRequest) -> HttpResponse:
        """Give the catalogue as DCAT, as JSON-LD."""
        return JsonResponse(
            dcat.dcat(self.katalog(request)),
            content_type="application/ld+json; charset=utf-8",
            json_dumps_params={"ensure_ascii": False, "indent": 1},
        )

    @path("katalog.ttl/", name="dcat_ttl")
    def dcat_ttl(self, request: HttpRequest) -> HttpResponse:
        """Give the catalogue as DCAT, as Turtle."""
        return HttpResponse(
            dcat.turtle(dcat.dcat(self.katalog(request))), content_type="text/turtle; charset=utf-8"
        )

    @staticmethod
    def _dataset(catalogue: Katalog, kode: str) -> Dataset:
        found = next((one for one in catalogue.dataset if one.kode == kode), None)
        if found is None:
            raise Http404
        return found

    fakta: list[Fakta]
    """What search engines are told of the address that is being answered."""

    def json_ld(self, situs: Situs, request: HttpRequest) -> list[Fakta]:
        """Return the facts about the address that is being answered."""
        return getattr(self, "fakta", [])


class KalenderTanamPage(SectionPage):
    """`/kalender-tanam/`: what is planted and harvested in which month, for the notice board."""

    template = "pages/kalender_tanam_page.html"
    subpage_types: ClassVar[list[str]] = []
    is_di_peta_situs = True
    page_description = _("The months of planting and harvest of all commodities, on one sheet.")

    class Meta:
        verbose_name = _("planting calendar")
        verbose_name_plural = _("planting calendars")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the commodities that the filters leave, and the month that is marked.

        Raises:
            Http404: a filter names what there is not.
        """
        context = super().get_context(request, *args, **kwargs)
        calendar = kalender_tanam(request.GET, self.locale.language_code)
        today = timezone.localdate()
        context.update(kalender=calendar, hari_ini=today, ditanam=calendar.ditanam(today.month))
        return context
