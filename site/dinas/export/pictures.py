"""The pictures of a document as files: upright, of a bounded size, without what a camera wrote."""

import logging
from dataclasses import dataclass
from pathlib import Path

from dinas.export.document import Document, Drawing, Picture

logger = logging.getLogger(__name__)

FILTER = "max-1400x1400|format-jpeg|bgcolor-ffffff|jpegquality-80"
"""Both programs read JPEG; what is transparent becomes white, as paper is."""


@dataclass(frozen=True)
class Stored:
    """A picture's file and its size in dots."""

    path: Path
    width_px: int
    height_px: int


PictureFiles = dict[Picture | Drawing, Stored]
"""The file of each picture that has one."""


def stored(document: Document, folder: Path) -> PictureFiles:
    """Write the pictures into a folder.

    A picture whose file cannot be read is left out: a document without it is better than none.
    """
    files: PictureFiles = {}
    for number, picture in enumerate(document.pictures()):
        try:
            rendition = picture.image.get_rendition(FILTER)
            with rendition.file.open("rb") as source:
                data = source.read()
        except Exception:
            logger.exception("Picture %s cannot be put into a document", picture.image.pk)
            continue
        target = folder / f"gambar-{number}.jpg"
        target.write_bytes(data)
        files[picture] = Stored(target, rendition.width, rendition.height)
    return files
