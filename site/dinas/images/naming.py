"""
File names of uploads: readable, plain ASCII, and openable on any system.

Names come from phones, chat apps and scanners. They may be empty once cleaned, reserved on
Windows, hidden on Unix, too long for a file system, or change meaning inside an address.
"""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from anyascii import anyascii

IMAGE_FOLDER = "original_images"
DOCUMENT_FOLDER = "documents"
# The path column holds 100 characters; storages add 8 ("_" and 7 random) to a name in use.
MAX_STEM = 60
MAX_EXTENSION = 10

WINDOWS_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)


def safe_filename(filename: str, *, fallback: str) -> str:
    """
    Turn any file name into ``readable-ascii-stem.ext``.

    ``fallback`` is the stem used when nothing readable is left of the given one.
    """
    name = unicodedata.normalize("NFC", filename).replace("\\", "/").rsplit("/", 1)[-1].strip()
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    extension = re.sub(r"[^a-z0-9]", "", anyascii(extension).lower())[:MAX_EXTENSION]
    # A doubled extension (sawah.jpg.jpg) says nothing, and some servers act on the first one.
    while extension and stem.lower().endswith(f".{extension}"):
        stem = stem[: -len(extension) - 1]
    # Lower case, since a.jpg and A.jpg are one file on Windows.
    stem = re.sub(r"[^a-z0-9_]+", "-", anyascii(stem).lower())[:MAX_STEM].strip("-_")
    if not stem:
        stem = fallback
    elif stem in WINDOWS_RESERVED:
        stem = f"{fallback}-{stem}"
    return f"{stem}.{extension}" if extension else stem


def image_upload_path(filename: str) -> str:
    """The path, below the media folder, of a new original picture."""
    return str(PurePosixPath(IMAGE_FOLDER, safe_filename(filename, fallback="gambar")))


def get_document_upload_to(instance: Any, filename: str) -> str:
    """The path, below the media folder, of a new document (for the model field)."""
    return str(PurePosixPath(DOCUMENT_FOLDER, safe_filename(filename, fallback="dokumen")))


def content_disposition(name: str, *, as_attachment: bool) -> str:
    """The header that names a download: plain for old clients, exact (filename*) for all others."""
    kind = "attachment" if as_attachment else "inline"
    plain = safe_filename(name, fallback="dokumen")
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def download_name(title: str, extension: str) -> str:
    """
    A name to save a download under: the title as people read it, in any script.

    Only what Windows forbids in names is replaced, and the length stays far below 255 bytes.
    """
    extension = extension.lower()
    stem = "".join(
        "" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char
        for char in unicodedata.normalize("NFC", title)
    )
    stem = re.sub(r'[<>:"/\\|?*]+', "-", stem)
    if extension:
        stem = re.sub(rf"(\.{re.escape(extension)})+$", "", stem.rstrip(), flags=re.IGNORECASE)
    stem = " ".join(stem.split())
    # 200 bytes of UTF-8, cut between characters.
    stem = stem.encode()[:200].decode(errors="ignore").strip(" .-")
    if not stem:
        stem = "dokumen"
    elif stem.split(".")[0].strip().lower() in WINDOWS_RESERVED:
        stem = f"dokumen-{stem}"
    return f"{stem}.{extension}" if extension else stem
