"""What becomes of the content of an uploaded picture."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms, PngImagePlugin

from dinas.images.cleaning import clean_image
from dinas.images.models import CustomImage
from tests.dinas.images import pictures


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("orientation", [3, 6])
def test_lying_photo_is_stored_upright(orientation):
    cleaned = clean_image(pictures.lying_jpeg_with_place(orientation))
    image = pictures.decoded(cleaned.content)
    assert image.size == (1200, 800)
    assert pictures.is_red(image.getpixel((20, 20)))
    assert not pictures.is_red(image.getpixel((1180, 780)))


def test_place_and_camera_are_nowhere_in_the_stored_file():
    original = pictures.lying_jpeg_with_place()
    assert pictures.CAMERA.encode() in original
    cleaned = clean_image(original)
    assert pictures.CAMERA.encode() not in cleaned.content
    assert not pictures.decoded(cleaned.content).getexif()
    assert b"Exif\0" not in cleaned.content


@pytest.mark.parametrize("image_format", ["PNG", "WEBP", "AVIF", "HEIF"])
def test_other_formats_lose_place_and_camera_too(image_format):
    original = pictures.encoded(
        pictures.field_with_red_corner((240, 160)), image_format, exif=pictures.camera_exif()
    )
    assert pictures.CAMERA.encode() in original
    cleaned = clean_image(original)
    assert pictures.CAMERA.encode() not in cleaned.content
    assert pictures.is_red(pictures.decoded(cleaned.content).convert("RGB").getpixel((5, 5)))


def test_text_in_a_png_is_removed():
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", pictures.CAMERA)
    original = pictures.encoded(pictures.field_with_red_corner((240, 160)), "PNG", pnginfo=text)
    assert pictures.CAMERA.encode() not in clean_image(original).content


def test_video_that_a_phone_hides_behind_a_photo_is_removed():
    original = pictures.jpeg((240, 160)) + b"ftypmp42" + pictures.CAMERA.encode()
    assert pictures.CAMERA.encode() not in clean_image(original).content


@pytest.mark.parametrize(
    "data",
    [
        pictures.jpeg(),
        pictures.encoded(pictures.field_with_red_corner((240, 160)), "PNG"),
        pictures.encoded(pictures.field_with_red_corner((240, 160)), "WEBP"),
        pictures.encoded(pictures.field_with_red_corner((240, 160)), "AVIF"),
    ],
    ids=["jpeg", "png", "webp", "avif"],
)
def test_clean_picture_is_kept_byte_for_byte(data):
    cleaned = clean_image(data)
    assert cleaned.content == data
    assert not cleaned.changed


@pytest.mark.parametrize(
    "data",
    [
        pictures.lying_jpeg_with_place(),
        pictures.encoded(pictures.field_with_red_corner((300, 200)).convert("CMYK"), "JPEG"),
        pictures.encoded(pictures.field_with_red_corner((300, 200)), "HEIF"),
        pictures.encoded(pictures.field_with_red_corner((300, 200)), "GIF"),
        pictures.encoded(Image.new("L", (9000, 30)), "PNG"),
    ],
    ids=["lying", "cmyk", "heic", "gif", "long"],
)
def test_cleaning_twice_changes_nothing_more(data):
    once = clean_image(data)
    assert once.changed
    assert not clean_image(once.content).changed


def test_colour_profile_of_a_photo_is_kept():
    profile = srgb_profile()  # it holds the second in which it was made
    original = pictures.encoded(
        pictures.field_with_red_corner(),
        "JPEG",
        icc_profile=profile,
        exif=pictures.camera_exif(6),
    )
    cleaned = clean_image(original)
    assert cleaned.changed
    assert pictures.decoded(cleaned.content).info["icc_profile"] == profile


def test_unreadable_colour_profile_is_dropped():
    original = pictures.encoded(pictures.field_with_red_corner(), "JPEG", icc_profile=b"junk")
    assert "icc_profile" not in pictures.decoded(clean_image(original).content).info


@pytest.mark.parametrize("profile", [None, b"junk", srgb_profile()], ids=["none", "junk", "rgb"])
def test_red_of_a_print_shop_stays_red(profile):
    ink = Image.new("CMYK", (60, 40), (0, 220, 220, 25))
    image = pictures.decoded(
        clean_image(pictures.encoded(ink, "JPEG", icc_profile=profile)).content
    )
    assert image.mode == "RGB"
    assert pictures.is_red(image.getpixel((30, 20)))


def test_heic_becomes_a_jpeg_of_the_same_colours():
    cleaned = clean_image(pictures.encoded(pictures.field_with_red_corner(), "HEIF"))
    image = pictures.decoded(cleaned.content)
    assert image.format == "JPEG"
    assert image.size == (1200, 800)
    assert pictures.is_red(image.getpixel((20, 20)))


def test_transparent_heic_gets_a_white_ground_not_a_black_one():
    clear = Image.new("RGBA", (64, 64), (255, 0, 0, 0))
    image = pictures.decoded(clean_image(pictures.encoded(clear, "HEIF")).content)
    assert min(image.getpixel((10, 10))) > 245


def test_transparency_of_a_png_is_kept_when_it_is_scaled():
    clear = Image.new("RGBA", (4400, 20), (255, 0, 0, 0))
    image = pictures.decoded(clean_image(pictures.encoded(clear, "PNG")).content)
    assert image.size == (4000, 18)
    assert image.getpixel((10, 10))[3] == 0


def test_sixteen_bit_scan_keeps_its_greys():
    scan = pictures.encoded(Image.new("I;16", (60, 40), 40_000), "PNG")
    assert pictures.decoded(clean_image(scan).content).getpixel((5, 5)) == 40_000 // 256


def test_picture_beyond_4000_px_is_scaled_down():
    image = pictures.decoded(clean_image(pictures.jpeg((5000, 2500))).content)
    assert image.size == (4000, 2000)


def test_scan_strip_keeps_at_least_one_pixel_of_height():
    strip = pictures.encoded(Image.new("RGB", (20_000, 2), "red"), "PNG")
    assert pictures.decoded(clean_image(strip).content).size == (4000, 1)


def test_moving_picture_is_refused_at_once():
    data = pictures.moving_gif()
    start_s = time.perf_counter()
    with pytest.raises(ValidationError) as refusal:
        clean_image(data)
    assert time.perf_counter() - start_s < 0.5
    assert refusal.value.code == "animated"


@pytest.mark.parametrize("image_format", ["WEBP", "PNG"])
def test_moving_pictures_of_other_formats_are_refused(image_format):
    first = pictures.field_with_red_corner((60, 40))
    data = pictures.encoded(
        first, image_format, save_all=True, append_images=[Image.new("RGB", (60, 40), "blue")]
    )
    with pytest.raises(ValidationError) as refusal:
        clean_image(data)
    assert refusal.value.code == "animated"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pictures.jpeg()[:4000], "broken_image"),
        (pictures.png_claiming(100, 100), "broken_image"),
        (pictures.png_claiming(8000, 6000), "file_too_many_pixels"),
        (pictures.png_claiming(60_000, 60_000), "file_too_many_pixels"),
        (b"\0" * (11 * 1024 * 1024), "file_too_large"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "unreadable_heic"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "invalid_image"),
        (b"Rapat koordinasi panen raya", "invalid_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "invalid_image"),
        (b"", "invalid_image"),
    ],
    ids=[
        "truncated",
        "lying png",
        "48 megapixels",
        "bomb",
        "11 MB",
        "heic head",
        "video",
        "text",
        "svg",
        "empty",
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_reason(data, code):
    with pytest.raises(ValidationError) as refusal:
        clean_image(data)
    assert refusal.value.code == code
    assert refusal.value.messages[0].endswith(".")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("foto.heic", "foto.jpg"),
        ("foto.HEIF", "foto.jpg"),
        ("foto.jpg", "foto.jpg"),
        ("foto.JPEG", "foto.JPEG"),
        ("foto", "foto.jpg"),
        ("versi 1.2", "versi 1.2.jpg"),
        ("foto.png", "foto.jpg"),
    ],
)
def test_file_name_ends_with_what_the_file_is(given, kept):
    assert clean_image(pictures.jpeg((60, 40))).rename(given) == kept


@pytest.mark.django_db
class TestImagesMadeByCode:
    """Imports, seeds and the API reach the model without the admin's form."""

    def test_file_is_cleaned_and_its_size_is_that_of_the_upright_picture(self):
        image = CustomImage(
            title="Sawah",
            description="Sawah di Toroh",
            file=ContentFile(pictures.lying_jpeg_with_place(), name="sawah.jpg"),
        )
        image.save()
        stored = CustomImage.objects.get()
        assert (stored.width, stored.height) == (1200, 800)
        with stored.open_file() as file:
            content = file.read()
        assert pictures.CAMERA.encode() not in content
        assert stored.file_size == len(content)
        assert stored.file_hash

    def test_heic_is_stored_under_the_name_of_a_jpeg(self):
        heic = pictures.encoded(pictures.field_with_red_corner(), "HEIF")
        image = CustomImage(title="Sawah", description="Sawah")
        image.file.save("IMG_0001.HEIC", ContentFile(heic), save=True)
        assert image.file.name == "original_images/img_0001.jpg"

    def test_broken_file_stores_neither_row_nor_file(self):
        image = CustomImage(title="Sawah", description="Sawah")
        with pytest.raises(ValidationError):
            image.file.save("sawah.jpg", ContentFile(pictures.jpeg()[:4000]), save=True)
        assert not CustomImage.objects.exists()
        assert not image.file.storage.exists("original_images/sawah.jpg")
