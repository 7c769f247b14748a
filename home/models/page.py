"""The home page: everything that the office's old home page held, and the texts of the footer."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail_localize.fields import SynchronizedField

from dinas.core.blocks.links import LinkBlock, LinkValue
from dinas.core.fields import StreamField
from dinas.core.models import BasePage
from dinas.navigation.structured_data import organisasi, situs_web
from dinas.navigation.surroundings import Situs, links, surroundings
from home.blocks import InfoBlock, LayananBlock, SectionsBlock, is_current


class FooterLinkBlock(LinkBlock):
    """One link of the footer."""

    teks = blocks.CharBlock(label=_("Words of the link"), max_length=80)

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{teks}"
        form_layout: ClassVar[list[str]] = ["teks", "halaman", "alamat"]
        value_class = LinkValue


class HomePage(BasePage):
    """`/` and `/en/`."""

    template = "pages/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "berita.BeritaIndexPage",
        "kegiatan.KegiatanIndexPage",
        "komoditas.KomoditasIndexPage",
        "peta.PetaPage",
        "galeri.GaleriPage",
        "halaman.HalamanPage",
        "halaman.FormulirPage",
        "statistik.StatistikPage",
        "statistik.KalenderTanamPage",
    ]
    page_description = _("The home page; there is one in each language.")
    is_language_root = True

    sapaan = models.CharField(
        _("greeting"), max_length=120, blank=True, help_text=_("The small line above the name.")
    )
    semboyan = models.CharField(_("slogan"), max_length=120, blank=True)
    info = StreamField(
        [("info", InfoBlock())],
        verbose_name=_("INFO notices"),
        blank=True,
        max_num=8,
        help_text=_("Shown one by one at the top. Up to six are read; more are skipped over."),
    )
    berita_utama = models.ForeignKey(
        "berita.BeritaPage",
        verbose_name=_("lead news"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Left empty, the newest article leads."),
    )
    layanan = StreamField(
        [("layanan", LayananBlock())], verbose_name=_("services"), blank=True, max_num=5
    )
    bagian = StreamField(
        SectionsBlock(),
        verbose_name=_("sections"),
        blank=True,
        help_text=_("Drag them into the order in which readers see them."),
    )
    kaki_layanan = StreamField(
        [("tautan", FooterLinkBlock())], verbose_name=_("services in the footer"), blank=True
    )
    kaki_situs = StreamField(
        [("tautan", FooterLinkBlock())],
        verbose_name=_("about this site, in the footer"),
        blank=True,
    )
    kaki_hak = models.CharField(
        _("rights"), max_length=200, blank=True, help_text=_("The line at the very bottom.")
    )
    kaki_sumber = models.CharField(_("sources"), max_length=200, blank=True)

    override_translatable_fields: ClassVar[list[SynchronizedField]] = []

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *BasePage.content_panels,
                    FieldPanel("info"),
                    FieldPanel("berita_utama"),
                    FieldPanel("layanan"),
                    FieldPanel("bagian"),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [FieldPanel("sapaan"), FieldPanel("semboyan")], heading=_("Opening")
                    ),
                    FieldPanel("kaki_layanan"),
                    FieldPanel("kaki_situs"),
                    FieldPanel("kaki_hak"),
                    FieldPanel("kaki_sumber"),
                ],
                heading=_("Slogan and footer"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Other")),
        ]
    )

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def keterangan(self) -> str:
        """What the site is for, unless an editor has put it in other words."""
        return self.search_description or gettext(
            "News, events, planting seasons and services of the Agriculture Office "
            "of Grobogan Regency, for farmers and everybody else."
        )

    def json_ld(self, situs: Situs, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the office and its site as search engines read them."""
        return [organisasi(situs), situs_web(situs)]

    def linked_page_ids(self) -> set[int]:
        """Return the pages that footer, services and notices lead to, read from the raw data."""
        streams = (self.info, self.layanan, self.kaki_layanan, self.kaki_situs)
        return {
            block["value"]["halaman"]
            for stream in streams
            for block in stream.raw_data
            if block["value"].get("halaman")
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the notices that are shown now; the rest of the page is made by `home.tubuh`."""
        context = super().get_context(request, *args, **kwargs)
        situs = surroundings(request, self)
        context["info"] = links(
            self.info,
            situs.trail,
            self.locale.language_code,
            keep=is_current,
            is_link_needed=False,
        )
        return context
