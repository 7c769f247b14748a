"""An editor pastes from Word and WhatsApp, and reads the hints about what she wrote."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.akun import Enter
from tests.browser.waiting import save_of, wait_until

pytestmark = pytest.mark.browser

SETTLED_MS = 2500
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {font-size:12.0pt} --></style></head><body lang=IN><!--StartFragment-->
<h1 style="mso-line-height-rule:exactly">Hama wereng<o:p></o:p></h1>
<p class=MsoNormal><b>Tebal</b>, luas 10 m<sup>2</sup>, H<sub>2</sub>O,
<a href="https://example.test/x?a=1&amp;b=2">jadwal tanam</a>.<o:p></o:p></p>
<p class=MsoNormal><del>Kalimat yang dihapus.</del> <ins>Kalimat&nbsp;baru.</ins></p>
<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]>
<span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span><![endif]>Butir satu<o:p></o:p></p>
<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]>
<span style="mso-list:Ignore">1.<span>&nbsp;&nbsp; </span></span><![endif]>Nomor satu<o:p></o:p></p>
<p class=MsoNormal><img width=1 src="file:///C:/Temp/a.png"></p>
<table><tr><td><p>Desa</p></td><td><p>Hasil</p></td></tr>
<tr><td><p>Toroh</p></td><td><p>1,5</p></td></tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"""
WHATSAPP = "*Pengumuman*\n\nBawa:\n- KTP\n- _fotokopi_ KK\n\n\nHarga 2*3*4 tetap.\nhttps://wa.me/628?a=1&b=2."

PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  document.querySelector('[data-contentpath="isi"] [contenteditable=true]').dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
PARTS = """() => document.getElementById('isi-root').rootBlock.children.map((child) => {
  const value = child.block.getValue();
  return [child.type, child.type === 'paragraf' ? JSON.parse(value) : value];
})"""


@pytest.fixture
def form(as_role: Enter, server: str) -> Page:
    """The form of a new article with an empty text in it, as an editor opens it."""
    page = as_role("editor")
    page.goto(f"{server}/cms/pages/")
    link = page.get_by_role("link", name="Berita", exact=True).first
    index = re.search(r"/pages/(\d+)/", link.get_attribute("href") or "")
    assert index
    page.goto(f"{server}/cms/pages/add/berita/beritapage/{index[1]}/")
    # What is typed before Wagtail has looked at the fresh form counts as having been there.
    page.wait_for_timeout(SETTLED_MS)
    page.locator('[data-contentpath="isi"] [contenteditable=true]').first.click()
    return page


def wait_for_text(form: Page, words: str) -> None:
    """Return when the editor has handed the words over to the form, which it does after a pause."""
    wait_until(
        form,
        """(words) => [...document.querySelectorAll('[name^="isi-"][name$="-value"]')]
          .some((input) => input.value.includes(words))""",
        words,
    )


def lines(part: Any) -> list[tuple[str, str]]:
    """Give the kind and the words of each line of a text."""
    return [(block["type"], block["text"]) for block in part["blocks"]]


def test_text_from_word_arrives_clean_with_its_heading_and_table(form: Page) -> None:
    form.evaluate(PASTE, [WORD, "polos"])
    wait_for_text(form, "Nomor satu")
    (kind, heading), (_text, text), (last, table) = form.evaluate(PARTS)

    assert (kind, heading) == ("judul", {"teks": "Hama wereng", "tingkat": "h2"})
    assert lines(text) == [
        ("unstyled", "Tebal, luas 10 m2, H2O, jadwal tanam."),
        ("unstyled", "Kalimat baru."),
        ("unordered-list-item", "Butir satu"),
        ("ordered-list-item", "Nomor satu"),
    ]
    styles = {style["style"] for style in text["blocks"][0]["inlineStyleRanges"]}
    assert styles == {"BOLD", "SUPERSCRIPT", "SUBSCRIPT"}
    assert [link["data"]["url"] for link in text["entityMap"].values()] == [
        "https://example.test/x?a=1&b=2"
    ]
    assert last == "tabel"
    assert table["data"] == [["Desa", "Hasil"], ["Toroh", "1,5"]]
    expect(form.locator(".tempel-pesan")).to_contain_text("Judul dan tabel")


def test_text_from_whatsapp_keeps_bold_and_lists_and_loses_its_signs(form: Page) -> None:
    form.evaluate(PASTE, ["", WHATSAPP])
    wait_for_text(form, "tetap.")
    ((_kind, text),) = form.evaluate(PARTS)

    assert lines(text) == [
        ("unstyled", "Pengumuman"),
        ("unstyled", "Bawa:"),
        ("unordered-list-item", "KTP"),
        ("unordered-list-item", "fotokopi KK"),
        ("unstyled", "Harga 2*3*4 tetap."),
        ("unstyled", "https://wa.me/628?a=1&b=2."),
    ]
    [link] = text["entityMap"].values()
    assert link["data"]["url"] == "https://wa.me/628?a=1&b=2"
    assert text["blocks"][0]["inlineStyleRanges"] == [{"offset": 0, "length": 10, "style": "BOLD"}]


def test_hints_follow_the_saved_draft_and_lead_to_the_field(form: Page) -> None:
    form.fill("[name=ringkasan]", "Padi " * 55)
    expect(form.locator(".hitung--dekat")).to_contain_text("275 dari 300")
    # Each save draws the hints anew, and a press that meets that is lost.
    with save_of(form, "Lihat jadwal."):
        form.fill("#id_title", "PANEN RAYA DI TOROH")
        form.evaluate(PASTE, ["", "Lihat jadwal."])
    bar = form.locator(".periksa-bilah button")
    expect(bar).to_contain_text("Periksa sebelum mengajukan")
    bar.click()
    hint = form.locator('a[href="#tempat=title"]')
    expect(hint).to_contain_text("huruf besar semua")
    picture = form.get_by_role("button", name="Pilih gambar").first
    form.locator(".w-panel__toggle[aria-controls*=gambar_utama]").click()
    expect(picture).to_be_hidden()
    form.get_by_role("tab", name="Topik").click()
    form.locator('a[href="#tempat=gambar"]').click()
    expect(picture).to_be_focused()

    form.get_by_role("tab", name="Topik").click()
    hint.click()
    expect(form.locator("#id_title")).to_be_focused()

    form.fill("#id_title", "Panen raya di Toroh")

    expect(hint).to_have_count(0)
