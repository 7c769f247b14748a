"""Puts the illustrations into the image library."""

import json

from django.core.files import File

from dinas.demo.builders.sumber import FOLDER
from dinas.images.enums import Persetujuan
from dinas.images.models import CustomImage


def buat_gambar() -> dict[str, CustomImage]:
    """Make one image of each illustration; return them by the illustration's name."""
    folder = FOLDER / "gambar"
    facts = json.loads((folder / "gambar.json").read_text(encoding="utf-8"))
    images = {}
    for name, fact in facts.items():
        with (folder / f"{name}.webp").open("rb") as file:
            images[name] = CustomImage.objects.create(
                title=fact["judul"],
                description=fact["alt"]["id"],
                alt_en=fact["alt"]["en"],
                kredit="Dinas Pertanian Kabupaten Grobogan",
                persetujuan=Persetujuan.ILUSTRASI,
                file=File(file, name=f"{name}.webp"),
            )
    return images
