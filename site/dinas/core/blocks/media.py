"""Blocks of pictures and videos."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    """A picture with alternative text (or marked as decoration), caption and credit."""

    gambar = ImageBlock(label=_("Picture"))
    keterangan = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=255, help_text=_("Shown below the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        description = _("A picture with caption and credit.")
        template = "blocks/picture.html"


class VideoBlock(blocks.StructBlock):
    """A video of the gallery; nothing is loaded from its host before the reader asks."""

    video = blocks.PageChooserBlock(label=_("Video"), page_type="galeri.VideoPage")

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Media")
        description = _("A video of the gallery; it loads when the reader presses play.")
        template = "blocks/video.html"
