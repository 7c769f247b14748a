"""Blocks of files to take away."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock


class FileBlock(blocks.StructBlock):
    """One file with the words that readers see."""

    dokumen = DocumentChooserBlock(label=_("File"))
    judul = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=160,
        help_text=_("Left empty, the file's own title is shown."),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")


class FilesBlock(blocks.StructBlock):
    """A list of files with type and size."""

    judul = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    berkas = blocks.ListBlock(FileBlock(), label=_("Files"), min_num=1)

    class Meta:
        icon = "doc-full-inverse"
        label = _("List of files")
        group = _("Links and files")
        description = _("Files to download, with type and size.")
        template = "blocks/files.html"

    def get_preview_value(self) -> Any:
        """Show the newest documents, as readers would see them."""
        documents = get_document_model().objects.order_by("-pk")[:2]
        return self.normalize(
            {
                "judul": "Berkas untuk diunduh",
                "berkas": [{"dokumen": document, "judul": ""} for document in documents],
            }
        )
