"""Documents to try the writers on, without a page or a database."""

from typing import Any

from dinas.export.document import Block, Document, Heading, Paragraph, Run
from dinas.export.letterhead import Letterhead

LETTERHEAD = Letterhead(
    government="Pemerintah Kabupaten Grobogan",
    office="Dinas Pertanian",
    name="Dinas Pertanian Kabupaten Grobogan",
    lines=("Jalan Contoh 1, Purwodadi", "Telepon (0292) 421478"),
    remark="",
)


def make_document(*blocks: Block, **fields: Any) -> Document:
    """Return a document with the given blocks."""
    return Document(
        **{
            "title": "Tata cara meminjam traktor",
            "language": "id",
            "url": "https://dinas.test/berita/traktor/",
            "blocks": blocks,
            **fields,
        }
    )


def paragraph(text: str, **style: Any) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, **style),))


def section(text: str) -> Heading:
    """Return a heading of the first level."""
    return Heading(text)
