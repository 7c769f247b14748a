"""Ordinary pages: profile, contact, privacy, accessibility."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from dinas.core.blocks import StoryBlock
from dinas.core.blocks.story import table_of_contents
from dinas.core.fields import StreamField
from dinas.core.models import BasePage
from halaman.bagan import BaganBlock
from halaman.models.form import FormulirPage


class KontakBlock(blocks.StaticBlock):
    """The office's contact facts, as the site's settings have them."""

    class Meta:
        icon = "mail"
        label = _("Contact facts")
        group = _("Office")
        admin_text = _("Shows address, telephone and opening hours from the settings.")
        description = _(
            "Address, place on the map, telephone and opening hours, kept in one place."
        )
        template = "blocks/contact.html"


class PetaSitusBlock(blocks.StaticBlock):
    """All public pages, as nested lists of links."""

    class Meta:
        icon = "list-ul"
        label = _("Site map")
        group = _("Office")
        admin_text = _("Lists the pages of the menu and all ordinary pages; it keeps itself up.")
        description = _("Links to all pages, nested as they stand in the tree.")
        template = "blocks/site_map.html"


class HalamanBlock(StoryBlock):
    """What an ordinary page may hold: all of an article's blocks, and the office's facts."""

    kontak = KontakBlock()
    bagan = BaganBlock()
    peta_situs = PetaSitusBlock()


class HalamanPage(BasePage):
    """A page that stands anywhere below home."""

    template = "pages/halaman_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "halaman.HalamanPage"]
    subpage_types: ClassVar[list[str]] = ["halaman.HalamanPage", "halaman.FormulirPage"]
    page_description = _("An ordinary page, such as profile, contact or privacy.")
    is_di_peta_situs: ClassVar[bool] = True

    ringkasan = models.CharField(_("introduction"), max_length=300, blank=True)
    isi = StreamField(HalamanBlock(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel(
            "ringkasan", help_text=_("Shown below the title, and in lists and search results.")
        ),
        FieldPanel("isi"),
    ]

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("ringkasan"),
        index.SearchField("isi"),
    ]

    class Meta:
        verbose_name = _("ordinary page")
        verbose_name_plural = _("ordinary pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the headings for the table of contents, and the pages below this one."""
        context = super().get_context(request, *args, **kwargs)
        context["daftar_isi"] = table_of_contents(self.isi)
        context["anak"] = self._below() if self.numchild else []
        return context

    def _below(self) -> list[BasePage]:
        """Return the public pages and forms below this page, in the order of the tree."""
        kinds: list[type[BasePage]] = [HalamanPage, FormulirPage]
        found = [
            page
            for kind in kinds
            for page in kind.objects.public_in(self.locale.language_code)
            .child_of(self)
            .select_related("locale")
            .defer_streamfields()
        ]
        return sorted(found, key=lambda page: page.path)
