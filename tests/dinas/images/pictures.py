"""Pictures that cameras, phones and print shops send, made anew for each test."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()

CAMERA = "KAMERA-UJI-12345"
RED = (220, 30, 30)
GREEN = (40, 140, 60)


def encoded(image: Image.Image, image_format: str, **options: Any) -> bytes:
    """Return the picture as a file of the given format."""
    output = BytesIO()
    image.save(output, image_format, **options)
    return output.getvalue()


def decoded(data: bytes) -> Image.Image:
    """Return the picture in a file."""
    return Image.open(BytesIO(data))


def field_with_red_corner(size: tuple[int, int] = (1200, 800)) -> Image.Image:
    """Return a green picture with a red square in its top left corner."""
    image = Image.new("RGB", size, GREEN)
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 6, size[1] // 6), fill=RED)
    return image


def jpeg(size: tuple[int, int] = (1200, 800)) -> bytes:
    """Return a JPEG with nothing to hide."""
    return encoded(field_with_red_corner(size), "JPEG", quality=90)


def camera_exif(orientation: int = 1) -> Image.Exif:
    """Return what a camera writes: maker, serial number and place."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = CAMERA
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "S", (12.0, 34.0, 56.0)
    return exif


def lying_jpeg_with_place(orientation: int = 6) -> bytes:
    """Return a JPEG that says it lies on its side, with camera, place, XMP and a comment."""
    upright = field_with_red_corner()
    # What the sensor saw: the inverse of the turn that a viewer will make.
    turns = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90}
    return encoded(
        upright.transpose(turns[orientation]),
        "JPEG",
        quality=90,
        exif=camera_exif(orientation),
        comment=f"made with {CAMERA}".encode(),
        xmp=f"<x:xmpmeta>{CAMERA}</x:xmpmeta>".encode(),
    )


def moving_gif(frames: int = 400) -> bytes:
    """Return a GIF of many frames in a small file."""
    stills = [Image.new("P", (800, 600), index % 2) for index in range(frames)]
    for index, still in enumerate(stills):
        still.putpalette([220, 30, 30, 40, 140, 60])
        still.putpixel((index % 800, 0), 1 - index % 2)
    return encoded(stills[0], "GIF", save_all=True, append_images=stills[1:], duration=40)


def png_claiming(width: int, height: int) -> bytes:
    """Return a tiny PNG whose head claims the given size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"x"))
        + chunk(b"IEND", b"")
    )


def is_red(pixel: tuple[int, ...]) -> bool:
    """Whether a reader would call the pixel red."""
    return pixel[0] > 190 and pixel[1] < 70 and pixel[2] < 70


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    """Return the file as a browser sends it."""
    return SimpleUploadedFile(name, data)
