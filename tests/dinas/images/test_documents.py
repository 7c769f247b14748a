"""Documents are what their names say, whole, and without programs."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from dinas.images import documents
from tests.dinas.accounts.masuk import make_user

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def packed(*names: str, size: int = 10) -> bytes:
    """Return an archive with these files in it, the same bytes at any time of the day."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"0" * size, zipfile.ZIP_DEFLATED)
    return file.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
TEXTS = packed("mimetype", "content.xml")


def _named(value: bytes | str) -> str:
    """Name a case after its sort and size; the processes of a run must agree on the name."""
    return value if isinstance(value, str) else f"{len(value)}B"


def _code(content: bytes, extension: str) -> str:
    try:
        documents.check_document(io.BytesIO(content), len(content), extension)
    except ValidationError as error:
        return str(error.code)
    return ""


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (PDF, "pdf"),
        (WORD, "docx"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (TEXTS, "odt"),
        (packed("data.csv", "foto/a.jpg"), "zip"),
        (b"{\\rtf1 Halo}", "rtf"),
        (b'{"type": "FeatureCollection", "features": []}', "geojson"),
        ("kecamatan;ton\nGodong;12\n".encode("utf-8-sig"), "csv"),
        ("kecamatan\tton\n".encode("utf-16"), "txt"),
        (b"", "txt"),
    ],
    ids=_named,
)
def test_what_offices_write_is_taken(content: bytes, extension: str) -> None:
    assert _code(content, extension) == ""


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (HTML, "pdf"),
        (HTML + PDF, "pdf"),
        (PDF[:20], "pdf"),
        (b"MZ\x90\0" + PDF, "pdf"),
        (HTML, "docx"),
        (WORD[:60], "docx"),
        (HTML + WORD, "docx"),
        (packed("readme.txt"), "docx"),
        (PDF, "xlsx"),
        (b"PK\x03\x04", "zip"),
        (HTML, "txt"),
        (b"\xef\xbb\xbf \n<SVG onload=alert(1)>", "csv"),
        (b"MZ\x90\0\x03", "csv"),
        (b"[" * 100_000, "geojson"),
        (HTML, "geojson"),
        (HTML, "rtf"),
    ],
    ids=_named,
)
def test_what_only_bears_the_name_is_refused(content: bytes, extension: str) -> None:
    assert _code(content, extension) == "wrong_content"


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (packed("word/document.xml", "word/vbaProject.bin"), "docx"),
        (packed("content.xml", "Basic/Standard/Module1.xml"), "ods"),
    ],
    ids=_named,
)
def test_programs_in_an_office_file_are_refused(content: bytes, extension: str) -> None:
    assert _code(content, extension) == "macros"


def test_archive_that_would_fill_a_disk_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "UNPACKED_MB", 1)

    assert _code(packed("word/document.xml", size=2_000_000), "docx") == "wrong_content"


@pytest.mark.django_db
def test_page_named_as_a_pdf_is_refused_in_words_by_each_form(client: Client) -> None:
    client.force_login(make_user("kepala"))
    root = Collection.get_first_root_node().pk
    for address, field in (("wagtaildocs:add", "file"), ("wagtaildocs:add_multiple", "files[]")):
        data = {"title": "Laporan", "collection": root}
        data[field] = SimpleUploadedFile("laporan.pdf", HTML)
        answer = client.post(reverse(address), data)
        words = answer.content.decode("unicode_escape")
        assert "bukan seperti namanya" in words
        assert "Ekstensi" not in words

    assert not get_document_model().objects.exists()


@pytest.mark.django_db
def test_what_is_taken_is_said_before_and_after(client: Client) -> None:
    client.force_login(make_user("kepala"))
    address = reverse("wagtaildocs:add_multiple")
    assert "CSV, DOCX, " in client.get(address).content.decode()

    answer = client.post(address, {"files[]": SimpleUploadedFile("program.exe", b"MZ")})
    words = answer.json()["error_message"]
    assert words.startswith("Berkas jenis ini tidak diterima. Unggah salah satu dari: CSV, ")
    assert "\n" not in words
