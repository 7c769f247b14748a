"""The PDF as other programs read it."""

import subprocess
from pathlib import Path

import pytest

from dinas.export import pdf
from dinas.export.document import (
    Facts,
    File,
    Files,
    Heading,
    Item,
    Listing,
    Note,
    Quote,
    Run,
    Table,
    VideoLink,
)
from dinas.export.layout import MOST_BLOCKS, TooLargeError
from dinas.export.pdf import pdf_from
from dinas.export.typesetting import CannotMakeError
from tests.dinas.export.documents import LETTERHEAD, make_document, paragraph, section
from tests.dinas.export.readers import PdfFile, pdf_text

INJECTIONS = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    "$ x^2 $ `kode` *tebal* _miring_ @rujukan <label>",
    "= Judul palsu",
    '#link("javascript:alert(1)")[klik]',
    "\\u{1F600} \\ // ulasan /* dan */ [isi] {blok}",
]


def test_pdf_is_tagged_and_says_its_language_title_and_standard() -> None:
    file = PdfFile(pdf_from(make_document(section("Syarat"), language="en"), LETTERHEAD))

    assert file.language == "en"
    assert "<pdfuaid:part>1</pdfuaid:part>" in file.metadata
    assert "Tata cara meminjam traktor" in file.metadata
    assert bool(file.root.MarkInfo.Marked)
    assert bool(file.root.ViewerPreferences.DisplayDocTitle)


def test_every_kind_of_part_has_its_tag() -> None:
    document = make_document(
        section("Bagian"),
        paragraph("Isi"),
        Listing((Item((Run("satu"),)),)),
        Table((("1", "2"),), ("A", "B")),
        Quote("Kata orang", "Pak Tani"),
    )

    tags = set(PdfFile(pdf_from(document, LETTERHEAD)).tags)

    assert {"H1", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD", "BlockQuote"} <= tags


def test_every_font_is_in_the_file() -> None:
    document = make_document(paragraph("Biasa 🌾 ꦗꦮ سلام"), paragraph("tebal", bold=True))

    assert PdfFile(pdf_from(document, LETTERHEAD)).is_every_font_embedded


def test_sections_are_bookmarks_also_where_an_editor_skipped_a_level() -> None:
    document = make_document(Heading("Langsung dalam", 3), section("Bagian dua"))

    file = PdfFile(pdf_from(document, LETTERHEAD))

    assert file.outline == ["Tata cara meminjam traktor", "Langsung dalam", "Bagian dua"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in file.metadata


@pytest.mark.parametrize("text", INJECTIONS)
def test_what_an_editor_writes_is_shown_and_never_evaluated(text: str) -> None:
    document = make_document(
        paragraph(text),
        section(text),
        Table(((text, text),), (text, text), caption=text),
        Quote(text, text),
        Note(text),
        Facts(((text, (Run(text),)),)),
        title=text,
        summary=text,
        kind=text,
    )

    read = pdf_text(pdf_from(document, LETTERHEAD))

    plain = " ".join(text.split())
    assert read.replace(" ", "").count(plain.replace(" ", "")) >= 9
    assert "root:" not in read


def test_no_sign_is_lost() -> None:
    document = make_document(
        paragraph("m² CO₂ ½ “kutip” – é 🌾 ✓ → ꦗꦮ"), paragraph("huruf 漢 dan \ue000 ini")
    )

    read = pdf_text(pdf_from(document, LETTERHEAD))

    for sign in ("m²", "½", "“kutip”", "é", "🌾", "✓", "→"):
        assert sign in read
    assert "[cjk unified ideograph-6f22]" in read
    assert "[U+E000]" in read


def test_wide_table_lies_on_its_side_with_its_header_on_each_page() -> None:
    header = tuple(f"Kolom panjang sekali {number}" for number in range(12))
    rows = tuple(tuple(f"{row}.{column}" for column in range(12)) for row in range(150))

    data = pdf_from(make_document(Table(rows, header)), LETTERHEAD)

    lying = [number for number, size in enumerate(PdfFile(data).sizes_mm) if size == (297, 210)]
    assert len(lying) > 1
    read = pdf_text(data)
    assert read.count("Kolom panjang sekali 11") == len(lying)
    assert "149.11" in read


def test_table_too_wide_for_any_page_is_parted_and_each_part_names_its_rows() -> None:
    rows = tuple((f"baris-{row}", *(f"sel{row}x{at}" for at in range(40))) for row in range(3))
    header = ("Nama", *(f"judul{at}" for at in range(40)))

    read = pdf_text(pdf_from(make_document(Table(rows, header)), LETTERHEAD))

    assert all(cell in read for row in rows for cell in row)
    assert read.count("baris-2") > 1


def test_document_carries_letterhead_page_numbers_and_where_it_comes_from() -> None:
    data = pdf_from(make_document(*[paragraph("Kalimat panjang. " * 30)] * 12), LETTERHEAD)

    read, file = pdf_text(data), PdfFile(data)
    assert "Pemerintah Kabupaten Grobogan Dinas Pertanian Jalan Contoh 1, Purwodadi" in read
    assert "Halaman 1 dari 2" in read
    assert "https://dinas.test/berita/traktor/" in file.links
    assert "Kode QR menuju halaman asal dokumen ini" in file.alts


def test_files_and_videos_keep_their_addresses() -> None:
    document = make_document(
        Files((File("Formulir", "https://dinas.test/f.pdf", "PDF, 12 KB"),), "Berkas"),
        VideoLink("Cara tanam", "https://dinas.test/galeri/v/", "Video"),
    )

    data = pdf_from(document, LETTERHEAD)

    assert {"https://dinas.test/f.pdf", "https://dinas.test/galeri/v/"} <= set(PdfFile(data).links)
    assert "Formulir" in pdf_text(data)


def test_document_that_the_standard_refuses_is_made_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # A figure without a description: the standard asks for one.
    template = tmp_path / "dokumen.typ"
    template.write_text('#set document(title: "x")\n#image("mark.svg", width: 1cm)\nTeks.')
    monkeypatch.setattr(pdf, "TEMPLATE", template)

    data = pdf_from(make_document(), LETTERHEAD)

    assert "Teks." in pdf_text(data)
    assert "does not fulfil PDF/UA-1" in caplog.text


def test_template_cannot_read_what_lies_outside_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "dokumen.typ"
    template.write_text('#read("../../../../etc/passwd")')
    monkeypatch.setattr(pdf, "TEMPLATE", template)

    with pytest.raises(CannotMakeError):
        pdf_from(make_document(), LETTERHEAD)


def test_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(command: list[str], **options: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", endless)

    with pytest.raises(CannotMakeError):
        pdf_from(make_document(), LETTERHEAD)


def test_document_without_end_is_refused_before_it_is_made() -> None:
    with pytest.raises(TooLargeError):
        pdf_from(make_document(*[paragraph("x")] * (MOST_BLOCKS + 1)), LETTERHEAD)
