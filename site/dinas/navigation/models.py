"""The cards that were drawn for pages without a picture."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

CARD_FOLDER = "images/kartu"
"""Below the folder of renditions, the one part of the uploads that everybody may read."""


class KartuBagikan(models.Model):
    """The card shown beside links to one page. Made by a task, never by hand."""

    # Rows that no editor made need not be shown as uses of the page.
    wagtail_reference_index_ignore: ClassVar[bool] = True

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="kartu_bagikan"
    )
    sidik = models.CharField(max_length=16)
    """Of all that the card shows; another title or date gives another file name."""
    berkas = models.FileField(upload_to=CARD_FOLDER)

    class Meta:
        verbose_name = _("sharing card")
        verbose_name_plural = _("sharing cards")

    def __str__(self) -> str:
        return self.nama_berkas

    @property
    def nama_berkas(self) -> str:
        """The name of the card in the storage."""
        return str(self.berkas.name)
