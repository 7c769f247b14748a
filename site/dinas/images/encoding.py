"""Encodes a picture anew, so that only its pixels and their colours are left."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps
from PIL.Image import Resampling

from dinas.images.inspection import MAX_SIDE_PX, has_readable_profile, webp_chunks

QUALITY = 90


def encode_anew(image: Image.Image, data: bytes, target: str) -> bytes:
    """Encode the picture anew: colours browsers know, upright, not too large, nothing else."""
    # Scaled first: all further copies of a large picture are then small.
    pixels = _scaled(image) if max(image.size) > MAX_SIDE_PX else image
    pixels = ImageOps.exif_transpose(_web_colours(pixels, target))
    # The same quantisation tables lose next to nothing when the pixels are still the same.
    is_same = (
        image.format == "JPEG"
        and pixels.size == image.size
        and pixels.mode == image.mode
        and pixels.getexif().get(0x0112, 1) == image.getexif().get(0x0112, 1)
    )
    profile = pixels.info.get("icc_profile") if has_readable_profile(pixels) else None
    options: dict[str, Any] = {"icc_profile": profile}
    if target == "JPEG":
        options.update(quality=QUALITY, optimize=True, progressive=True)
    elif target == "WEBP":
        options.update(quality=QUALITY, lossless="VP8L" in set(webp_chunks(data)))
    elif target == "AVIF":
        options.update(quality=QUALITY, speed=8)
    kept: Any = {name: value for name, value in pixels.info.items() if name == "transparency"}
    if is_same:
        options["quality"] = "keep"
        pixels = image
    pixels.info = kept
    # Encoders look for metadata on the picture itself too, where none is passed.
    options["exif"] = b""
    output = BytesIO()
    pixels.save(output, target, **options)
    return output.getvalue()


def _scaled(image: Image.Image) -> Image.Image:
    """The picture with its long side at the limit."""
    if image.mode in ("1", "P", "PA"):  # a palette cannot be smoothed
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image = _eight_bits(image)
    scale = MAX_SIDE_PX / max(image.size)
    size = tuple(max(1, round(side * scale)) for side in image.size)
    return image.resize((size[0], size[1]), Resampling.LANCZOS, reducing_gap=3.0)


def _eight_bits(image: Image.Image) -> Image.Image:
    """A picture of 16 bits a pixel (scanners make them) with eight; others as they are."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _web_colours(image: Image.Image, target: str) -> Image.Image:
    """The picture in a colour mode that all web formats hold, with its colours kept."""
    if image.mode == "CMYK":
        return _cmyk_to_srgb(image)
    image = _eight_bits(image)
    if target == "JPEG" and image.has_transparency_data:
        whole = image.convert("RGBA")
        backdrop = Image.new("RGBA", whole.size, "white")
        flat = Image.alpha_composite(backdrop, whole).convert("RGB")
        flat.info = dict(image.info)
        return flat
    if image.mode in ("1", "L", "LA", "P", "PA", "RGB", "RGBA"):
        return image
    converted = image.convert("RGB")
    converted.info.pop("icc_profile", None)
    return converted


def _cmyk_to_srgb(image: Image.Image) -> Image.Image:
    """Print colours to screen colours, by the print shop's profile where there is one."""
    profile = image.info.get("icc_profile")
    converted = None
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a profile of another colour space, or a broken one
    if converted is None:
        converted = image.convert("RGB")
    converted.info = {
        name: value for name, value in image.info.items() if name not in ("icc_profile", "adobe")
    }
    return converted
