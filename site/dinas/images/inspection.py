"""Tells whether a picture file may be published as it is, by what is in it besides pixels."""

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageCms

MAX_SIDE_PX = 4000
# What each readable format is stored as. Phones write HEIF, which few browsers show, and MPO, a
# JPEG with a second picture behind it. A GIF that stands still is a PNG with fewer colours.
STORED_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "HEIF": "JPEG",
    "PNG": "PNG",
    "GIF": "PNG",
    "WEBP": "WEBP",
    "AVIF": "AVIF",
}
# Parts of a file that describe pixels and colours only. All others may tell on people.
PNG_CHUNKS = frozenset(
    {"IHDR", "PLTE", "tRNS", "IDAT", "IEND", "iCCP", "sRGB", "gAMA", "cHRM", "cICP"}
    | {"sBIT", "bKGD", "pHYs", "hIST"}
)
WEBP_CHUNKS = frozenset({"VP8X", "VP8 ", "VP8L", "ALPH", "ICCP"})
JPEG_SEGMENTS = {"APP0": b"JFIF\0", "APP2": b"ICC_PROFILE\0", "APP14": b"Adobe"}


def needs_change(image: Image.Image, data: bytes) -> bool:
    """Whether the file holds anything that must not, or cannot, be published as it is."""
    if image.format != STORED_AS[image.format or ""] or max(image.size) > MAX_SIDE_PX:
        return True
    if image.mode not in ("1", "L", "LA", "P", "PA", "RGB", "RGBA"):
        return True
    if "icc_profile" in image.info and not has_readable_profile(image):
        return True
    if "exif" in image.info or "xmp" in image.info:
        return True
    match image.format:
        case "JPEG":
            return any(
                not content.startswith(JPEG_SEGMENTS.get(name, b"\0never"))
                for name, content in image.applist  # type: ignore[attr-defined]  # JPEG only
            ) or not data.rstrip(b"\0\r\n ").endswith(b"\xff\xd9")
        case "PNG":
            return not set(_png_chunks(data)) <= PNG_CHUNKS
        case "WEBP":
            return not set(webp_chunks(data)) <= WEBP_CHUNKS
    return False


def has_readable_profile(image: Image.Image) -> bool:
    """Whether the picture brings a colour profile that encoders will not stumble over."""
    try:
        ImageCms.ImageCmsProfile(BytesIO(image.info.get("icc_profile") or b""))
    except (ImageCms.PyCMSError, OSError):
        return False
    return True


def _png_chunks(data: bytes) -> Iterator[str]:
    """The names of all chunks; "trailer" where something follows the end of the picture."""
    position = 8
    while position + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, position)
        name = data[position + 4 : position + 8].decode("latin-1")
        yield name
        position += length + 12
        if name == "IEND":
            break
    if position < len(data):
        yield "trailer"


def webp_chunks(data: bytes) -> Iterator[str]:
    """The names of all chunks; "trailer" where something follows the end of the picture."""
    (length,) = struct.unpack_from("<I", data, 4)
    position, end = 12, length + 8
    while position + 8 <= end:
        (length,) = struct.unpack_from("<I", data, position + 4)
        yield data[position : position + 4].decode("latin-1")
        position += 8 + length + length % 2
    if end < len(data):
        yield "trailer"
