"""The commodity: a snippet with drafts, approval and translation."""

from typing import Any, ClassVar, Self

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets.slug import SlugInput
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Page,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from dinas.core.bahasa import SOURCE, prefix
from dinas.core.blocks import StoryBlock
from dinas.core.fields import PilihanGandaField, StreamField
from dinas.core.forms import AddressedForm
from dinas.core.panels import NamePanel
from dinas.core.previewing import PreviewModes
from dinas.core.versions import YieldsToNewer
from komoditas.enums import Kelompok
from komoditas.isi_halaman import isi_halaman
from komoditas.musim import BULAN, Musim, musim_dari, rentang_kata
from komoditas.querysets import KomoditasQuerySet


class Komoditas(
    YieldsToNewer,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewModes,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A crop that the office tends: words in both languages, facts that are the same in both."""

    nama = models.CharField(_("name"), max_length=80)
    kode = models.SlugField(
        _("address"),
        max_length=60,
        help_text=_("The last part of the address, the same in both languages."),
    )
    nama_latin = models.CharField(_("Latin name"), max_length=120, blank=True)
    kelompok = models.CharField(
        pgettext_lazy("commodity", "group"), max_length=20, choices=Kelompok.choices
    )
    ringkasan = models.CharField(
        _("summary"),
        max_length=200,
        help_text=_("One sentence for lists and cards."),
    )
    isi = StreamField(StoryBlock(), verbose_name=_("description"), blank=True)
    gambar = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    bulan_tanam = PilihanGandaField(
        pilihan=BULAN,
        verbose_name=_("months of planting"),
        help_text=_("The general pattern; real dates follow rain and irrigation."),
    )
    bulan_panen = PilihanGandaField(
        pilihan=BULAN,
        verbose_name=_("months of harvest"),
        help_text=_("Only where a source names them."),
    )
    sentra = ParentalManyToManyField(
        "komoditas.Kecamatan",
        verbose_name=_("centres of growing"),
        blank=True,
        related_name="komoditas",
    )
    sumber = models.TextField(
        _("sources"), blank=True, help_text=_("One address or title a line; shown to readers.")
    )
    is_unggulan = models.BooleanField(_("leading commodity"), default=False)
    urutan = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smaller numbers come first.")
    )
    contoh = models.BooleanField(_("sample content"), default=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="komoditas")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="komoditas",
        for_concrete_model=False,
    )

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField(name, overridable=False)
        for name in (
            "kode",
            "nama_latin",
            "kelompok",
            "gambar",
            "bulan_tanam",
            "bulan_panen",
            "sentra",
            "sumber",
            "is_unggulan",
            "urutan",
            "contoh",
        )
    ]

    base_form_class = AddressedForm
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    NamePanel("nama", targets=["kode"], placeholder=_("Name of the commodity*")),
                    FieldPanel("ringkasan"),
                    FieldPanel(
                        "gambar", help_text=_("Shown at the top of its page and on its card.")
                    ),
                    FieldPanel("isi"),
                    FieldPanel("sumber"),
                ],
                heading=_("Content"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("kelompok"), FieldPanel("nama_latin")]),
                    FieldPanel("bulan_tanam"),
                    FieldPanel("bulan_panen"),
                    FieldPanel(
                        "sentra",
                        widget=CheckboxSelectMultiple,
                        help_text=_("The districts that are coloured for it on the map."),
                    ),
                ],
                heading=_("Facts"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel(
                                "is_unggulan",
                                help_text=_("It gets a card on the home page."),
                            ),
                            FieldPanel("urutan"),
                        ],
                        heading=_("On the home page"),
                    ),
                    FieldPanel("kode", widget=SlugInput),
                    FieldPanel(
                        "contoh",
                        help_text=_("Readers see a notice that this text is an example."),
                    ),
                    PublishingPanel(),
                ],
                heading=_("Settings"),
            ),
        ]
    )

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("nama", boost=3),
        index.AutocompleteField("nama"),
        index.SearchField("nama_latin"),
        index.SearchField("ringkasan"),
        index.SearchField("isi"),
        index.FilterField("locale_id"),
        index.FilterField("live"),
    ]

    objects = KomoditasQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        ordering: ClassVar[list[str]] = ["urutan", "nama"]
        verbose_name = _("commodity")
        verbose_name_plural = _("commodities")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kode", "locale"],
                name="komoditas_kode_sekali_per_bahasa",
                violation_error_message=_("Another commodity has this address."),
            )
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def alamat(self) -> str:
        """The commodity's address, in the language of this row."""
        return f"{prefix(self.locale.language_code)}/komoditas/{self.kode}/"

    @property
    def is_source(self) -> bool:
        """Whether the row is in the language that editors write in."""
        return self.locale.language_code == SOURCE

    @property
    def musim(self) -> list[Musim]:
        """The seasons in which it is planted."""
        return musim_dari(self.bulan_tanam)

    @property
    def bulan_tanam_kata(self) -> str:
        """The months of planting in words."""
        return rentang_kata(self.bulan_tanam)

    @property
    def daftar_sumber(self) -> list[str]:
        """The sources, one a line."""
        return [line.strip() for line in self.sumber.splitlines() if line.strip()]

    def get_full_url(self) -> str | None:
        """Return the address with scheme and host, so that a preview is asked for like a page."""
        index_page = self.halaman_daftar()
        parts = index_page.get_url_parts() if index_page else None
        return f"{parts[1]}{self.alamat}" if parts else None

    full_url = property(get_full_url)

    def halaman_daftar(self) -> Any | None:
        """Return the page below which the commodity is shown, in the language of this row."""
        related = Page.objects.filter(locale_id=self.locale_id, live=True)
        return related.type(apps.get_model("komoditas.KomoditasIndexPage")).specific().first()

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Preview with the template that readers get."""
        return "pages/komoditas.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Preview with what readers get."""
        return {
            "request": request,
            "page": self.halaman_daftar(),
            "perihal": self,
            "bulan_ini": timezone.localdate().month,
            **self.konteks(),
        }

    def seperti_di_daftar(self) -> Self:
        """Return this row with its own words where lists look for them, as `told_in` gives them."""
        self.nama_lokal, self.ringkasan_lokal = self.nama, self.ringkasan
        self.is_terjemahan_ada = True
        return self

    def konteks(self, stored: "Komoditas | None" = None) -> dict[str, Any]:
        """Return what the commodity's page shows (`komoditas.isi_halaman`)."""
        return isi_halaman(self, stored)

    def sumber_baris(self) -> "Komoditas | None":
        """Return the source language's row of this commodity, which carries the facts."""
        return (
            Komoditas.objects.filter(
                translation_key=self.translation_key, locale__language_code=SOURCE
            )
            .select_related("locale")
            .first()
        )
