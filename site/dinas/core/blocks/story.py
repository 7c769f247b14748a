"""All blocks that an article or an ordinary page may hold."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from dinas.core.blocks.files import FilesBlock
from dinas.core.blocks.links import ButtonBlock
from dinas.core.blocks.media import PictureBlock, VideoBlock
from dinas.core.blocks.tables import TableBlock
from dinas.core.blocks.text import (
    AccordionBlock,
    HeadingBlock,
    NoteBlock,
    ParagraphBlock,
    QuoteBlock,
)


class StoryBlock(blocks.StreamBlock):
    """The body of an article or a page."""

    paragraf = ParagraphBlock()
    judul = HeadingBlock()
    kutipan = QuoteBlock()
    catatan = NoteBlock()
    tabel = TableBlock()
    tanya_jawab = AccordionBlock()
    gambar = PictureBlock()
    video = VideoBlock()
    tombol = ButtonBlock()
    berkas = FilesBlock()

    class Meta:
        required = False
        help_text = _("Press the plus sign to add a part.")
