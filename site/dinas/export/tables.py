"""How a table finds room on paper: upright or lying, in smaller letters, or in several parts.

No column is ever cut: what doesn't fit beside the others follows below, with the first column
repeated so that each row is still known by its name.
"""

import re
from dataclasses import dataclass, replace
from math import ceil

from dinas.export.document import Table

# Letters of the normal size that fit beside each other, as the fonts measure on average.
UPRIGHT_LETTERS, LYING_LETTERS = 88, 138
SIZES_PT = (9.5, 8.5, 7.5, 6.5)
NORMAL_PT = 9.5
PADDING_LETTERS = 2
BOLD = 1.15
TALLEST_LETTERS = 900
WORD_ENDS = re.compile(r"[\s/-]")
MOST_COLUMNS = 16
WIDEST_LETTERS = 46
LONGEST_WORD = 24
"""Longer words are broken inside a cell."""
NUMBER = re.compile(r"^[-−+]?[\d.,\s]*\d[\d.,\s]*%?$")  # noqa: RUF001 (the minus sign of print)


@dataclass(frozen=True)
class Sheet:
    """A part of a table as it is set."""

    table: Table
    size_pt: float
    is_lying: bool
    weights: tuple[float, ...]
    """How wide each column is, compared with the others."""
    is_number: tuple[bool, ...]
    """Which columns hold numbers, which stand to the right."""
    has_towers: bool
    """Whether a cell is so long that its row must be allowed to break between pages."""


def sheets(table: Table) -> list[Sheet]:
    """Return the parts in which a table is set, all of its columns in one where they fit."""
    least, wanted = _widths(table)
    for is_lying, room in ((False, UPRIGHT_LETTERS), (True, LYING_LETTERS)):
        for size_pt in SIZES_PT if is_lying else SIZES_PT[:2]:
            letters = room * NORMAL_PT / size_pt
            if _fits(least, wanted, letters, is_lying=is_lying):
                weights = _shared(least, wanted, letters)
                return [_sheet(table, size_pt, weights, is_lying=is_lying)]
    return [part for one in _split(table, least) for part in sheets(one)]


def _fits(least: list[int], wanted: list[int], room: float, *, is_lying: bool) -> bool:
    """Say whether words fit unbroken, and upright also without becoming towers of lines."""
    if len(least) == 1:
        return True
    if len(least) > MOST_COLUMNS or sum(least) > room:
        return False
    return is_lying or len(least) <= 4 or sum(min(one, WIDEST_LETTERS) for one in wanted) < room * 2


def _widths(table: Table) -> tuple[list[int], list[int]]:
    least, wanted = [4] * table.width, [4] * table.width
    for row in (table.header, *table.rows):
        if len(row) == 1 < table.width:
            continue
        # Heads are bold, which is wider.
        bold = BOLD if row is table.header else 1
        for at, cell in enumerate(row):
            longest = max((len(word) for word in WORD_ENDS.split(cell)), default=0)
            letters = min(longest, LONGEST_WORD) * bold + PADDING_LETTERS
            least[at] = max(least[at], ceil(letters))
            lines = max((len(line) for line in cell.splitlines()), default=0)
            wanted[at] = max(wanted[at], ceil(lines * bold) + PADDING_LETTERS)
    return least, wanted


def _shared(least: list[int], wanted: list[int], room: float) -> tuple[float, ...]:
    """Give each column what its longest word needs, and share the rest by what they would like."""
    wishes = [high - low for low, high in zip(least, wanted, strict=True)]
    spare = max(0.0, room - sum(least))
    if sum(wanted) <= room:
        return tuple(map(float, wanted))
    wishes = [min(wish, WIDEST_LETTERS) for wish in wishes]
    whole = sum(wishes) or 1
    return tuple(
        round(low + spare * wish / whole, 2) for low, wish in zip(least, wishes, strict=True)
    )


def _sheet(table: Table, size_pt: float, weights: tuple[float, ...], *, is_lying: bool) -> Sheet:
    rows = [row for row in table.rows if len(row) > 1 or table.width == 1]
    numbers = tuple(
        not (at == 0 and table.has_row_headers) and _is_number_column(at, rows)
        for at in range(table.width)
    )
    has_towers = any(len(cell) > TALLEST_LETTERS for row in table.rows for cell in row)
    return Sheet(table, size_pt, is_lying, weights, numbers, has_towers)


def _is_number_column(at: int, rows: list[tuple[str, ...]]) -> bool:
    cells = [row[at] for row in rows if len(row) > at and row[at]]
    return sum(bool(NUMBER.match(cell)) for cell in cells) * 2 > len(cells)


def _split(table: Table, least: list[int]) -> list[Table]:
    """Part the columns, the first one repeated in each part."""
    room = LYING_LETTERS * NORMAL_PT / SIZES_PT[1]
    groups: list[list[int]] = [[]]
    for at in range(1, table.width):
        used = least[0] + sum(least[one] for one in groups[-1])
        if groups[-1] and (used + least[at] > room or len(groups[-1]) + 1 >= MOST_COLUMNS // 2):
            groups.append([])
        groups[-1].append(at)
    return [_only(table, [0, *group], is_first=not number) for number, group in enumerate(groups)]


def _only(table: Table, columns: list[int], *, is_first: bool) -> Table:
    def cut(row: tuple[str, ...]) -> tuple[str, ...]:
        if len(row) <= 1:
            return row
        return tuple(row[at] if at < len(row) else "" for at in columns)

    rows = tuple(cut(row) for row in table.rows if is_first or len(row) > 1)
    caption = table.caption if is_first or not table.caption else f"{table.caption} (…)"
    return replace(table, rows=rows, header=cut(table.header), caption=caption)
