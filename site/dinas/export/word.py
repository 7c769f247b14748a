"""A document as Word file: real styles, lists, tables with header rows, alt texts, links."""

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt

from dinas.export.document import (
    Document,
    Drawing,
    Facts,
    Files,
    Heading,
    Listing,
    Month,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Run,
    VideoLink,
)
from dinas.export.drawings import painted
from dinas.export.layout import Lying, arranged, check_size, shown_width_mm
from dinas.export.letterhead import Letterhead
from dinas.export.pictures import PictureFiles, stored
from dinas.export.tables import Sheet
from dinas.export.text import clean, one_line
from dinas.export.word_parts import (
    border_before,
    border_below,
    describe,
    field,
    link,
    set_language,
    turn,
)
from dinas.export.word_styles import empty_document
from dinas.export.word_tables import facts_table, month_table, plain_table, widths_mm

MARK = settings.BASE_DIR / "site/static/img/logo.png"
WIDEST_MM, LYING_MM, TALLEST_MM = 164.0, 251.0, 150.0
LONGEST_PROPERTY = 255


def word_from(document: Document, letterhead: Letterhead) -> bytes:
    """Return the document as a Word file (.docx).

    Raises:
        TooLargeError: it is larger than what is made while somebody waits.
    """
    check_size(document)
    with tempfile.TemporaryDirectory(prefix="dinas-word-") as name:
        folder = Path(name)
        writer = _Writer(document, stored(document, folder) | painted(document, folder))
        writer.letterhead(letterhead)
        writer.head()
        for block in arranged(document):
            writer.write(block)
        writer.source()
        output = BytesIO()
        writer.file.save(output)
    return output.getvalue()


class _Writer:
    """Writes one document, part by part."""

    def __init__(self, document: Document, pictures: PictureFiles) -> None:
        self.document = document
        self.pictures = pictures
        self.file: Any = empty_document(document.language, is_landscape=document.is_landscape)
        self.width_mm = LYING_MM if document.is_landscape else WIDEST_MM
        self.shapes = 0

    def letterhead(self, letterhead: Letterhead) -> None:
        """Write the letterhead, the running head, the page numbers and the file's own facts."""
        table = plain_table(self.file, 1, (20, self.width_mm - 20))
        mark, words = table.rows[0].cells
        self._picture_into(mark.paragraphs[0].add_run(), str(MARK), 16, "")
        for number, (text, size_pt) in enumerate(
            [
                (letterhead.government, 9),
                (letterhead.office, 16),
                *((line, 8.5) for line in letterhead.lines),
                *([(letterhead.remark, 8)] if letterhead.remark else []),
            ]
        ):
            paragraph = words.paragraphs[0] if not number else words.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(clean(text))
            run.font.size, run.bold = Pt(size_pt), number == 1
        border_below(self._paragraph("Muted"), "0A3A28", 12)
        section = self.file.sections[0]
        head = section.header.paragraphs[0]
        head.add_run(f"{letterhead.name} · {one_line(self.document.title)}")
        border_below(head, "C9D6C3", 4)
        for footer in (section.footer, section.first_page_footer):
            self._footer(footer.paragraphs[0])
        facts = self.file.core_properties
        facts.title = clean(self.document.title)[:LONGEST_PROPERTY]
        facts.author = clean(self.document.author or letterhead.name)[:LONGEST_PROPERTY]
        facts.last_modified_by = letterhead.name
        facts.subject = clean(self.document.kind)[:LONGEST_PROPERTY]
        facts.comments = clean(self.document.summary)[:LONGEST_PROPERTY]
        facts.keywords = clean(", ".join(self.document.keywords))[:LONGEST_PROPERTY]
        facts.language = {"id": "id-ID", "en": "en-GB"}.get(self.document.language, "")
        facts.identifier = self.document.url[:LONGEST_PROPERTY]
        facts.created = facts.modified = timezone.now()

    def _footer(self, paragraph: Any) -> None:
        paragraph.style = self.file.styles["Footer"]
        before, middle, after = (
            _("Page {page} of {pages}").replace("{pages}", "{page}").split("{page}")
        )
        paragraph.add_run(f"{self.document.url} · {before}")
        field(paragraph, "PAGE")
        paragraph.add_run(middle)
        field(paragraph, "NUMPAGES")
        paragraph.add_run(after)

    def head(self) -> None:
        """Write kind, title, summary and the facts below them."""
        document = self.document
        if document.kind:
            self._paragraph("Muted").add_run(clean(document.kind).upper()).bold = True
        self._paragraph("Title").add_run(clean(document.title))
        if document.subtitle:
            self._runs(self._paragraph("Subtitle"), document.subtitle)
        if document.summary:
            self._paragraph("Subtitle").add_run(clean(document.summary))
        self.write(document.facts)

    def write(self, block: Any) -> None:
        """Write one block."""
        writers: dict[type, Callable[[Any], Any]] = {
            Heading: self._heading,
            Paragraph: self._text,
            Listing: self._listing,
            Sheet: self._sheet,
            Lying: self._lying,
            Picture: self._picture,
            Drawing: self._picture,
            Quote: self._quote,
            Note: self._note,
            Facts: self._facts,
            VideoLink: self._video,
            Files: self._files,
            Month: self._month,
            PageBreak: lambda _block: self.file.add_page_break(),
        }
        writers[type(block)](block)

    def source(self) -> None:
        """Say where the document comes from, with a QR code."""
        border_below(self._paragraph("Muted"), "F2B90F", 6)
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            segno.make(self.document.url, error="m").save(file, kind="png", scale=8, border=1)
            file.flush()
            alt = _("QR code that leads to the page this document was made from")
            self._picture_into(self._paragraph("Normal").add_run(), file.name, 24, alt)
        words = Run(_("This document was made from a page of the office's website:") + " ")
        url = self.document.url
        self._text(Paragraph((words, Run(url, href=url)), is_muted=True))

    def _paragraph(self, style: str, place: Any = None) -> Any:
        paragraph = (place or self.file).add_paragraph()
        paragraph.style = self.file.styles[style]
        return paragraph

    def _runs(self, paragraph: Any, runs: tuple[Run, ...]) -> None:
        for one in runs:
            run = paragraph.add_run()
            if one.text == "\n":
                run.add_break()
                continue
            run.text = clean(one.text)
            run.bold, run.italic = one.bold or None, one.italic or None
            if one.sup or one.sub:  # one setting in the file: the second would undo the first
                name = "superscript" if one.sup else "subscript"
                setattr(run.font, name, True)
            if one.language:
                set_language(run._r.get_or_add_rPr(), one.language)
            if one.href:
                run.style = self.file.styles["Hyperlink"]
                link(paragraph, one.href).append(run._r)

    def _heading(self, block: Heading) -> None:
        self._paragraph(f"Heading {block.level}").add_run(clean(block.text))

    def _text(self, block: Paragraph, style: str = "") -> Any:
        paragraph = self._paragraph(style or ("Muted" if block.is_muted else "Normal"))
        self._runs(paragraph, block.runs)
        return paragraph

    def _listing(self, block: Listing, depth: int = 0) -> None:
        kind = "List Number" if block.is_ordered else "List Bullet"
        style = kind if not depth else f"{kind} {min(depth, 2) + 1}"
        number = self._restarted(style) if block.is_ordered else None
        for item in block.items:
            paragraph = self._paragraph(style)
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number
            self._runs(paragraph, item.runs)
            for child in item.children:
                self._listing(child, depth + 1)

    def _restarted(self, style: str) -> int:
        """Return the key of a numbering like the style's that begins at 1 again."""
        numbering = self.file.part.numbering_part.element
        used = self.file.styles[style].element.pPr.numPr.numId.val
        kind = next(one.abstractNumId.val for one in numbering.num_lst if one.numId == used)
        made = numbering.add_num(kind)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _sheet(self, block: Sheet) -> None:
        if block.table.caption:
            self._paragraph("Caption").add_run(clean(block.table.caption))
        room_mm = LYING_MM if block.is_lying else self.width_mm
        plain_table(
            self.file,
            block.table,
            widths_mm(block.weights, room_mm),
            size_pt=block.size_pt,
            is_number=block.is_number,
        )
        self._paragraph("Muted")

    def _lying(self, block: Lying) -> None:
        is_turned = not self.document.is_landscape
        if is_turned:
            turn(self.file.add_section(WD_SECTION.NEW_PAGE), is_lying=True)
        for one in block.blocks:
            self.write(one)
        if is_turned:
            turn(self.file.add_section(WD_SECTION.NEW_PAGE), is_lying=False)

    def _picture(self, block: Picture | Drawing) -> None:
        file = self.pictures.get(block)
        if file is None:
            return
        width_mm = shown_width_mm(block, file, widest_mm=self.width_mm, tallest_mm=TALLEST_MM)
        paragraph = self._paragraph("Normal")
        self._picture_into(paragraph.add_run(), str(file.path), width_mm, block.alt)
        words = " — ".join(part for part in (block.caption, block.credit) if part)
        if words:
            paragraph.paragraph_format.keep_with_next = True
            self._paragraph("Caption").add_run(clean(words))

    def _picture_into(self, run: Any, path: str, width_mm: float, alt: str) -> None:
        self.shapes += 1
        describe(run.add_picture(path, width=Mm(width_mm)), clean(alt), self.shapes)

    def _quote(self, block: Quote) -> None:
        border_before(self._text(Paragraph((Run(block.text),)), "Quote"), "F2B90F")
        if block.source:
            self._paragraph("Muted").add_run(f"— {clean(block.source)}")

    def _note(self, block: Note) -> None:
        colour = "9A3412" if block.is_urgent else "2F7D4A"
        label = self._text(Paragraph((Run(block.label, bold=True),)), "Note")
        border_before(label, colour)
        for part in block.blocks:
            if isinstance(part, Listing):
                self._listing(part)
            else:
                border_before(self._text(part, "Note"), colour)

    def _facts(self, block: Facts) -> None:
        if block.rows:
            facts_table(self.file, block, self.width_mm, self._runs)
            self._paragraph("Muted")

    def _video(self, block: VideoLink) -> None:
        label, title = Run(f"{block.label}: "), Run(block.title, bold=True, href=block.href)
        self._text(Paragraph((label, title)))

    def _files(self, block: Files) -> None:
        if block.title:
            self._text(Paragraph((Run(block.title, bold=True),)))
        for one in block.files:
            kind = (Run(f" ({one.kind})"),) if one.kind else ()
            self._runs(self._paragraph("List Bullet"), (Run(one.title, href=one.href), *kind))

    def _month(self, block: Month) -> None:
        month_table(self.file, block, self.width_mm)
        self._paragraph("Muted")
