"""
The picture sizes that the templates use, by name.

Templates, the task that makes renditions ahead, and prefetching all take their filter strings
from here: a rendition made under another string would never be found.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dinas.images.models import CustomImage

# Best compression first; the last one is for browsers that know none of the others.
FORMATS = ("avif", "webp")

# What chats and social sites show beside a link: one size, in the format that all of them read.
KARTU_BAGIKAN = "fill-1200x630|format-jpeg|jpegquality-80"


@dataclass(frozen=True)
class PictureSpec:
    """
    One named use of a picture: the sizes to make, in px, and how wide it is shown.

    ``height`` None means: the whole picture, scaled to the width. Sizes go from small to large.
    ``formats`` are those that the templates ask for, best compression first.
    """

    name: str
    sizes: str
    dimensions: tuple[tuple[int, int | None], ...]
    formats: tuple[str, ...] = FORMATS

    def filters(self, image_format: str) -> list[str]:
        """All filter strings of this spec in one format."""
        return [_filter(size, image_format) for size in self.dimensions]

    def filters_for(self, image: CustomImage, image_format: str) -> list[str]:
        """
        The filter strings that make sense for this image: nothing is scaled up.

        Of the cropped sizes, the first one that the image cannot fill is taken too: it comes
        out as the largest crop the image holds.
        """
        chosen: list[tuple[int, int | None]] = []
        for width, height in self.dimensions:
            is_filled = image.width >= width and (height is None or image.height >= height)
            if is_filled or not chosen or height is not None:
                chosen.append((width, height))
            if not is_filled:
                break
        return [_filter(size, image_format) for size in chosen]


def _filter(size: tuple[int, int | None], image_format: str) -> str:
    width, height = size
    resize = f"width-{width}" if height is None else f"fill-{width}x{height}"
    return f"{resize}|format-{image_format}"


SPECS = {
    spec.name: spec
    for spec in (
        PictureSpec(
            "utama",
            "(min-width: 75rem) 44rem, (min-width: 64rem) 55vw, 92vw",
            ((480, 270), (800, 450), (1280, 720)),
        ),
        PictureSpec(
            "kartu",
            # Two stand beside each other on a phone. Told as a bit narrower than they are: at that
            # size nobody sees the difference, and eight of them weigh half.
            "(min-width: 64rem) 18rem, (min-width: 30rem) 45vw, 34vw",
            ((240, 160), (480, 320), (640, 427)),
        ),
        PictureSpec("kecil", "160px", ((160, 120), (320, 240))),
        PictureSpec(
            "lebar",
            "(min-width: 64rem) 18rem, (min-width: 48rem) 45vw, 100vw",
            ((320, 180), (640, 360), (960, 540)),
        ),
        PictureSpec(
            "besar",
            # The same files as above, so that the first of a gallery needs none of its own.
            "(min-width: 64rem) 49rem, 100vw",
            ((320, 180), (640, 360), (960, 540)),
        ),
        PictureSpec(
            "isi",
            "(min-width: 64rem) 44rem, 100vw",
            ((480, None), (800, None), (1280, None)),
        ),
        # A picture on its own, behind a link: an address has no choice of formats.
        PictureSpec("penuh", "100vw", ((1600, None),), FORMATS[-1:]),
    )
}


def filters(names: Iterable[str] = SPECS) -> list[str]:
    """All filter strings of the named specs, in all formats (to prefetch renditions by)."""
    return [
        one
        for name in names
        for image_format in SPECS[name].formats
        for one in SPECS[name].filters(image_format)
    ]


def filters_for(image: CustomImage, names: Iterable[str] = SPECS) -> list[str]:
    """The filter strings of the named specs that make sense for this image, in all formats."""
    return [
        one
        for name in names
        for image_format in SPECS[name].formats
        for one in SPECS[name].filters_for(image, image_format)
    ]
