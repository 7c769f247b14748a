"""A document as PDF, by typst: tagged (PDF/UA-1), with embedded fonts and the office's letterhead.

One trusted template reads the document as data, so nothing that an editor writes is ever markup.
It is set in a process of its own, which is stopped when it takes too long and which knows neither
the database nor the settings.
"""

import json
import logging
import shutil
import tempfile
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from dinas.export.document import Document, Drawing, Facts, Picture, VideoLink
from dinas.export.drawings import drawn
from dinas.export.layout import Lying, Set, arranged, check_size, shown_width_mm
from dinas.export.letterhead import Letterhead
from dinas.export.pictures import PictureFiles, Stored, stored
from dinas.export.tables import Sheet
from dinas.export.text import breakable, one_line, shown_in_pdf
from dinas.export.typesetting import HERE, CannotMakeError, compile_folder

logger = logging.getLogger(__name__)

TEMPLATE = HERE / "dokumen.typ"
MARK = settings.BASE_DIR / "site/static/img/logo.svg"
WIDEST_MM, TALLEST_MM = 164, 118


def pdf_from(document: Document, letterhead: Letterhead) -> bytes:
    """Return the document as a PDF file.

    Raises:
        TooLargeError: it is larger than what is made while somebody waits.
        CannotMakeError: it took too long, or typst refused it.
    """
    check_size(document)
    with tempfile.TemporaryDirectory(prefix="dinas-pdf-") as name:
        folder = Path(name)
        _lay_out(document, letterhead, folder)
        said = compile_folder(folder, document.url)
        if not (folder / "out.pdf").exists():
            logger.error("The PDF of %s could not be made: %s", document.url, said)
            raise CannotMakeError(document.url)
        if said:
            logger.warning("The PDF of %s does not fulfil PDF/UA-1: %s", document.url, said)
        return (folder / "out.pdf").read_bytes()


def page_pictures(document: Document, letterhead: Letterhead, *, ppi: int = 96) -> list[bytes]:
    """Return the pages of the same document as PNG pictures, to look at on a screen.

    Raises:
        TooLargeError: it is larger than what is made while somebody waits.
        CannotMakeError: it took too long, or typst refused it.
    """
    check_size(document)
    with tempfile.TemporaryDirectory(prefix="dinas-pdf-") as name:
        folder = Path(name)
        _lay_out(document, letterhead, folder)
        said = compile_folder(folder, document.url, ppi)
        pages = [page.read_bytes() for page in sorted(folder.glob("page-*.png"))]
    if not pages:
        logger.error("The pages of %s could not be drawn: %s", document.url, said)
        raise CannotMakeError(document.url)
    return pages


def _lay_out(document: Document, letterhead: Letterhead, folder: Path) -> None:
    shutil.copyfile(TEMPLATE, folder / "main.typ")
    shutil.copyfile(MARK, folder / "mark.svg")
    segno.make(document.url, error="m").save(
        str(folder / "qr.svg"), kind="svg", border=0, dark="#0a3a28"
    )
    data = _data(document, letterhead, stored(document, folder) | drawn(document, folder))
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")


def _data(document: Document, letterhead: Letterhead, pictures: PictureFiles) -> dict[str, Any]:
    date = document.date
    day = timezone.localtime(date).date() if hasattr(date, "tzinfo") else date  # type: ignore[arg-type]  # only moments have it
    blocks = [_block(block, pictures) for block in arranged(document)]
    return {
        "title": _words(one_line(document.title)) or "–",
        "language": document.language,
        "author": _words(document.author or letterhead.name),
        "keywords": [_words(word) for word in document.keywords],
        "description": _words(document.summary),
        "date": [day.year, day.month, day.day] if day else None,
        "url": document.url,
        "url_shown": breakable(shown_in_pdf(document.url)),
        "is_landscape": document.is_landscape,
        "letterhead": _value(letterhead),
        "kind": _words(document.kind),
        "subtitle": _value(document.subtitle),
        "summary": _words(document.summary),
        "facts": _value(document.facts.rows),
        "blocks": [block for block in blocks if block is not None],
        "words": {
            "page": _("Page {page} of {pages}"),
            "source": _("This document was made from a page of the office's website:"),
            "qr": _("QR code that leads to the page this document was made from"),
        },
    }


def _block(block: Set, pictures: PictureFiles) -> dict[str, Any] | None:
    if isinstance(block, Lying):
        return {"node": "lying", "blocks": [_block(one, pictures) for one in block.blocks]}
    if isinstance(block, Sheet):
        table = _value(block.table)
        return {**table, **_value(block), "table": None, "node": "sheet"}
    if isinstance(block, Picture | Drawing):
        return _picture(block, pictures.get(block))
    if isinstance(block, Facts):
        return {"node": "facts", "rows": _value(block.rows)}
    data: dict[str, Any] = _value(block)
    if isinstance(block, VideoLink):
        data["href_shown"] = breakable(block.href)
    return data


def _picture(picture: Picture | Drawing, file: Stored | None) -> dict[str, Any] | None:
    if file is None:
        return None
    return {
        "node": "picture",
        "file": file.path.name,
        "width_mm": shown_width_mm(picture, file, widest_mm=WIDEST_MM, tallest_mm=TALLEST_MM),
        "alt": _words(picture.alt),
        "caption": _words(picture.caption),
        "credit": _words(picture.credit),
    }


def _words(text: str) -> str:
    return breakable(shown_in_pdf(text))


def _value(value: Any) -> Any:
    """Return dataclasses as what JSON knows; addresses stay as they are, words become showable."""
    if is_dataclass(value) and not isinstance(value, type):
        data: dict[str, Any] = {"node": type(value).__name__.lower()}
        for one in fields(value):
            kept = getattr(value, one.name)
            data[one.name] = kept if one.name in {"href", "language"} else _value(kept)
        return data
    if isinstance(value, tuple | list):
        return [_value(one) for one in value]
    return _words(value) if isinstance(value, str) else value
