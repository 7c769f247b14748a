"""Pictures."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from io import BytesIO
from typing import IO, Any
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.models import Filter, WagtailImageFieldFile
from willow.image import ImageFile

from dinas.images.models import CustomImage
from dinas.images.tasks import buat_rendisi


def make_picture(number: int = 1) -> CustomImage:
    """Make a picture with the sizes that the task makes at its upload."""
    buffer = BytesIO()
    Image.new("RGB", (1300, 800), (number % 255, 120, 60)).save(buffer, "JPEG")
    picture = CustomImage.objects.create(
        title=f"Gambar {number}",
        description="Sawah & padi",
        file=SimpleUploadedFile(f"g{number}.jpg", buffer.getvalue(), "image/jpeg"),
    )
    buat_rendisi.func(picture.pk)
    return picture


@contextmanager
def made_once() -> Iterator[None]:
    """
    Make and measure each size of the same file once, and encode it quickly.

    Hundreds of tests start from the same picture: more than half of their time went into its sizes.
    """
    run, measure = Filter.run, WagtailImageFieldFile.get_image_dimensions
    sizes: dict[tuple[str, ...], tuple[type[ImageFile], bytes]] = {}
    measures: dict[str, tuple[int, int]] = {}

    def run_once(self: Filter, image: Any, output: IO[bytes], source: Any = None) -> ImageFile:
        with nullcontext(source) if source else image.open_file() as original:
            key = (_digest(original), self.spec, self.get_cache_key(image))
        if key not in sizes:
            result = run(self, image, BytesIO(), source)
            sizes[key] = (type(result), result.f.getvalue())
        kind, data = sizes[key]
        output.write(data)
        output.seek(0)
        return kind(output)

    def measure_once(self: WagtailImageFieldFile) -> tuple[int, int]:
        was_closed = self.closed
        self.open()
        key = _digest(self)
        if was_closed:
            self.close()
        if key not in measures:
            measures[key] = measure(self)
        return measures[key]

    Image.init()
    encoders = {name: _quick(Image.SAVE[name]) for name in ("AVIF", "WEBP")}
    with (
        patch.object(Filter, "run", run_once),
        patch.object(WagtailImageFieldFile, "get_image_dimensions", measure_once),
        patch.dict(Image.SAVE, encoders),
    ):
        yield


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return digest


def _quick(save: Callable[..., None]) -> Callable[..., None]:
    # The effort makes files smaller, which no test looks at; what asks for an effort gets it.
    def save_quickly(image: Any, *others: Any) -> None:
        image.encoderinfo = {"speed": 10, "method": 0, **image.encoderinfo}
        save(image, *others)

    return save_quickly
