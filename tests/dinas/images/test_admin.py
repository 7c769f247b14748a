"""Uploading pictures and documents as editors do."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from dinas.images.models import CustomDocument, CustomImage
from tests.dinas.images import pictures

pytestmark = pytest.mark.django_db

REFUSED = {
    "truncated": ("sawah.jpg", pictures.jpeg()[:4000]),
    "moving": ("padi.gif", pictures.moving_gif(3)),
    "heic head": ("foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    "heic head named jpg": ("foto.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    "48 megapixels": ("besar.png", pictures.png_claiming(8000, 6000)),
    "bomb": ("bom.png", pictures.png_claiming(60_000, 60_000)),
    "11 MB": ("berat.jpg", b"\xff" * (11 * 1024 * 1024)),
    "text": ("surat.jpg", b"Yang terhormat"),
}
refused = pytest.mark.parametrize(("name", "data"), REFUSED.values(), ids=REFUSED)


def fields(**changes: object) -> dict[str, object]:
    """The filled-in form, but for the file."""
    return {
        "title": "Sawah",
        "description": "Sawah di Toroh",
        "alt_en": "",
        "kredit": "",
        "persetujuan": "tidak_ada_orang",
        "collection": Collection.get_first_root_node().pk,
        "tags": "",
        **changes,
    }


def stored_files() -> list[str]:
    found = []
    for folder in ("original_images", "wagtail_uploads"):
        if default_storage.exists(folder):
            found += default_storage.listdir(folder)[1]
    return found


def add(client, name: str, data: bytes, **changes: object):
    return client.post(
        reverse("wagtailimages:add"), fields(file=pictures.upload(name, data), **changes)
    )


def add_multiple(client, name: str, data: bytes):
    return client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": pictures.upload(name, data), "title": name},
    )


def finish(client, answer: dict):
    prefix = f"uploaded-image-{answer['uploaded_file_id']}"
    return client.post(
        reverse(
            "wagtailimages:create_multiple_from_uploaded_image", args=[answer["uploaded_file_id"]]
        ),
        {f"{prefix}-{name}": value for name, value in fields().items()},
    )


class TestSingleUpload:
    def test_lying_photo_is_stored_upright_without_its_place(self, admin_client):
        response = add(admin_client, "sawah.jpg", pictures.lying_jpeg_with_place())
        assert response.status_code == 302
        image = CustomImage.objects.get()
        assert (image.width, image.height) == (1200, 800)
        with image.open_file() as file:
            content = file.read()
        assert pictures.CAMERA.encode() not in content
        assert image.file_size == len(content)

    @pytest.mark.parametrize("name", ["IMG_1.HEIC", "IMG_1.jpg"])
    def test_phone_picture_is_taken_whatever_it_is_called(self, admin_client, name):
        heic = pictures.encoded(pictures.field_with_red_corner(), "HEIF")
        assert add(admin_client, name, heic).status_code == 302
        image = CustomImage.objects.get()
        assert image.file.name == "original_images/img_1.jpg"
        with image.open_file() as file:
            assert pictures.decoded(file.read()).format == "JPEG"

    def test_jpeg_named_png_is_taken_and_renamed(self, admin_client):
        assert add(admin_client, "tangkapan.png", pictures.jpeg()).status_code == 302
        assert CustomImage.objects.get().file.name == "original_images/tangkapan.jpg"

    @refused
    def test_unusable_file_is_refused_in_words_and_leaves_nothing(self, admin_client, name, data):
        response = add(admin_client, name, data)
        assert response.status_code == 200
        assert response.context["form"].errors["file"]
        assert not CustomImage.objects.exists()
        assert stored_files() == []

    def test_refusal_is_in_the_language_of_the_editor(self, admin_client, monkeypatch):
        monkeypatch.setattr("dinas.images.cleaning._", lambda message: "DITERJEMAHKAN")
        response = add(admin_client, "padi.gif", pictures.moving_gif(3))
        assert response.context["form"].errors["file"] == ["DITERJEMAHKAN"]

    def test_alt_text_and_consent_are_asked_for(self, admin_client):
        response = add(admin_client, "a.jpg", pictures.jpeg(), description="", persetujuan="")
        assert response.status_code == 200
        assert set(response.context["form"].errors) == {"description", "persetujuan"}
        assert stored_files() == []

    def test_two_pictures_of_one_name_are_both_kept(self, admin_client):
        add(admin_client, "¡¡¡¡¡¡.jpg", pictures.jpeg((60, 40)))
        add(admin_client, "¡¡¡¡¡¡.jpg", pictures.jpeg((90, 60)))
        names = {image.file.name for image in CustomImage.objects.all()}
        assert len(names) == 2
        assert all(name.startswith("original_images/gambar") for name in names)

    def test_editing_the_text_leaves_the_file_alone(self, admin_client):
        add(admin_client, "sawah.jpg", pictures.jpeg((60, 40)))
        image = CustomImage.objects.get()
        response = admin_client.post(
            reverse("wagtailimages:edit", args=[image.pk]), fields(title="Sawah Toroh")
        )
        assert response.status_code == 302
        changed = CustomImage.objects.get()
        assert changed.title == "Sawah Toroh"
        assert changed.file.name == image.file.name

    def test_replaced_file_leaves_no_old_file_and_no_old_rendition(self, admin_client):
        add(admin_client, "sawah.jpg", pictures.jpeg((600, 400)))
        image = CustomImage.objects.get()
        image.get_rendition("width-100")
        response = admin_client.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            fields(file=pictures.upload("ladang.jpg", pictures.lying_jpeg_with_place())),
        )
        assert response.status_code == 302
        assert stored_files() == ["ladang.jpg"]
        replaced = CustomImage.objects.get()
        assert (replaced.width, replaced.height) == (1200, 800)
        assert not replaced.renditions.exists()

    def test_replaced_file_has_its_renditions_made_anew(
        self, admin_client, settings, django_capture_on_commit_callbacks
    ):
        add(admin_client, "sawah.jpg", pictures.jpeg((60, 40)))
        image = CustomImage.objects.get()
        image.get_rendition("fill-160x120|format-webp")
        settings.IMAGES_PRERENDER = True
        with django_capture_on_commit_callbacks(execute=True):
            admin_client.post(
                reverse("wagtailimages:edit", args=[image.pk]),
                fields(file=pictures.upload("ladang.jpg", pictures.jpeg((300, 200)))),
            )
        rendition = image.renditions.get(filter_spec="fill-160x120|format-webp")
        assert (rendition.width, rendition.height) == (160, 120)


class TestMultipleUpload:
    def test_photo_waits_clean_until_its_text_is_given(self, admin_client):
        answer = add_multiple(admin_client, "sawah.jpg", pictures.lying_jpeg_with_place()).json()
        assert answer["success"]
        waiting = UploadedFile.objects.get()
        assert pictures.CAMERA.encode() not in waiting.file.read()

        assert finish(admin_client, answer).json()["success"]
        image = CustomImage.objects.get()
        assert (image.width, image.height) == (1200, 800)
        assert image.description == "Sawah di Toroh"
        with image.open_file() as file:
            content = file.read()
        assert pictures.CAMERA.encode() not in content
        assert image.file_size == len(content)
        assert stored_files() == ["sawah.jpg"]

    def test_large_photo_that_was_put_on_disk_is_cleaned_too(self, admin_client, settings):
        settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
        answer = add_multiple(admin_client, "sawah.jpg", pictures.lying_jpeg_with_place()).json()
        assert answer["success"]
        assert pictures.CAMERA.encode() not in UploadedFile.objects.get().file.read()

    def test_phone_picture_is_stored_as_a_jpeg(self, admin_client):
        heic = pictures.encoded(pictures.field_with_red_corner(), "HEIF")
        answer = add_multiple(admin_client, "IMG_2.heic", heic).json()
        assert finish(admin_client, answer).json()["success"]
        assert CustomImage.objects.get().file.name == "original_images/img_2.jpg"

    def test_name_of_nothing_readable_is_never_hidden(self, admin_client):
        answer = add_multiple(admin_client, "¡¡¡¡¡¡.jpg", pictures.jpeg((60, 40))).json()
        assert not any(name.startswith(".") for name in stored_files())
        assert finish(admin_client, answer).json()["success"]
        assert stored_files() == ["gambar.jpg"]

    @refused
    def test_unusable_file_is_refused_in_words_and_leaves_nothing(self, admin_client, name, data):
        response = add_multiple(admin_client, name, data)
        assert response.status_code == 200
        answer = response.json()
        assert not answer["success"]
        assert answer["error_message"]
        assert not CustomImage.objects.exists()
        assert not UploadedFile.objects.exists()
        assert stored_files() == []


def test_chooser_upload_is_cleaned_as_well(admin_client):
    response = admin_client.post(
        reverse("wagtailimages_chooser:create"),
        {
            f"image-chooser-upload-{name}": value
            for name, value in fields(
                file=pictures.upload("sawah.jpg", pictures.lying_jpeg_with_place())
            ).items()
        },
    )
    assert response.status_code == 200
    image = CustomImage.objects.get()
    with image.open_file() as file:
        assert pictures.CAMERA.encode() not in file.read()


@pytest.mark.parametrize("name", ["تقرير.pdf", "LAPORAN.PDF", "laporan;akhir.pdf"])
def test_documents_are_stored_under_plain_names(admin_client, name):
    response = admin_client.post(
        reverse("wagtaildocs:add_multiple"),
        {"files[]": pictures.upload(name, b"%PDF-1.4\n%%EOF\n"), "title": name},
    )
    assert response.json()["success"]
    document = CustomDocument.objects.get()
    assert document.filename.isascii()
    assert document.filename == document.filename.lower()
    assert document.filename.endswith(".pdf")


def test_picture_of_one_pixel_is_taken(admin_client):
    dot = pictures.encoded(Image.new("RGB", (1, 1)), "PNG")
    assert add(admin_client, "titik.png", dot).status_code == 302
    assert CustomImage.objects.get().width == 1


class TestConsent:
    def test_nobody_s_consent_is_taken_for_granted(self, admin_client):
        form = admin_client.get(reverse("wagtailimages:add")).context["form"]
        assert form["persetujuan"].value() == "belum_ditanyakan"

    def test_the_multiple_upload_asks_for_it_too(self, admin_client):
        answer = add_multiple(admin_client, "sawah.jpg", pictures.jpeg()).json()
        assert 'value="sawah"' in answer["form"]
        assert "persetujuan" in answer["form"]
        assert "Belum ditanyakan" in answer["form"]
