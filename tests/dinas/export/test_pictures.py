"""Pictures in documents: upright, in the colours of the original, without what a camera wrote."""

import zipfile
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageCms

from dinas.export import drawings
from dinas.export.document import Drawing
from dinas.export.typesetting import CannotMakeError
from dinas.export.word import word_from
from dinas.images.models import CustomImage
from tests.dinas.export.documents import LETTERHEAD, make_document, paragraph
from tests.dinas.export.readers import PdfFile, WordFile, pdf_text
from tests.dinas.images import pictures
from tests.factories.angka import make_angka, make_deret
from tests.factories.berita import make_berita
from tests.factories.komoditas import make_kecamatan, make_komoditas
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


def test_chart_and_map_of_a_commodity_stand_in_both_documents(client: Client, situs: Situs) -> None:
    padi = make_komoditas("Padi")
    make_deret(padi, {2019: 772_521, 2020: 806_139}, status="bps-ksa")
    make_angka(padi, 2020, kecamatan=make_kecamatan("Toroh"), produksi_ton=48_239)
    paper = client.get("/komoditas/padi/unduh.pdf").content
    word = WordFile(client.get("/komoditas/padi/unduh.docx").content)

    for alts in (PdfFile(paper).alts, word.alts):
        told = " | ".join(alts)
        assert "Produksi (ton). " in told
        assert "806.139 ton" in told
        assert "1 dari 1 kecamatan" in told
    # In the PDF what drawings tell is text, no dots: map, its legend, bars, and the table below.
    assert pdf_text(paper).count("48.239") == 4
    wide = [image for image in pngs_in(word) if image.width > 1000]
    assert len(wide) == 2
    assert all(len(image.convert("RGB").getcolors(1 << 24) or []) > 20 for image in wide)


def pngs_in(word: WordFile) -> list[Image.Image]:
    """Return the pictures of a Word file that are no photographs."""
    names = [name for name in word.archive.namelist() if name.endswith(".png")]
    return [pictures.decoded(word.archive.read(name)) for name in names]


def test_drawing_that_cannot_be_painted_leaves_the_rest_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: Any) -> str:
        raise CannotMakeError("x")

    monkeypatch.setattr(drawings, "compile_folder", refuse)
    drawing = Drawing("<svg/>", 10, 10, 100, alt="Bagan")

    made = WordFile(word_from(make_document(drawing, paragraph("Sesudahnya.")), LETTERHEAD))

    assert "Sesudahnya." in made.text
    assert "Bagan" not in made.alts


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_colours_of_a_photo_with_a_profile_are_those_that_its_profile_means(
    client: Client, situs: Situs, kind: str
) -> None:
    # A profile in which what is written as red looks green.
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = plain.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    photo = Image.new("RGB", (600, 400), (220, 20, 20))
    article_with(situs, pictures.encoded(photo, "JPEG", icc_profile=turned))

    (shown,) = photos_in(client.get(f"/berita/foto/unduh.{kind}").content, kind)

    profile = shown.info.get("icc_profile")
    if profile:
        shown = ImageCms.profileToProfile(shown, BytesIO(profile), ImageCms.createProfile("sRGB"))
    red, green, _blue = shown.convert("RGB").getpixel((300, 200))
    assert green > 150 > red
