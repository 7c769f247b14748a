"""The image, rendition and document models that every page and block refers to."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.core.files.base import ContentFile, File
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to
from wagtail.search import index

from dinas.images.enums import Persetujuan
from dinas.images.fields import CleanedImageField
from dinas.images.naming import (
    download_name,
    get_document_upload_to,
    image_upload_path,
)


class CustomImage(AbstractImage):
    """
    A picture with alt text in both languages, a credit and the consent of those shown.

    A list of pages asks for ``prefetch_related("gambar__renditions")``, or for fewer rows
    ``prefetch_related(querysets.renditions("gambar", "kartu"))``: the picture tag then finds its
    files without a query for each picture.
    """

    file = CleanedImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    description = models.CharField(
        _("alt text"),
        max_length=255,
        help_text=_(
            "In Indonesian. Say what the picture shows, for readers who cannot see it. "
            "Example: a farmer inspects maize leaves in Toroh."
        ),
    )
    alt_en = models.CharField(
        _("alt text in English"),
        max_length=255,
        blank=True,
        help_text=_("Used on English pages. Left empty, the Indonesian alt text is used."),
    )
    kredit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who made the picture. Example: Suyanto / Dinas Pertanian."),
    )
    persetujuan = models.CharField(
        _("people in the picture"),
        max_length=20,
        choices=Persetujuan,
        # An answer that nobody gave would be worth nothing.
        default=Persetujuan.BELUM_DITANYAKAN,
        help_text=_(
            "Have those who can be recognised agreed to be shown? Do not publish people who "
            "have not agreed; for children, ask their parents."
        ),
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "description",
        "alt_en",
        "kredit",
        "persetujuan",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields: ClassVar[list[index.BaseField]] = [
        *AbstractImage.search_fields,
        index.SearchField("alt_en"),
        index.SearchField("kredit"),
        index.FilterField("persetujuan"),
    ]

    _rendition_source_fields: ClassVar[tuple[str, ...]] = (
        "file",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    _rendered_from: tuple[str, ...] | None = None

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        """Alt text in the language of the page, or the Indonesian one where none is given."""
        if self.alt_en and (get_language() or "").startswith("en"):
            return self.alt_en
        return self.description

    def get_upload_to(self, filename: str) -> str:
        """Where a new original is stored, under a name that any system can open."""
        return image_upload_path(filename)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Make a rendition in memory: Wagtail leaves the temporary file it writes to open."""
        with super().generate_rendition_file(filter, source=source) as file:
            file.seek(0)
            return ContentFile(file.read(), name=file.name)

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any
    ) -> "CustomImage":
        """Remember what the stored renditions were made from."""
        image = super().from_db(db, field_names, values, **kwargs)
        image._rendered_from = image._rendition_source()
        return image

    def _rendition_source(self) -> tuple[str, ...]:
        # Not by attribute: a deferred field would be fetched from the database.
        return tuple(str(self.__dict__.get(name)) for name in self._rendition_source_fields)

    def take_rendition_change(self) -> bool:
        """Say, once, whether file or focal point differ from when the image was last looked at."""
        source = self._rendition_source()
        has_changed = source != self._rendered_from
        self._rendered_from = source
        return has_changed

    def save(self, *args: Any, **kwargs: Any) -> None:
        """
        Clean and store a new file before the row is written.

        Cleaning turns and scales a picture; width and height are columns that Django would
        otherwise read before the file field is stored.
        """
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)


class CustomRendition(AbstractRendition):
    """A picture cut or scaled for one of the site's picture specs."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __str__(self) -> str:
        return self.file.name


class CustomDocument(AbstractDocument):
    """A document for download. Stored under a plain name, downloaded under a readable one."""

    file = models.FileField(_("file"), upload_to=get_document_upload_to)

    admin_form_fields: ClassVar[tuple[str, ...]] = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Check the kind of the file; of one that is missing or refused the form tells."""
        if self.file:
            super().clean()

    @property
    def download_name(self) -> str:
        """The name the reader's browser saves the file under: the title, with the extension."""
        return download_name(self.title, self.file_extension)
