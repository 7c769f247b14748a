"""Looks into uploaded documents: what a file holds is what its name says, whole and harmless.

They are only ever sent as downloads, but people open them: a page named as a PDF, or a table with
programs in it, would come from the office.
"""

import json
import zipfile
from collections.abc import Callable
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST_MB = 50
UNPACKED_MB = 500
"""More than this in an archive is made to fill a disk."""
END_OF_PDF = 4096
"""A PDF ends so many bytes before the end of the file at the most."""
MACROS = ("vbaproject.bin", "vbadata.xml", "basic/", "scripts/")
PAGES = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php")
OFFICE = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "ods": "content.xml",
}
"""What each kind of office file holds at least."""


def kinds_taken() -> str:
    """Return the kinds of files that are taken, as people write them."""
    return ", ".join(kind.upper() for kind in settings.WAGTAILDOCS_EXTENSIONS)


def check_document(file: IO[bytes], size: int, extension: str) -> None:
    """Raise ValidationError, in words for editors, for a file that is not to be published."""
    if size > LARGEST_MB * 1024 * 1024:
        raise ValidationError(
            _("The file is larger than %(size)d MB.") % {"size": LARGEST_MB}, code="file_too_large"
        )
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise ValidationError(
            _("Files of this kind are not taken. Upload one of these: %(kinds)s.")
            % {"kinds": kinds_taken()},
            code="invalid_extension",
        )
    look = LOOKS.get(extension, _is_text)
    file.seek(0)
    try:
        is_right = look(file, extension)
    except (ValueError, OSError, zipfile.BadZipFile, NotImplementedError, RecursionError):
        is_right = False
    finally:
        file.seek(0)
    if not is_right:
        raise ValidationError(
            _(
                "This file is not what its name says (%(extension)s), or it is damaged. "
                "Open the original, save it once more and upload that."
            )
            % {"extension": extension.upper()},
            code="wrong_content",
        )


def _is_pdf(file: IO[bytes], extension: str) -> bool:
    head = file.read(5)
    file.seek(0, 2)
    file.seek(max(0, file.tell() - END_OF_PDF))
    return head == b"%PDF-" and b"%%EOF" in file.read()


def _is_archive(file: IO[bytes], extension: str) -> bool:
    if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
        return False  # something else stands before the archive
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > UNPACKED_MB * 1024 * 1024:
            return False
        names = [entry.filename.casefold() for entry in entries]
    if extension in OFFICE and any(name.startswith(MACROS) for name in _inner(names)):
        raise ValidationError(
            _("This file holds macros (programs). Save it without them and upload that."),
            code="macros",
        )
    return extension not in OFFICE or OFFICE[extension] in names


def _inner(names: list[str]) -> list[str]:
    """Return names as they are, and without the folder of the program that wrote them."""
    return [*names, *(name.partition("/")[2] for name in names)]


def _is_rich_text(file: IO[bytes], extension: str) -> bool:
    return file.read(5) == b"{\\rtf"


def _is_json(file: IO[bytes], extension: str) -> bool:
    return isinstance(json.load(file), dict)


def _is_text(file: IO[bytes], extension: str) -> bool:
    content = file.read()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # as Excel writes "Unicode text"
        content = content.decode("utf-16").encode()
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    return b"\0" not in content and not start.startswith(PAGES)


LOOKS: dict[str, Callable[[IO[bytes], str], bool]] = {
    "pdf": _is_pdf,
    "zip": _is_archive,
    "rtf": _is_rich_text,
    "geojson": _is_json,
    **dict.fromkeys(OFFICE, _is_archive),
}
"""How each kind of file is looked at; the others are text."""
