"""The few things of Word files that python-docx has no call for: links, alt text, language."""

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt


def element(name: str, **attributes: str) -> Any:
    """Return an element of WordprocessingML with its attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_language(properties: Any, language: str) -> None:
    """Say in which language a style or a run is written, for spelling and for reading aloud."""
    code = {"id": "id-ID", "en": "en-GB"}.get(language, language)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("lang", val=code, eastAsia=code))


def link(paragraph: Any, href: str) -> Any:
    """Add a link to a paragraph; runs are added to what is returned."""
    key = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), key)
    paragraph._p.append(made)
    return made


def describe(shape: Any, alt: str, number: int) -> None:
    """Give a picture its alternative text, or mark it as decoration."""
    for side in ("T", "B", "L", "R"):
        shape._inline.set(f"dist{side}", "0")  # left out, LibreOffice moves it by 3 mm
    properties = shape._inline.docPr
    properties.set("name", f"Gambar {number}")
    if alt:
        properties.set("descr", alt)
        return
    space = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    extensions = OxmlElement("a:extLst")
    extension = OxmlElement("a:ext")
    extension.set("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    mark = extension.makeelement(f"{{{space}}}decorative", {"val": "1"}, nsmap={"adec": space})
    extension.append(mark)
    extensions.append(extension)
    properties.append(extensions)


def repeat_as_header(row: Any) -> None:
    """Repeat a table's row at the head of each page and announce it as header."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    properties.append(element("tblHeader"))


def keep_whole(row: Any) -> None:
    """Never break a row between two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def shade(cell: Any, colour: str) -> None:
    """Fill a cell."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=colour))


def border_below(paragraph: Any, colour: str, eighths_pt: int) -> None:
    """Draw a line below a paragraph."""
    _border(paragraph, "bottom", colour, eighths_pt)


def border_before(paragraph: Any, colour: str) -> None:
    """Draw a line beside a paragraph, as quotes and notes have it."""
    _border(paragraph, "left", colour, 24)


def _border(paragraph: Any, side: str, colour: str, eighths_pt: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    borders = element("pBdr")
    borders.append(element(side, val="single", sz=str(eighths_pt), space="6", color=colour))
    # The schema wants the borders before spacing and indents; Word repairs files that differ.
    properties.insert_element_before(
        borders,
        *(
            f"w:{name}"
            for name in (
                "shd",
                "tabs",
                "suppressAutoHyphens",
                "spacing",
                "ind",
                "contextualSpacing",
                "jc",
                "outlineLvl",
                "rPr",
                "sectPr",
            )
        ),
    )


def field(paragraph: Any, code: str) -> None:
    """Add a field that Word counts itself, such as the page's number."""
    run = paragraph.add_run()
    run.font.size = Pt(8)
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("", ""), ("end", "")):
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        elif text:
            instruction = element("instrText")
            instruction.text = text
            run._r.append(instruction)
        else:
            shown = element("t")
            shown.text = "1"
            run._r.append(shown)


def turn(section: Any, *, is_lying: bool) -> None:
    """Turn a section's pages upright or sideways."""
    section.orientation = WD_ORIENT.LANDSCAPE if is_lying else WD_ORIENT.PORTRAIT
    short, long = sorted((section.page_width, section.page_height))
    section.page_width, section.page_height = (long, short) if is_lying else (short, long)
