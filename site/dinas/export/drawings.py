"""The charts and maps of a document as files: as they are for PDF, painted for Word."""

import json
import shutil
import tempfile
from pathlib import Path

from dinas.export.document import Document
from dinas.export.pictures import PictureFiles, Stored
from dinas.export.typesetting import HERE, CannotMakeError, compile_folder

DOTS_AN_INCH = 220


def drawn(document: Document, folder: Path) -> PictureFiles:
    """Write the drawings into a folder, as SVG."""
    files: PictureFiles = {}
    for number, drawing in enumerate(document.drawings()):
        target = folder / f"bagan-{number}.svg"
        target.write_text(drawing.svg, encoding="utf-8")
        files[drawing] = Stored(target, drawing.width, drawing.height)
    return files


def painted(document: Document, folder: Path) -> PictureFiles:
    """Write the drawings into a folder, as PNG: not every program for Word files reads SVG.

    Where they cannot be painted, there are none: the tables hold the same figures.
    """
    if not any(document.drawings()):
        return {}
    with tempfile.TemporaryDirectory(prefix="dinas-bagan-") as name:
        place = Path(name)
        files = drawn(document, place)
        widths = {drawing: drawing.width_mm for drawing in document.drawings()}
        pages = [
            {"file": files[drawing].path.name, "width_mm": width}
            for drawing, width in widths.items()
        ]
        (place / "gambar.json").write_text(json.dumps(pages), encoding="utf-8")
        shutil.copyfile(HERE / "gambar.typ", place / "main.typ")
        try:
            compile_folder(place, document.url, DOTS_AN_INCH)
        except CannotMakeError:
            return {}
        found = sorted(place.glob("page-*.png"), key=lambda page: int(page.stem.rpartition("-")[2]))
        for number, page in enumerate(found):
            shutil.copyfile(page, folder / f"bagan-{number}.png")
        return {
            drawing: Stored(folder / f"bagan-{number}.png", drawing.width, drawing.height)
            for number, (drawing, _page) in enumerate(zip(widths, found, strict=True))
        }
