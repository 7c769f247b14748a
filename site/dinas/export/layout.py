"""What both kinds of files need to know of a document's shape before it is set."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dinas.export.document import (
    Block,
    Document,
    Drawing,
    Heading,
    Listing,
    Note,
    Paragraph,
    Picture,
    Table,
)
from dinas.export.pictures import Stored
from dinas.export.tables import Sheet, sheets

MOST_BLOCKS = 3000
MOST_ROWS = 6000
MOST_PICTURES = 80
MOST_SIGNS = 1_500_000


class TooLargeError(Exception):
    """The document is larger than one that is made while somebody waits."""


@dataclass(frozen=True)
class Lying:
    """Blocks that stand together on pages turned sideways."""

    blocks: tuple[Heading | Sheet, ...]


Set = Block | Sheet | Lying


def check_size(document: Document) -> None:
    """Refuse what would take minutes.

    Raises:
        TooLargeError: there are too many parts, rows, pictures or letters.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if (
        len(document.blocks) > MOST_BLOCKS
        or sum(len(table.rows) for table in tables) > MOST_ROWS
        or len([*document.pictures(), *document.drawings()]) > MOST_PICTURES
        or sum(map(_signs, document.blocks)) > MOST_SIGNS
    ):
        raise TooLargeError(document.url)


def _signs(block: Block) -> int:
    if isinstance(block, Paragraph):
        return sum(len(run.text) for run in block.runs)
    if isinstance(block, Table):
        return sum(len(cell) for row in block.rows for cell in row)
    if isinstance(block, Note):
        return sum(_signs(part) for part in block.blocks)
    if isinstance(block, Listing):
        return sum(
            sum(len(run.text) for run in item.runs) + sum(map(_signs, item.children))
            for item in block.items
        )
    return 0


def arranged(document: Document) -> list[Set]:
    """Return the blocks with headings that skip no level, and tables as they find room.

    The heading of a table that lies on its side goes with it.
    """
    done: list[Set] = []
    for block in _levelled(document.blocks):
        if not isinstance(block, Table):
            done.append(block)
            continue
        for sheet in sheets(block) if block.rows or block.header else []:
            if not sheet.is_lying:
                done.append(sheet)
                continue
            before = done.pop() if done and isinstance(done[-1], Lying | Heading) else None
            if isinstance(before, Lying):
                done.append(replace(before, blocks=(*before.blocks, sheet)))
            else:
                kept = (before,) if isinstance(before, Heading) else ()
                done.append(Lying((*kept, sheet)))
    return done


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    deepest = 0
    for block in blocks:
        if isinstance(block, Heading):
            if not block.text.strip():
                continue
            deepest = min(block.level, deepest + 1, 3)
            block = replace(block, level=deepest)
        yield block


def shown_width_mm(
    shown: Picture | Drawing, file: Stored, *, widest_mm: float, tallest_mm: float
) -> float:
    """Return how wide a picture stands: never larger than 110 dots an inch make it."""
    natural_mm = shown.width_mm if isinstance(shown, Drawing) else file.width_px / 110 * 25.4
    return round(min(natural_mm, widest_mm, tallest_mm * file.width_px / file.height_px), 1)
