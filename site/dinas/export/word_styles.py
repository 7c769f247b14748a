"""The empty Word file that documents are written into: A4, real styles, no trace of a template."""

from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dinas.export.word_parts import set_language

DEEP, LEAF, QUIET = (
    RGBColor(0x0A, 0x3A, 0x28),
    RGBColor(0x2F, 0x7D, 0x4A),
    RGBColor(0x4A, 0x5A, 0x50),
)
FACE = "Calibri"
"""Every Word has it, and LibreOffice has one of the same measures."""
SIZES_PT = {
    "Title": (24, DEEP, 6, 4),
    "Heading 1": (15, DEEP, 18, 6),
    "Heading 2": (12.5, LEAF, 14, 4),
    "Heading 3": (11, DEEP, 12, 4),
    "Subtitle": (13, DEEP, 2, 8),
    "Caption": (9, QUIET, 8, 4),
    "Quote": (13, DEEP, 10, 10),
    "Header": (8.5, QUIET, 0, 0),
    "Footer": (8, QUIET, 0, 0),
}


def empty_document(language: str, *, is_landscape: bool) -> Any:
    """Return a new Word file whose styles carry the office's look."""
    document = docx.Document()
    _drop_thumbnail(document)
    styles = document.styles
    normal = styles["Normal"]
    _face(normal, 11)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.15
    set_language(normal.element.get_or_add_rPr(), language)
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_language(defaults, language)
    for name, (size_pt, colour, before_pt, after_pt) in SIZES_PT.items():
        style = styles[name]
        _face(style, size_pt)
        style.font.color.rgb = colour
        style.font.bold = name.startswith(("Title", "Heading", "Quote"))
        style.font.italic = False
        style.font.all_caps = False
        style.paragraph_format.space_before = Pt(before_pt)
        style.paragraph_format.space_after = Pt(after_pt)
        style.paragraph_format.keep_with_next = name.startswith(("Title", "Heading", "Caption"))
    _plain(styles["Title"])
    _plain(styles["Subtitle"])
    hyperlink = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    hyperlink.font.color.rgb = LEAF
    hyperlink.font.underline = True
    muted = styles.add_style("Muted", WD_STYLE_TYPE.PARAGRAPH)
    muted.base_style = normal
    _face(muted, 9)
    muted.font.color.rgb = QUIET
    note = styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = normal
    note.paragraph_format.left_indent = Mm(5)
    _paper(document.sections[0], is_landscape=is_landscape)
    return document


def _face(style: Any, size_pt: float) -> None:
    style.font.name = FACE
    style.font.size = Pt(size_pt)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "heme" in name:
            del fonts.attrib[name]  # the theme's face would win over ours
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FACE)


def _plain(style: Any) -> None:
    """Take away the line below and the wide spacing of letters that the template has."""
    for properties, name in (
        (style.element.get_or_add_pPr(), "w:pBdr"),
        (style.element.get_or_add_rPr(), "w:spacing"),
    ):
        for found in properties.findall(qn(name)):
            properties.remove(found)


def _paper(section: Any, *, is_landscape: bool) -> None:
    sides = (Mm(297), Mm(210)) if is_landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = Mm(23)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    section.different_first_page_header_footer = True


def _drop_thumbnail(document: Any) -> None:
    """Take away the picture of an empty page that python-docx's template carries."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]
