"""Sizes of pictures are encoded without haste, and without wasting a small server's time."""

import random
from io import BytesIO
from unittest.mock import patch

import pytest
from PIL import AvifImagePlugin, Image

from dinas.images.effort import AVIF_SPEED, with_speed


@pytest.fixture
def grain() -> Image.Image:
    """A picture in which each effort finds something else to save."""
    pixels = random.Random(7).randbytes(96 * 64 * 3)  # noqa: S311 (no secret)
    return Image.frombytes("RGB", (96, 64), pixels)


def saved(image: Image.Image, **options: int) -> bytes:
    file = BytesIO()
    with patch.dict(Image.SAVE, AVIF=with_speed(AvifImagePlugin._save)):
        image.save(file, "AVIF", **options)
    return file.getvalue()


def test_speed_is_ours_unless_asked_for(grain: Image.Image) -> None:
    assert saved(grain) == saved(grain, speed=AVIF_SPEED)
    assert saved(grain) != saved(grain, speed=10)
