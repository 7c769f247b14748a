"""What is left of texts from WhatsApp and Word before they reach the form."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SCRIPTS = Path(__file__).resolve().parents[2] / "site" / "static" / "js" / "admin"
READ = """([html, text]) => {
  const { parts, hasStruck } = window.naskah.partsOf(html || window.dariPesan(text));
  const lineOf = (line) => {
    const links = {};
    const { type, depth, text, inlineStyleRanges } = line.raw(links);
    return {
      kind: `${type} ${depth}`, text, links: Object.values(links).map((link) => link.data.url),
      styles: inlineStyleRanges.map((at) => `${at.style} ${text.substr(at.offset, at.length)}`),
    };
  };
  return { hasStruck, parts: parts.map((part) => (part.lines ? part.lines.map(lineOf) : part)) };
}"""
TEXT, ITEM, NUMBERED = "unstyled 0", "unordered-list-item 0", "ordered-list-item 0"
COMMENTED = """<p>Harga <span style='mso-comment-continuation:1'>naik</span><span
class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span>.</p>
<div style='mso-element:comment-list'><p class=MsoCommentText>Cek lagi, Pak.</p></div>"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """An empty page with the two scripts that read texts."""
    page = browser.new_page()
    for name in ("pesan.js", "naskah.js"):
        page.add_script_tag(path=SCRIPTS / name)
    yield page
    page.close()


def read(reader: Page, *, html: str = "", text: str = "") -> Any:
    """Give the parts of a text, and whether something was struck out in it."""
    return reader.evaluate(READ, [html, text])


def lines(reader: Page, **pasted: str) -> list[tuple[str, str]]:
    """Give the kind and the words of each line of a text without headings and tables."""
    [part] = read(reader, **pasted)["parts"]
    return [(line["kind"], line["text"]) for line in part]


def test_a_message_loses_its_sender_and_the_note_that_it_was_forwarded(reader: Page) -> None:
    text = "[10.15, 28/11/2026] Pak Budi: Panen raya\nDiteruskan\n> besok pagi\n```Toroh```"

    assert [words for _kind, words in lines(reader, text=text)] == [
        "Panen raya",
        "besok pagi",
        "Toroh",
    ]


def test_signs_within_each_other_become_styles_and_those_of_an_address_stay(reader: Page) -> None:
    text = '*_Penting_*: "*hari ini*" 2*3*4 lihat www.grobogan.go.id/a_b_c, *wa.me/62812*'
    [[line]] = read(reader, text=text)["parts"]

    assert line["text"] == 'Penting: "hari ini" 2*3*4 lihat www.grobogan.go.id/a_b_c, wa.me/62812'
    assert line["links"] == ["https://www.grobogan.go.id/a_b_c", "https://wa.me/62812"]
    assert line["styles"] == [
        "BOLD Penting",
        "ITALIC Penting",
        "BOLD hari ini",
        "BOLD wa.me/62812",
    ]


def test_what_was_struck_out_is_left_out_and_told(reader: Page) -> None:
    found = read(reader, text="Mulai ~Senin~ Selasa")

    assert found["hasStruck"]
    assert found["parts"][0][0]["text"] == "Mulai Selasa"
    assert not read(reader, text="Mulai Selasa ~ Rabu")["hasStruck"]


def test_numbers_become_a_list_only_where_it_would_count_the_same(reader: Page) -> None:
    whole = "1. Bawa:\n• KTP\n2. Datang"
    broken = "1. Bawa\nKeterangan\n2. Datang"

    assert lines(reader, text=whole) == [
        (NUMBERED, "Bawa:"),
        ("unordered-list-item 1", "KTP"),
        (NUMBERED, "Datang"),
    ]
    assert lines(reader, text=broken) == [
        (TEXT, "1. Bawa"),
        (TEXT, "Keterangan"),
        (TEXT, "2. Datang"),
    ]


def test_numbers_of_a_document_that_go_on_after_a_sentence_stay_in_its_words(reader: Page) -> None:
    html = "<ol><li>Bawa</li></ol><p>Sela</p><ol start=2><li><b>Datang</b></li></ol>"
    [[*_before, last]] = read(reader, html=html)["parts"]

    assert (last["kind"], last["text"]) == (TEXT, "2. Datang")
    assert last["styles"] == ["BOLD Datang"]


def test_small_pictures_count_as_bullets_beside_each_other_only(reader: Page) -> None:
    text = "✅ KTP\n✅KK\nRapat\n✅ Selesai\n-5 derajat"

    assert [kind for kind, _words in lines(reader, text=text)] == [ITEM, ITEM, TEXT, TEXT, TEXT]


def test_letters_that_pretend_to_be_bold_become_letters(reader: Page) -> None:
    assert lines(reader, text="𝗣𝗮𝗻𝗲𝗻 \u2068raya\u2069") == [(TEXT, "Panen raya")]


def test_comments_of_a_document_are_left_out(reader: Page) -> None:
    assert lines(reader, html=COMMENTED) == [(TEXT, "Harga naik.")]


def test_lines_of_an_item_stay_in_it(reader: Page) -> None:
    html = "<ul><li><p>Toroh</p><p>Grobogan</p></li><li>a<br>b</li><li><div>c</div></li></ul>"

    assert lines(reader, html=html) == [(ITEM, "Toroh\nGrobogan"), (ITEM, "a\nb"), (ITEM, "c")]


def test_a_table_keeps_its_columns_below_their_headings(reader: Page) -> None:
    html = """<table><tr><td rowspan=2><p>Desa</p><p>asal</p></td><td colspan=2>Hasil</td></tr>
    <tr><td>2024</td><td>2025<br>ton</td></tr><tr><td>Toroh</td><td>1</td><td>2</td></tr></table>"""

    assert read(reader, html=html)["parts"] == [
        {"rows": [["Desa asal", "Hasil", ""], ["", "2024", "2025 ton"], ["Toroh", "1", "2"]]}
    ]


def test_no_word_of_a_very_long_heading_is_lost(reader: Page) -> None:
    [[line]] = read(reader, html=f"<h2>{'padi ' * 40}</h2>")["parts"]

    assert line["text"] == ("padi " * 40).strip()
