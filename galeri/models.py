"""The gallery: videos and photo albums."""

from functools import partial
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from dinas.core.blocks.media import ImageWithAltBlock
from dinas.core.fields import StreamField
from dinas.core.keeping import kept
from dinas.core.models import BasePage
from dinas.core.models.base import SectionPage
from dinas.core.query import PublicPageQuerySet
from dinas.navigation.surroundings import Situs
from galeri.forms import VideoPageForm
from galeri.structured_data import video


class GaleriQuerySet(PublicPageQuerySet):
    """Videos or albums in the order of readers: the newest first."""

    def untuk_daftar(self, language: str) -> Any:
        """Return the public pages of `language` with what a card shows."""
        return (
            self.public_in(language)
            .select_related("locale", "gambar")
            .prefetch_related("gambar__renditions")
            .defer_streamfields()
            .order_by("-tanggal", "-pk")
        )


TANGGAL = _("The day on which it was made. The gallery is ordered by it.")

GaleriManager = PageManager.from_queryset(GaleriQuerySet)


class GaleriPage(SectionPage):
    """`/galeri/`: all videos and albums."""

    template = "pages/galeri_page.html"
    subpage_types: ClassVar[list[str]] = ["galeri.VideoPage", "galeri.AlbumPage"]
    is_daftar = True
    page_description = _("The gallery; videos and photo albums are made below it.")

    class Meta:
        verbose_name = _("gallery")
        verbose_name_plural = _("galleries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the videos and albums."""
        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        albums = AlbumPage.objects.untuk_daftar(language)[:60]
        context["video"] = kept(("galeri", "video", language), partial(_videos, language))
        context["album"] = kept(("galeri", "album", language), partial(list, albums))
        return context


def _videos(language: str) -> list[Any]:
    # The files are read here, so that what is kept depends on them.
    videos = VideoPage.objects.untuk_daftar(language).select_related("berkas", "teks_video")
    return list(videos[:60])


class VideoPage(BasePage):
    """One video: a poster from our own host, and the player when the reader asks for it."""

    template = "pages/video_page.html"
    parent_page_types: ClassVar[list[str]] = ["galeri.GaleriPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A video with poster and transcript.")
    serving_related = ("gambar", "berkas", "teks_video")

    tanggal = models.DateField(_("date"), default=timezone.localdate)
    ringkasan = models.TextField(_("summary"), max_length=300, blank=True)
    gambar = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("poster"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Shown until the reader starts the video."),
    )
    youtube_id = models.CharField(
        _("YouTube number"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z0-9_-]{11}$", _("The eleven characters after “v=”."))],
        help_text=_("The eleven characters after “v=” in the video's address."),
    )
    berkas = models.ForeignKey(
        "dinas_images.CustomDocument",
        verbose_name=_("own video file"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    teks_video = models.ForeignKey(
        "dinas_images.CustomDocument",
        verbose_name=_("captions (.vtt)"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    lama_detik = models.PositiveIntegerField(_("length in seconds"), null=True, blank=True)
    transkrip = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_("What is said and shown, for readers who cannot hear or load the video."),
    )

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("youtube_id", overridable=False),
        SynchronizedField("tanggal", overridable=False),
    ]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("tanggal", help_text=TANGGAL),
        FieldPanel(
            "ringkasan", help_text=_("Shown below the title, and in lists and search results.")
        ),
        FieldPanel("gambar"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "youtube_id",
                    heading=_("Video on YouTube"),
                    help_text=_("Paste the address of the video."),
                ),
                FieldPanel(
                    "berkas",
                    help_text=_(
                        "MP4, uploaded among the documents. Either this or a video on YouTube."
                    ),
                ),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "teks_video",
                            help_text=_(
                                "Text that runs along with the speech, as a file with times."
                            ),
                        ),
                        FieldPanel(
                            "lama_detik",
                            heading=_("Length"),
                            help_text=_("Minutes and seconds, for example 4:12."),
                        ),
                    ]
                ),
            ],
            heading=_("Video"),
        ),
        FieldPanel("transkrip"),
    ]

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("ringkasan"),
        index.SearchField("transkrip"),
    ]

    base_form_class = VideoPageForm

    objects = GaleriManager()

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(youtube_id="") | Q(berkas__isnull=True),
                name="video_satu_asal",
                violation_error_message=_("Either a YouTube number or a file, not both."),
            )
        ]

    def clean(self) -> None:
        """Say in words what the database would refuse."""
        super().clean()
        if self.youtube_id and self.berkas_id:
            raise ValidationError({"berkas": _("Either a YouTube number or a file, not both.")})

    @property
    def alamat_pemutar(self) -> str:
        """The player's address in the provider's privacy mode; loaded only after a click."""
        if not self.youtube_id:
            return ""
        return f"https://www.youtube-nocookie.com/embed/{self.youtube_id}?rel=0"

    @property
    def is_tersedia(self) -> bool:
        """Whether there is anything to play."""
        return bool(self.youtube_id or self.berkas_id)

    @property
    def is_terbaca(self) -> bool:
        """Whether readers who cannot play the video learn what is in it."""
        return bool(self.transkrip.strip() or self.ringkasan.strip())

    @property
    def lama(self) -> str:
        """The length as minutes and seconds, for example `4.12`."""
        if not self.lama_detik:
            return ""
        return f"{self.lama_detik // 60}.{self.lama_detik % 60:02d}"

    def json_ld(self, situs: Situs, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the video as search engines read it."""
        return video(self, situs)


class FotoBlock(blocks.StructBlock):
    """One photo of an album."""

    gambar = ImageWithAltBlock(label=_("Photo"))
    keterangan = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Photo")
        label_format = "{keterangan}"


class AlbumPage(BasePage):
    """A photo album."""

    template = "pages/album_page.html"
    parent_page_types: ClassVar[list[str]] = ["galeri.GaleriPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A photo album.")
    serving_related = ("gambar",)

    tanggal = models.DateField(_("date"), default=timezone.localdate)
    ringkasan = models.TextField(_("summary"), max_length=300, blank=True)
    gambar = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("cover"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    foto = StreamField([("foto", FotoBlock())], verbose_name=_("photos"), blank=True)

    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("tanggal", overridable=False),
    ]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("tanggal", help_text=TANGGAL),
        FieldPanel(
            "ringkasan", help_text=_("Shown below the title, and in lists and search results.")
        ),
        FieldPanel(
            "gambar",
            help_text=_("Shown on the card in the gallery and when the page is shared."),
        ),
        FieldPanel(
            "foto",
            help_text=_("One photo after the other; readers see them in this order."),
        ),
    ]

    objects = GaleriManager()

    class Meta:
        verbose_name = _("photo album")
        verbose_name_plural = _("photo albums")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the photos, with all their renditions in one query."""
        context = super().get_context(request, *args, **kwargs)
        photos = [block.value for block in self.foto if block.value["gambar"]]
        prefetch_related_objects([photo["gambar"] for photo in photos], "renditions")
        context["foto"] = photos
        return context
