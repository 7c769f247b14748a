"""The districts of the regency: the same in both languages."""

from typing import Any, ClassVar

from django.apps import apps
from django.core.validators import RegexValidator
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import Locale, PreviewableMixin
from wagtail.search import index

from dinas.core.panels import NamePanel
from dinas.core.previewing import PreviewModes
from komoditas.peta_svg import jalur, titik


class Kecamatan(PreviewModes, PreviewableMixin, index.Indexed, models.Model):
    """One district with its official code, figures and outline.

    Source of codes, names and boundaries: cahyadsn/wilayah_boundaries (MIT), after Kepmendagri
    300.2.2-2430 of 2025; boundaries are simplified and have no legal force.
    """

    kode = models.CharField(
        _("code"),
        max_length=8,
        unique=True,
        validators=[RegexValidator(r"^\d\d\.\d\d\.\d\d$", _("Written like 33.15.04."))],
        help_text=_("The code of the Ministry of Home Affairs, for example 33.15.04."),
    )
    nama = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    jumlah_desa = models.PositiveSmallIntegerField(_("villages"), default=0)
    jumlah_kelurahan = models.PositiveSmallIntegerField(_("urban villages"), default=0)
    luas_km2 = models.DecimalField(
        _("area (km²)"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    lintang = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5)
    bujur = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5)
    is_ibu_kota = models.BooleanField(_("seat of the regency"), default=False)
    batas = models.JSONField(
        _("outline"), default=dict, blank=True, help_text=_("GeoJSON geometry, WGS84.")
    )
    jalur_svg = models.TextField(editable=False, blank=True)

    panels: ClassVar[list[Any]] = [
        NamePanel("nama", targets=["slug"], placeholder=_("Name of the district*")),
        FieldRowPanel(
            [
                FieldPanel("jumlah_desa"),
                FieldPanel("jumlah_kelurahan"),
                FieldPanel("luas_km2"),
            ]
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel(
                            "lintang",
                            help_text=_("Of the district office, for example -7.08820."),
                        ),
                        FieldPanel("bujur", help_text=_("For example 110.91500.")),
                    ]
                ),
                FieldPanel("is_ibu_kota"),
            ],
            heading=_("Position"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("kode"),
                FieldPanel(
                    "slug",
                    widget=SlugInput,
                    help_text=_("The last part of the district's address on the map."),
                ),
            ],
            heading=_("Code and address"),
        ),
    ]

    needed_for_preview = ("nama", "kode", "lintang", "bujur")

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("nama"),
        index.AutocompleteField("nama"),
    ]

    class Meta:
        ordering: ClassVar[list[str]] = ["kode"]
        verbose_name = _("district")
        verbose_name_plural = _("districts")

    def __str__(self) -> str:
        return self.nama

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the drawing's path in step with the outline."""
        self.jalur_svg = jalur(self.batas) if self.batas else ""
        super().save(*args, **kwargs)

    @property
    def nomor(self) -> int:
        """The last two digits of the code: the number on small maps."""
        return int(self.kode[-2:])

    @property
    def titik_svg(self) -> tuple[int, int]:
        """Where the name stands in the drawing."""
        x, y = titik(float(self.bujur), float(self.lintang))
        return round(x), round(y)

    @property
    def jumlah_desa_kelurahan(self) -> int:
        """Villages and urban villages together."""
        return self.jumlah_desa + self.jumlah_kelurahan

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Preview with the template that readers get."""
        return "pages/peta_page.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Preview with what readers get, on the map of the language that is shown.

        Raises:
            Http404: there is no map that could show the district.
        """
        maps = apps.get_model("peta.PetaPage").objects.filter(locale=Locale.get_active())
        page = maps.select_related("locale").first()
        if page is None:
            raise Http404
        context: dict[str, Any] = page.konteks_draf(request, self)
        return context
