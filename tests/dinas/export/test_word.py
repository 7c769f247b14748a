"""The Word file as the XML that it is."""

from dinas.export.document import Item, Listing, Note, Quote, Run, Table
from dinas.export.word import word_from
from tests.dinas.export.documents import LETTERHEAD, make_document, paragraph, section
from tests.dinas.export.readers import W, WordFile


def test_title_headings_and_quotes_have_styles_of_their_own() -> None:
    file = WordFile(
        word_from(make_document(section("Syarat"), Quote("Kata", "Pak Tani")), LETTERHEAD)
    )

    assert file.paragraphs("Title") == ["Tata cara meminjam traktor"]
    assert file.paragraphs("Heading1") == ["Syarat"]
    assert file.paragraphs("Quote") == ["Kata"]


def test_lists_are_lists_and_each_numbered_one_begins_at_one() -> None:
    first = Listing((Item((Run("satu"),)), Item((Run("dua"),))), is_ordered=True)
    second = Listing((Item((Run("lagi satu"),)),), is_ordered=True)
    bullets = Listing((Item((Run("butir"),), (Listing((Item((Run("anak"),)),)),)),))

    file = WordFile(
        word_from(make_document(first, paragraph("antara"), second, bullets), LETTERHEAD)
    )

    assert file.paragraphs("ListNumber") == ["satu", "dua", "lagi satu"]
    assert file.paragraphs("ListBullet") == ["butir"]
    assert file.paragraphs("ListBullet2") == ["anak"]
    numbers = [node.get(f"{W}val") for node in file.body.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2]


def test_table_repeats_its_header_row() -> None:
    table = Table((("MT I", "Oktober"),), ("Musim", "Tanam"), caption="Musim tanam")

    file = WordFile(word_from(make_document(table), LETTERHEAD))

    assert file.header_rows == 1
    assert file.paragraphs("Caption") == ["Musim tanam"]


def test_wide_table_turns_its_pages_and_the_text_after_it_turns_back() -> None:
    header = tuple(f"Kolom panjang sekali {number}" for number in range(12))
    rows = (tuple("1" for _ in header),)

    file = WordFile(word_from(make_document(Table(rows, header), paragraph("Sesudah")), LETTERHEAD))

    turned = [node.get(f"{W}orient") for node in file.body.iter(f"{W}pgSz")]
    assert turned[1] == "landscape"
    assert turned[0] != "landscape" != turned[2]


def test_links_styles_of_letters_and_lines_stay() -> None:
    runs = (
        Run("H"),
        Run("2", sub=True),
        Run("O m"),
        Run("2", sup=True),
        Run("\n"),
        Run("tautan", href="https://dinas.test/a?b=c"),
    )
    document = make_document(paragraph("x"), Note("Penting", (), is_urgent=True))
    document = make_document(*document.blocks, type(paragraph("x"))(runs))

    file = WordFile(word_from(document, LETTERHEAD))

    raised = [node.get(f"{W}val") for node in file.body.iter(f"{W}vertAlign")]
    assert raised == ["subscript", "superscript"]
    assert "https://dinas.test/a?b=c" in file.links
    assert list(file.body.iter(f"{W}br"))


def test_file_says_title_author_and_language() -> None:
    file = WordFile(
        word_from(make_document(language="en", author="Food Crops Division"), LETTERHEAD)
    )

    assert file.core["title"] == "Tata cara meminjam traktor"
    assert file.core["creator"] == "Food Crops Division"
    assert file.core["language"] == "en-GB"
    languages = {node.get(f"{W}val") for node in file.part("word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_signs_that_no_word_file_may_hold_are_left_out_and_all_others_stay() -> None:
    text = "a\x00b\x0bc\ud800 <w:p/> {{7*7}} & 🌾 漢"

    file = WordFile(word_from(make_document(paragraph(text), title=text), LETTERHEAD))

    assert file.text.count("abc <w:p/> {{7*7}} & 🌾 漢") == 2


def test_decoration_has_no_text_and_the_code_has_one() -> None:
    file = WordFile(word_from(make_document(), LETTERHEAD))

    assert file.alts == ["", "Kode QR menuju halaman asal dokumen ini"]


def test_nothing_of_the_template_is_left() -> None:
    names = WordFile(word_from(make_document(), LETTERHEAD)).archive.namelist()

    assert not [name for name in names if "thumbnail" in name]
