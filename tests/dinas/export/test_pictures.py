"""Pictures in documents: upright, in the colours of the original, without what a camera wrote."""

import zipfile
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from dinas.images.models import CustomImage
from tests.dinas.images import pictures
from tests.factories.berita import make_berita
from tests.factories.situs import Situs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam_wib")]


def photos_in(data: bytes, kind: str) -> list[Image.Image]:
    """Return the photographs of a document, the decoration of its head left out."""
    found: list[Image.Image] = []
    if kind == "docx":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.endswith((".jpg", ".jpeg"))]
            found = [pictures.decoded(archive.read(name)) for name in names]
    else:
        pdf = pikepdf.open(BytesIO(data))
        drawn = [one for one in pdf.objects if _is_picture(one)]
        found = [pikepdf.PdfImage(one).as_pil_image() for one in drawn]
    return [image for image in found if image.width >= 100]


def _is_picture(one: Any) -> bool:
    return isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"


def article_with(situs: Situs, data: bytes) -> None:
    picture = CustomImage.objects.create(
        title="Foto",
        description="Sawah",
        file=SimpleUploadedFile("foto.jpg", data, "image/jpeg"),
    )
    make_berita(situs.id, slug="foto", gambar=picture)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("orientation", [3, 6])
def test_photo_of_a_phone_stands_upright_and_names_neither_place_nor_camera(
    client: Client, situs: Situs, kind: str, orientation: int
) -> None:
    article_with(situs, pictures.lying_jpeg_with_place(orientation))
    data = client.get(f"/berita/foto/unduh.{kind}").content
    (photo,) = photos_in(data, kind)

    assert photo.width > photo.height
    assert pictures.is_red(photo.convert("RGB").getpixel((photo.width // 20, photo.height // 20)))
    assert pictures.CAMERA.encode() not in data
    assert not photo.getexif().get_ifd(0x8825)
    assert pictures.CAMERA not in str(dict(photo.getexif()))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_red_of_a_print_shop_stays_red_in_documents(
    client: Client, situs: Situs, kind: str
) -> None:
    ink = Image.new("CMYK", (600, 400), (0, 220, 220, 25))
    article_with(situs, pictures.encoded(ink, "JPEG"))
    (photo,) = photos_in(client.get(f"/berita/foto/unduh.{kind}").content, kind)

    assert pictures.is_red(photo.convert("RGB").getpixel((300, 200)))
