"""
Makes uploaded pictures safe to publish.

What comes out is upright, at most 4000 px on its long side, in sRGB or with its own profile,
and says nothing about place, time, camera or owner. A picture that already is all this is
left as it is, byte for byte. What cannot be shown is refused in a sentence for editors.
"""

import logging
from dataclasses import dataclass
from io import BytesIO

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

from dinas.images.encoding import encode_anew
from dinas.images.inspection import STORED_AS, needs_change

logger = logging.getLogger(__name__)

pillow_heif.register_heif_opener()
Image.init()  # Pillow loads formats late, and takes no list of formats it has not loaded
READABLE = tuple(name for name in STORED_AS if name in Image.OPEN)  # JPEG opens MPO as well

EXTENSIONS = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",), "AVIF": ("avif",)}
# What a HEIC file says it is; videos and AVIF begin alike.
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
MIME_TYPES = {name: f"image/{name.lower()}" for name in EXTENSIONS}


@dataclass(frozen=True)
class CleanedImage:
    """The bytes to store, the format they are in, and whether they differ from the upload."""

    content: bytes
    format_name: str
    changed: bool

    @property
    def mime_type(self) -> str:
        """The media type of the content."""
        return MIME_TYPES[self.format_name]

    def rename(self, filename: str) -> str:
        """Give the file name the extension of what the content really is."""
        stem, dot, extension = filename.rpartition(".")
        extensions = EXTENSIONS[self.format_name]
        if dot and extension.lower() in extensions:
            return filename
        known = {"heic", "heif", "gif", "mpo", *(e for group in EXTENSIONS.values() for e in group)}
        if not dot or extension.lower() not in known:
            stem = filename
        return f"{stem}.{extensions[0]}"


def clean_image(data: bytes) -> CleanedImage:
    """Return the picture as it may be stored; raise ValidationError that says why it may not."""
    check_file_size(len(data))
    image = _open(data)
    _check_pixels(image)
    if image.format not in ("MPO", "HEIF") and getattr(image, "is_animated", False):
        raise ValidationError(
            _(
                "This picture moves, and pictures on this site stand still, so it was not taken. "
                "Upload a still picture (a screenshot of the best moment will do), "
                "or show the movement as a video."
            ),
            code="animated",
        )
    try:
        image.load()
        target = STORED_AS[image.format or ""]
        if not needs_change(image, data):
            return CleanedImage(data, target, changed=False)
        return CleanedImage(encode_anew(image, data, target), target, changed=True)
    except Exception as error:  # decoders raise anything when fed broken files
        logger.info("A picture was refused as damaged", exc_info=True)
        raise _broken() from error


def check_file_size(size: int) -> None:
    """Refuse a file with more bytes than the site takes, before it is read."""
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size > limit:
        raise ValidationError(
            _(
                "This file is too large (%(size)s). A picture may have at most %(limit)s. "
                "Make it smaller, or save it as JPG, and upload it again."
            )
            % {"size": filesizeformat(size), "limit": filesizeformat(limit)},
            code="file_too_large",
        )


def _open(data: bytes) -> Image.Image:
    """Read the head of the file, whatever its name says it is."""
    try:
        return Image.open(BytesIO(data), formats=READABLE)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # decoders raise anything when fed broken files
        if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
            raise ValidationError(
                _(
                    "This phone picture (HEIC) could not be read. On the phone, choose JPG "
                    "(iPhone: Settings, Camera, Formats, Most Compatible) or send the picture "
                    "to yourself as JPG, and upload that."
                ),
                code="unreadable_heic",
            ) from error
        raise ValidationError(
            _(
                "This file is not a picture that the site can show. "
                "Upload a JPG, PNG, WebP, AVIF or HEIC file."
            ),
            code="invalid_image",
        ) from error


def _check_pixels(image: Image.Image) -> None:
    if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels(image)


def _too_many_pixels(image: Image.Image | None = None) -> ValidationError:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    if image is None:
        message = _(
            "This picture is too large. It may have at most %(limit)s million pixels. "
            "Make it smaller and upload it again."
        ) % {"limit": limit}
    else:
        message = _(
            "This picture is too large (%(width)s x %(height)s pixels). It may have at most "
            "%(limit)s million pixels, for example 7000 x 5500. "
            "Make it smaller and upload it again."
        ) % {"width": image.width, "height": image.height, "limit": limit}
    return ValidationError(message, code="file_too_many_pixels")


def _broken() -> ValidationError:
    return ValidationError(
        _(
            "This picture is damaged or incomplete. Open the original to see whether it is "
            "whole, and upload it again."
        ),
        code="broken_image",
    )
