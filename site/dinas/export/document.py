"""The neutral document: what a page holds, without a word on how it looks.

`to_document()` of `registry.py` gives it; PDF and Word are made from it. All values are plain text:
nothing in them is ever read as markup.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind. A line break is the text "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    sup: bool = False
    sub: bool = False
    href: str = ""
    """A full address (http, https, mailto, tel), or nothing."""
    language: str = ""
    """Where it differs from the document's."""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading below the title; level 1 divides the document, 2 and 3 its parts."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text. `is_muted` is for remarks that stand beside what they explain."""

    runs: Runs
    is_muted: bool = False


@dataclass(frozen=True)
class Item:
    """One item of a list, with what is nested below it."""

    runs: Runs
    children: "tuple[Listing, ...]" = ()


@dataclass(frozen=True)
class Listing:
    """A list, numbered or not."""

    items: tuple[Item, ...]
    is_ordered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells. A row of a single cell stretches over all columns."""

    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] = ()
    caption: str = ""
    has_row_headers: bool = False

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in (self.header, *self.rows)), default=0)


@dataclass(frozen=True)
class Picture:
    """A picture of ours. Without `alt` it is decoration and is passed over when read aloud."""

    image: Any
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chart or a map that was computed: an SVG file of ours, which asks for nothing outside."""

    svg: str
    width: int
    """In the drawing's own units."""
    height: int
    width_mm: float
    """How wide it stands on paper, where there is room."""
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Quote:
    """What somebody said."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class Note:
    """A remark set apart; `label` says in words what kind it is."""

    label: str
    blocks: "tuple[Paragraph | Listing, ...]" = ()
    is_urgent: bool = False


@dataclass(frozen=True)
class Facts:
    """Names and values: date, time, place."""

    rows: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True)
class VideoLink:
    """A video, which no paper can play: its title and where it is."""

    title: str
    href: str
    label: str = ""


@dataclass(frozen=True)
class File:
    """A file to download."""

    title: str
    href: str
    kind: str = ""
    """Type and size in words."""


@dataclass(frozen=True)
class Files:
    """A list of files."""

    files: tuple[File, ...]
    title: str = ""


@dataclass(frozen=True)
class MonthDay:
    """A day in the table of a month; `number` is None for days of other months."""

    number: int | None
    entries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Month:
    """A month as a table: weeks of seven days."""

    weekdays: tuple[str, ...]
    weeks: tuple[tuple[MonthDay, ...], ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Listing
    | Table
    | Picture
    | Drawing
    | Quote
    | Note
    | Facts
    | VideoLink
    | Files
    | Month
    | PageBreak
)


@dataclass(frozen=True)
class Document:
    """A page to take away."""

    title: str
    language: str
    url: str
    """The full address of the page it was made from."""
    kind: str = ""
    """What it is, in a word or two: the category of an article, *Komoditas*."""
    subtitle: Runs = ()
    summary: str = ""
    facts: Facts = field(default_factory=lambda: Facts(()))
    """What stands below the title: dates, author, unit."""
    date: dt.date | dt.datetime | None = None
    author: str = ""
    keywords: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    is_landscape: bool = False

    def pictures(self) -> Iterator[Picture]:
        """Give the pictures in order."""
        return (block for block in self.blocks if isinstance(block, Picture))

    def drawings(self) -> Iterator[Drawing]:
        """Give the charts and maps in order."""
        return (block for block in self.blocks if isinstance(block, Drawing))
