"""All blocks that an article or an ordinary page may hold."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from dinas.core.blocks.files import FilesBlock
from dinas.core.blocks.links import ButtonBlock
from dinas.core.blocks.media import PictureBlock, VideoBlock
from dinas.core.blocks.tables import TableBlock
from dinas.core.blocks.text import (
    AccordionBlock,
    HeadingBlock,
    HeadingLevel,
    HeadingValue,
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

    def clean(self, value: Any, **kwargs: Any) -> Any:
        """Refuse two sections with one heading, and drop texts without a word.

        Links to the second section would lead to the first.
        """
        cleaned = super().clean(value, **kwargs)
        seen: set[str] = set()
        faults = {}
        for index, block in enumerate(cleaned):
            if not _is_section(block):
                continue
            if block.value.anchor in seen:
                faults[index] = ValidationError(_("Another section has the same heading."))
            seen.add(block.value.anchor)
        if faults:
            raise blocks.StreamBlockValidationError(block_errors=faults)
        for index in reversed(range(len(cleaned))):
            if cleaned[index].block_type == "paragraf" and not cleaned[index].value.source:
                del cleaned[index]
        return cleaned

    class Meta:
        required = False
        help_text = _("Press the plus sign to add a part.")


FEWEST_SECTIONS = 3
"""A shorter text needs no table of contents."""


def table_of_contents(story: Iterable[Any]) -> list[HeadingValue]:
    """Return the section headings of a text that is long enough to need a table of contents."""
    headings = [block.value for block in story if _is_section(block)]
    return headings if len(headings) >= FEWEST_SECTIONS else []


def _is_section(block: Any) -> bool:
    return block.block_type == "judul" and block.value.get("tingkat") == HeadingLevel.SECTION
