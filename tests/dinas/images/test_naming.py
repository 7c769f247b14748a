"""Under which names uploads are stored, and downloaded again."""

import re
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from dinas.images.models import CustomDocument, CustomImage
from dinas.images.naming import download_name, safe_filename
from tests.dinas.images import pictures

ODD_NAMES = [
    ("foto sawah (1) \N{EN DASH} akhir.jpg", "foto-sawah-1-akhir.jpg"),
    ("照片.jpg", "zhaopian.jpg"),
    ("¡¡¡¡¡¡.jpg", "gambar.jpg"),
    ("FOTO.JPEG", "foto.jpeg"),
    ("foto..jpg", "foto.jpg"),
    (" depan.jpg", "depan.jpg"),
    ("petani&padi=100%#1.jpg", "petani-padi-100-1.jpg"),
    ("panén_é.jpg", "panen_e.jpg"),
    ("CON.jpg", "gambar-con.jpg"),
    ("lpt1.jpg", "gambar-lpt1.jpg"),
    ("sawah.jpg.jpg", "sawah.jpg"),
    (".jpg", "gambar.jpg"),
    ("../../etc/rahasia.jpg", "rahasia.jpg"),
    ("C:\\Users\\Budi\\sawah.jpg", "sawah.jpg"),
    ("-rf.jpg", "rf.jpg"),
]


@pytest.mark.parametrize(("given", "stored"), ODD_NAMES)
def test_odd_names_become_plain_ones(given, stored):
    assert safe_filename(given, fallback="gambar") == stored


@pytest.mark.parametrize("given", [*(name for name, _ in ODD_NAMES), "", ".", "..", "x" * 300])
def test_every_stored_name_opens_on_every_system(given):
    stored = safe_filename(given, fallback="gambar")
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}(\.[a-z0-9]+)?", stored)
    assert not stored.startswith(("con.", "nul.", "aux.", "prn."))


@pytest.mark.django_db
def test_two_long_names_that_begin_alike_stay_apart():
    names = set()
    for ending in ("satu", "dua"):
        image = CustomImage(title=ending, description=ending)
        image.file.save(f"{'x' * 200}{ending}.jpg", ContentFile(pictures.jpeg((60, 40))))
        names.add(CustomImage.objects.get(pk=image.pk).file.name)
    assert len(names) == 2
    assert all(len(name) < 100 for name in names)


@pytest.mark.parametrize(
    ("title", "extension", "name"),
    [
        (
            "Laporan Padi \N{EN DASH} Triwulan I “akhir” 100%",
            "pdf",
            "Laporan Padi \N{EN DASH} Triwulan I “akhir” 100%.pdf",
        ),
        ("LAPORAN.PDF", "pdf", "LAPORAN.pdf"),
        ('harga: beras/jagung "2026"?', "pdf", "harga- beras-jagung -2026.pdf"),
        ("...", "pdf", "dokumen.pdf"),
        ("CON", "pdf", "dokumen-CON.pdf"),
        ("baris\r\nSet-Cookie: a=b", "pdf", "barisSet-Cookie- a=b.pdf"),
        ("teks\u202egnp", "pdf", "teksgnp.pdf"),
    ],
)
def test_download_keeps_the_title_as_people_read_it(title, extension, name):
    assert download_name(title, extension) == name


def test_download_name_of_a_very_long_title_fits_a_file_system():
    assert len(download_name("報" * 255, "pdf").encode()) < 255


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "تقرير.pdf",
        "報告書.pdf",
        "LAPORAN.PDF",
        "laporan;akhir.pdf",
        "Laporan Padi \N{EN DASH} Triwulan I “akhir” 100%.pdf",
        "y" * 150 + ".pdf",
    ],
)
def test_document_downloads_under_its_readable_name(client, settings, tmp_path, name):
    # A file on disk, as in production: Wagtail names downloads in another way without one.
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }
    title = name.rsplit(".", 1)[0]
    document = CustomDocument(title=title)
    document.file.save(name, ContentFile(b"%PDF-1.4 isi"))
    assert re.fullmatch(r"documents/[a-z0-9-]+\.pdf", document.file.name)

    response = client.get(document.url)

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"%PDF-1.4 isi"
    given = re.search(r"filename\*=UTF-8''(\S+)$", response["Content-Disposition"])
    assert given
    assert unquote(given[1]) == f"{title}.pdf"
    assert re.match(r'inline; filename="[a-z0-9-]+\.pdf"; ', response["Content-Disposition"])


@pytest.mark.django_db
def test_unknown_document_is_not_found(client):
    assert client.get(reverse("wagtaildocs_serve", args=[999, "tidak-ada.pdf"])).status_code == 404
