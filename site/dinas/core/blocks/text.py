"""Blocks of words: headings, paragraphs, quotes, notes, folded answers."""

from typing import Any

from django.db.models import TextChoices
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from dinas.core.tidy import tidy_html

PARAGRAPH_FEATURES = [
    "bold",
    "italic",
    "superscript",
    "subscript",
    "ol",
    "ul",
    "link",
    "document-link",
]


class TidyRichTextBlock(blocks.RichTextBlock):
    """Running text that keeps no empty paragraphs and no invisible characters."""

    def clean(self, value: RichText) -> RichText:
        """Tidy what was typed or pasted, before anything is stored."""
        return super().clean(RichText(tidy_html(value.source)))


class HeadingLevel(TextChoices):
    """How deep a heading stands below the page's title."""

    SECTION = "h2", _("Section")
    SUBSECTION = "h3", _("Subsection")


class HeadingValue(blocks.StructValue):
    """A heading with the anchor that a table of contents leads to."""

    @property
    def anchor(self) -> str:
        """The id of the heading."""
        return slugify(str(self.get("teks", "")))[:60] or "bagian"


class HeadingBlock(blocks.StructBlock):
    """A heading that divides a long text."""

    teks = blocks.CharBlock(label=_("Heading"), max_length=120)
    tingkat = blocks.ChoiceBlock(
        label=_("Level"), choices=HeadingLevel.choices, default=HeadingLevel.SECTION
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        label_format = "{teks}"
        group = _("Text")
        description = _("Divides a long text so that readers find their way.")
        value_class = HeadingValue
        template = "blocks/heading.html"
        preview_value = {"teks": "Mengenali hama sejak dini", "tingkat": "h2"}


class ParagraphBlock(TidyRichTextBlock):
    """Paragraphs and lists with links."""

    def __init__(self, **kwargs: Any) -> None:
        # A new page begins with an empty one; StoryBlock drops what stays empty.
        super().__init__(**{"features": PARAGRAPH_FEATURES, "required": False, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        description = _("Paragraphs and lists, with links.")
        template = "blocks/paragraph.html"
        preview_value = (
            "<p>Petani mengamati tanaman <b>dua kali seminggu</b> dan mencatat "
            "perubahannya.</p><ul><li>Daun</li><li>Batang</li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    """A sentence that somebody said, or that carries the text."""

    kutipan = blocks.TextBlock(label=_("Quote"), max_length=400)
    sumber = blocks.CharBlock(
        label=_("Who said it"), required=False, max_length=120, help_text=_("Name and position.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Text")
        description = _("A sentence shown large.")
        template = "blocks/quote.html"
        preview_value = {"kutipan": "Sekolah lapang tidak mengenal ceramah panjang.", "sumber": ""}


class NoteKind(TextChoices):
    """How pressing a note is; the word is shown, never colour alone."""

    INFO = "info", _("Information")
    IMPORTANT = "penting", _("Important")


class NoteBlock(blocks.StructBlock):
    """A short remark set apart from the text."""

    jenis = blocks.ChoiceBlock(label=_("Kind"), choices=NoteKind.choices, default=NoteKind.INFO)
    isi = TidyRichTextBlock(label=_("Text"), features=["bold", "italic", "link"])

    class Meta:
        icon = "info-circle"
        label = _("Note")
        group = _("Text")
        description = _("A short remark set apart from the text.")
        template = "blocks/note.html"
        preview_value = {"jenis": "info", "isi": "<p>Bawa kartu tanda penduduk.</p>"}


class AccordionItemBlock(blocks.StructBlock):
    """One question with its answer."""

    judul = blocks.CharBlock(label=_("Question"), max_length=160)
    isi = TidyRichTextBlock(label=_("Answer"), features=PARAGRAPH_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class AccordionBlock(blocks.StructBlock):
    """Questions whose answers open on demand; without script they open too."""

    butir = blocks.ListBlock(AccordionItemBlock(), label=_("Questions"), min_num=1, max_num=20)

    class Meta:
        icon = "list-ul"
        label = _("Questions and answers")
        group = _("Text")
        description = _("Answers that open when the reader wants them.")
        template = "blocks/accordion.html"
        preview_value = {
            "butir": [
                {
                    "judul": "Apa syarat meminjam traktor?",
                    "isi": "<p>Diajukan oleh kelompok tani.</p>",
                }
            ]
        }
