"""Blocks of pictures and videos."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock


class ImageWithAltBlock(ImageBlock):
    """Wagtail's picture with alt text; its chooser has a name in the language of the writer."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        """Name the chooser, whose name Wagtail takes from the code."""
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"].label = _("Picture")


class PictureBlock(blocks.StructBlock):
    """A picture with alternative text (or marked as decoration), caption and credit."""

    gambar = ImageWithAltBlock(label=_("Picture"))
    keterangan = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=255, help_text=_("Shown below the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{keterangan}"
        group = _("Media")
        description = _("A picture with caption and credit.")
        template = "blocks/picture.html"

    def get_preview_value(self) -> Any:
        """Show the office's newest picture, as readers would see it."""
        picture = get_image_model().objects.order_by("-pk").first()
        if picture is None:
            return self.get_default()
        return self.normalize(
            {
                "gambar": {"image": picture, "decorative": False, "alt_text": picture.description},
                "keterangan": "Keterangan singkat di bawah gambar.",
            }
        )


class VideoBlock(blocks.StructBlock):
    """A video of the gallery; nothing is loaded from its host before the reader asks."""

    video = blocks.PageChooserBlock(label=_("Video"), page_type="galeri.VideoPage")

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Media")
        description = _("A video of the gallery; it loads when the reader presses play.")
        template = "blocks/video.html"

    def get_preview_value(self) -> Any:
        """Show the newest video of the gallery."""
        videos = self.child_blocks["video"].target_model.objects.live()
        return self.normalize({"video": videos.order_by("-pk").first()})
