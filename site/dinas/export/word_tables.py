"""The tables of a Word file."""

from collections.abc import Callable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dinas.export.document import Facts, Month, Table
from dinas.export.text import clean
from dinas.export.word_parts import element, keep_whole, repeat_as_header, shade

WHITE = RGBColor(0xFF, 0xFF, 0xFF)
DEEP, PALE, RULE = "0A3A28", "F1F5EA", "C9D6C3"


def widths_mm(weights: tuple[float, ...], room_mm: float) -> tuple[float, ...]:
    """Share the room among the columns by their weights."""
    whole = sum(weights)
    return tuple(room_mm * weight / whole for weight in weights)


def plain_table(
    file: Any,
    table: Table | int,
    columns_mm: tuple[float, ...],
    *,
    size_pt: float = 10,
    is_number: tuple[bool, ...] = (),
) -> Any:
    """Add a table; with a number instead of a `Table`, that many empty rows without lines.

    A row of one cell stretches over all columns.
    """
    width = len(columns_mm)
    if isinstance(table, int):
        made = file.add_table(table, width)
        _measure(made, columns_mm)
        return made
    rows = [*([table.header] if table.header else []), *table.rows]
    made = file.add_table(len(rows), width)
    _measure(made, columns_mm)
    _lines(made)
    grid = made._cells  # asked for once: each access reads the whole table
    for at, (row, words) in enumerate(zip(made.rows, rows, strict=True)):
        cells = grid[at * width : (at + 1) * width]
        is_header = bool(table.header) and at == 0
        repeat_as_header(row) if is_header else keep_whole(row)
        if len(words) == 1 < width:
            cells[0].merge(cells[-1])
            shade(cells[0], PALE)
        for place, (cell, text) in enumerate(zip(cells, words, strict=False)):
            paragraph = _write(cell, text, size_pt)
            is_name = table.has_row_headers and place == 0 and len(words) > 1
            paragraph.runs[0].bold = is_header or is_name or None
            if is_header:
                shade(cell, DEEP)
                paragraph.runs[0].font.color.rgb = WHITE
            if place < len(is_number) and is_number[place] and len(words) > 1:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return made


def facts_table(
    file: Any, facts: Facts, room_mm: float, write_runs: Callable[[Any, Any], None]
) -> None:
    """Add names and values side by side."""
    made = plain_table(file, len(facts.rows), (42, room_mm - 42))
    for row, (name, runs) in zip(made.rows, facts.rows, strict=True):
        keep_whole(row)
        left, right = row.cells
        _write(left, name, 10)
        paragraph = right.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(3)
        write_runs(paragraph, runs)


def month_table(file: Any, month: Month, room_mm: float) -> None:
    """Add a month: weekdays above, a row for each week."""
    made = file.add_table(1 + len(month.weeks), 7)
    _measure(made, (room_mm / 7,) * 7)
    _lines(made)
    for cell, name in zip(made.rows[0].cells, month.weekdays, strict=True):
        _write(cell, name, 9).runs[0].font.color.rgb = WHITE
        shade(cell, DEEP)
    repeat_as_header(made.rows[0])
    for row, week in zip(made.rows[1:], month.weeks, strict=True):
        keep_whole(row)
        row.height = Mm(17)
        for cell, day in zip(row.cells, week, strict=True):
            if day.number is None:
                shade(cell, PALE)
                continue
            _write(cell, str(day.number), 10).runs[0].bold = True
            for entry in day.entries:
                paragraph = cell.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.add_run(clean(entry)).font.size = Pt(8)


def _write(cell: Any, text: str, size_pt: float) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.line_spacing = 1
    paragraph.add_run(clean(text)).font.size = Pt(size_pt)
    return paragraph


def _measure(table: Any, columns_mm: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width_mm in zip(table.columns, columns_mm, strict=True):
        column.width = Mm(width_mm)
    cells = table._cells
    for at, cell in enumerate(cells):
        cell.width = Mm(columns_mm[at % len(columns_mm)])


def _lines(table: Any) -> None:
    """Draw thin lines between the rows and around them."""
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH", "insideV"):
        kind = "nil" if side == "insideV" else "single"
        borders.append(element(side, val=kind, sz="4", space="0", color=RULE))
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    if layout is None:
        properties.append(borders)
    else:
        layout.addprevious(borders)
