"""The article."""

import datetime as dt
import math
import re
from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet, prefetch_related_objects
from django.forms import CheckboxSelectMultiple, Select
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from berita.models.kategori import KategoriBerita
from berita.querysets import BeritaQuerySet
from berita.sekitar import sekitar
from berita.structured_data import artikel
from berita.terkait import berita_terkait
from dinas.core.blocks import StoryBlock
from dinas.core.blocks.files import FileBlock
from dinas.core.blocks.story import table_of_contents
from dinas.core.fields import StreamField
from dinas.core.models import BasePage
from dinas.core.query import localized, source_locale_only
from dinas.navigation.surroundings import Situs

WORDS_PER_MINUTE = 180
"""How fast people read an office's text on a screen; used for the reading time."""


def menit_baca(html: str) -> int:
    """Return how many minutes a text takes to read, at least one."""
    words = len(re.findall(r"\w+", strip_tags(html)))
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


class BeritaTag(TaggedItemBase):
    """A topic of an article."""

    content_object = ParentalKey(
        "berita.BeritaPage", related_name="tagged_items", on_delete=models.CASCADE
    )

    class Meta:
        verbose_name = _("topic of an article")
        verbose_name_plural = _("topics of articles")


class BeritaPage(BasePage):
    """One article: what happened, when, and what farmers can do with it."""

    template = "pages/berita_page.html"
    parent_page_types: ClassVar[list[str]] = ["berita.BeritaIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    jenis_og = "article"
    page_description = _("A news article with date, picture and topics.")
    tombol_mulai = _("Write news")
    ikon_tombol = "edit"
    urutan_tombol = 1
    serving_related = ("kategori", "gambar")

    tanggal = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("The day of the news. Lists are ordered by it."),
    )
    kategori = models.ForeignKey(
        "berita.KategoriBerita",
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        null=True,
        related_name="berita",
        limit_choices_to=source_locale_only,
    )
    ringkasan = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("One or two sentences. Readers see them in lists and below the title."),
    )
    gambar = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    keterangan_gambar = models.CharField(
        _("caption"), max_length=255, blank=True, help_text=_("Shown below the picture.")
    )
    oleh = models.CharField(
        _("unit or author"), max_length=120, blank=True, help_text=_("Who is responsible for it.")
    )
    isi = StreamField(StoryBlock(), verbose_name=_("text"), blank=True)
    lampiran = StreamField(
        [("berkas", FileBlock())],
        verbose_name=_("attachments"),
        blank=True,
        help_text=_("Files that readers may take away."),
    )
    tags = ClusterTaggableManager(
        through=BeritaTag,
        verbose_name=_("topics"),
        blank=True,
        help_text=_("A few words, each ended by a comma or Enter."),
    )
    komoditas = ParentalManyToManyField(
        "komoditas.Komoditas",
        verbose_name=_("commodities"),
        blank=True,
        related_name="berita",
        limit_choices_to=source_locale_only,
    )
    kecamatan = ParentalManyToManyField(
        "komoditas.Kecamatan", verbose_name=_("districts"), blank=True, related_name="berita"
    )

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("kategori", overridable=False),
        SynchronizedField("tanggal", overridable=False),
        SynchronizedField("komoditas", overridable=False),
        SynchronizedField("kecamatan", overridable=False),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *BasePage.content_panels,
                    FieldPanel("ringkasan"),
                    FieldRowPanel([FieldPanel("tanggal"), FieldPanel("kategori", widget=Select)]),
                    MultiFieldPanel(
                        [
                            FieldPanel(
                                "gambar",
                                help_text=_(
                                    "Large above the text, small in lists and beside shared links."
                                ),
                            ),
                            FieldPanel("keterangan_gambar"),
                        ],
                        heading=_("Lead picture"),
                    ),
                    FieldPanel("isi"),
                    FieldPanel("lampiran"),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [
                    FieldPanel("oleh"),
                    FieldPanel("tags"),
                    FieldPanel("komoditas", widget=CheckboxSelectMultiple),
                    FieldPanel("kecamatan", widget=CheckboxSelectMultiple),
                    InlinePanel(
                        "berita_terkait",
                        heading=_("Related news"),
                        label=_("article"),
                        help_text=_("Left empty, the site chooses by topic and commodity."),
                        max_num=6,
                    ),
                ],
                heading=_("Topics"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Other")),
        ]
    )

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("ringkasan"),
        index.SearchField("isi"),
        index.FilterField("tanggal"),
    ]

    objects = PageManager.from_queryset(BeritaQuerySet)()

    class Meta:
        verbose_name = _("news article")
        verbose_name_plural = _("news articles")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-tanggal", "-page_ptr"], name="berita_terbaru_dulu"),
            # Beside an article stand the newest of its category, among them few of thousands.
            models.Index(
                fields=["kategori", "-tanggal", "-page_ptr"], name="berita_terbaru_kategori"
            ),
        ]

    @classmethod
    def queryset_for_serving(cls) -> QuerySet[Any]:
        """Return articles with the category's name in either language."""
        return (
            super()
            .queryset_for_serving()
            .annotate(kategori_lokal_en=localized(KategoriBerita, "kategori", "nama", "en"))
        )

    @property
    def nama_kategori(self) -> str:
        """The category's name in the page's language, else in Indonesian."""
        if "kategori_lokal" in self.__dict__:
            return self.kategori_lokal or ""
        if self.kategori is None:
            return ""
        if self.is_source:
            return self.kategori.nama
        if "kategori_lokal_en" in self.__dict__:
            return self.kategori_lokal_en or ""
        translated = self.kategori.get_translation_or_none(self.locale)
        return (translated or self.kategori).nama

    @property
    def diperbarui(self) -> dt.datetime | None:
        """When the text last changed, if that was more than a day after it was published."""
        first, last = self.first_published_at, self.last_published_at
        if first is None or last is None or last - first < dt.timedelta(days=1):
            return None
        return last

    @property
    def waktu_terbit(self) -> dt.date | dt.datetime:
        """When it came out: the moment, where it was published on its day, else the day."""
        first = self.first_published_at
        if first is None or timezone.localtime(first).date() != self.tanggal:
            return self.tanggal
        return first

    @property
    def waktu_ubah(self) -> dt.date | dt.datetime:
        """When the text last changed; what readers aren't told of is no change."""
        return self.diperbarui or self.waktu_terbit

    def json_ld(self, situs: Situs, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the article as search engines read it."""
        return [artikel(self, situs)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add related news, commodities and districts, and the articles before and after."""
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        context["sekitar"] = sekitar(self, language)
        # Put together once: shown, and counted.
        context["isi"] = self.isi.render_as_block(context)
        context["menit_baca"] = menit_baca(context["isi"])
        context["terkait"] = berita_terkait(self, language, context["sekitar"])
        context["daftar_isi"] = table_of_contents(self.isi)
        if self.gambar is not None:
            prefetch_related_objects([self.gambar], "renditions")
        return context


class BeritaTerkait(Orderable):
    """An article that an editor put beside another."""

    page = ParentalKey("berita.BeritaPage", related_name="berita_terkait", on_delete=models.CASCADE)
    berita = models.ForeignKey(
        "berita.BeritaPage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("berita")]

    class Meta(Orderable.Meta):
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "berita"], name="berita_terkait_sekali")
        ]
