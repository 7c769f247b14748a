"""On paper: the office's letterhead and the content, dark ink on white, no chrome."""

import io
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.waiting import stop_clock, wait_until

pytestmark = pytest.mark.browser

ARTICLE = "/berita/sekolah-lapang-kemurnian-benih-kedelai/"
PRINTED = [ARTICLE, "/kegiatan/panen-raya-padi-februari-2020/", "/komoditas/padi/", "/kegiatan/"]
FORMATS = ("A4", "Letter")
CHROME = "header.site, .menu, .crumb, .bar, .skip, .info, .filters, .prefs, .foot .cols, .video"


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page of a reader who likes it dark, on its way to the printer."""
    context = browser.new_context(viewport={"width": 800, "height": 1100}, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("path", PRINTED)
def test_paper_shows_letterhead_and_content_in_dark_ink_on_white(
    paper: Page, server: str, path: str
) -> None:
    paper.goto(server + path)

    for part in paper.locator(CHROME).all():
        expect(part).to_be_hidden()
    expect(paper.locator(".letterhead")).to_contain_text("Dinas Pertanian Kabupaten Grobogan")
    expect(paper.locator(".letterhead address")).to_be_visible()
    expect(paper.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")
    grounds = paper.evaluate(
        """[...document.querySelectorAll("html, body, main, .band")]
          .map((part) => getComputedStyle(part).backgroundColor)"""
    )
    assert set(grounds) == {"rgba(0, 0, 0, 0)"}


def test_screen_shows_no_letterhead(paper: Page, server: str) -> None:
    paper.emulate_media(media="screen")
    paper.goto(server + ARTICLE)

    expect(paper.locator(".letterhead")).to_be_hidden()


def test_reader_who_chose_dark_prints_on_white_too(paper: Page, server: str) -> None:
    paper.goto(server + ARTICLE)
    paper.evaluate("document.documentElement.dataset.scheme = 'dark'")

    expect(paper.locator("html")).to_have_css("color-scheme", "light")


def test_closed_sections_and_pictures_further_down_are_printed(paper: Page, server: str) -> None:
    paper.goto(server + ARTICLE)
    paper.evaluate(
        """document.querySelector(".prose").insertAdjacentHTML("beforeend",
          "<details><summary>Tanya</summary><p id=jawab>Jawab</p></details>")"""
    )

    paper.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(paper.locator("#jawab")).to_be_visible()
    assert paper.locator("img[loading=lazy]").count() == 0
    paper.evaluate("dispatchEvent(new Event('afterprint'))")
    assert paper.locator("details[open]").count() == 0


def test_only_text_links_to_other_sites_carry_their_address(paper: Page, server: str) -> None:
    paper.goto(server + ARTICLE)
    paper.evaluate(
        """document.querySelector(".prose").insertAdjacentHTML("beforeend",
          "<p><a id=luar href='https://bps.go.id/'>BPS</a> <a id=sini href='/berita/'>x</a></p>")"""
    )

    after = "([id]) => getComputedStyle(document.getElementById(id), '::after').content"
    assert paper.evaluate(after, ["luar"]) not in {"none", "normal"}
    assert paper.evaluate(after, ["sini"]) in {"none", "normal"}


def test_tables_repeat_their_head_and_keep_rows_whole(paper: Page, server: str) -> None:
    paper.goto(server + "/komoditas/padi/")

    expect(paper.locator("thead").first).to_have_css("display", "table-header-group")
    expect(paper.locator("tbody tr").first).to_have_css("break-inside", "avoid")


@pytest.mark.parametrize("paper_format", FORMATS)
def test_folded_sections_are_on_paper_and_what_only_works_on_a_screen_is_not(
    paper: Page, server: str, paper_format: str
) -> None:
    paper.emulate_media(media="screen")
    paper.goto(server + "/komoditas/padi/")
    expect(paper.locator("details table").last).to_be_hidden()
    paper.emulate_media(media="print")

    text = printed(paper, paper_format)

    assert "Dinas Pertanian Kabupaten Grobogan" in text
    assert "Padi ditanam di sawah" in text
    # The last district of the folded table.
    assert "Tanggungharjo" in text.rpartition("Produksi menurut kecamatan")[2]
    for word in ("Menu", "Lewati ke isi", "Tampilan", "Simpan sebagai", "Langganan"):
        assert word not in text, word


def printed(page: Page, paper_format: str) -> str:
    """The text of the page's PDF, with single spaces."""
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper_format))).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_calendar_on_paper_names_its_month(paper: Page, server: str) -> None:
    paper.goto(server + "/kegiatan/2020/02/")

    expect(paper.locator(".calnav")).to_have_text("Februari 2020")
    assert "Sosialisasi Pengisian e-RDKK" in printed(paper, "A4")


def test_map_on_paper_shows_the_drawing_without_its_tools(paper: Page, server: str) -> None:
    paper.goto(server + "/peta/toroh/?komoditas=kedelai")

    expect(paper.locator(".frame .choro")).to_be_visible()
    expect(paper.locator(".zoom")).to_be_hidden()
    expect(paper.locator(".layers")).to_be_hidden()
    expect(paper.get_by_role("heading", name="Kecamatan Toroh")).to_be_visible()


def test_months_of_planting_keep_their_colour_on_paper(paper: Page, server: str) -> None:
    paper.goto(server + "/komoditas/padi/")

    kept = "(part) => getComputedStyle(part, '::before').printColorAdjust"
    assert paper.locator(".year li").first.evaluate(kept) == "exact"


PRINT = """window.print = () => {
  window.ready = [...document.images].every((image) => image.complete && image.naturalWidth);
};"""
LOADED = "[...document.images].every((image) => image.complete && image.naturalWidth)"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A narrow, long page, whose last pictures are far away from the screen."""
    context = browser.new_context(viewport={"width": 360, "height": 500})
    page = context.new_page()
    page.add_init_script(PRINT)
    yield page
    context.close()


def test_print_button_waits_for_pictures_further_down(phone: Page, server: str) -> None:
    stop_clock(phone)  # the button's patience is not what a slow machine is to try
    phone.goto(server + "/komoditas/padi/", wait_until="networkidle")
    assert not phone.evaluate(LOADED)

    phone.get_by_role("button", name="Cetak").click()

    wait_until(phone, "'ready' in window")
    assert phone.evaluate("window.ready")


def test_first_key_of_printing_fetches_pictures_further_down(phone: Page, server: str) -> None:
    phone.goto(server + "/berita/", wait_until="networkidle")
    assert not phone.evaluate(LOADED)

    phone.keyboard.press("Control")

    wait_until(phone, LOADED)


@pytest.mark.parametrize("path", ["/kalender-tanam/", "/en/kalender-tanam/"])
def test_planting_calendar_is_one_lying_sheet_for_the_notice_board(
    paper: Page, server: str, path: str
) -> None:
    paper.goto(server + path)
    sheets = pypdf.PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True))).pages

    assert len(sheets) == 1
    assert sheets[0].mediabox.width > sheets[0].mediabox.height
    assert paper.locator(".plan .kata").first.is_visible()


def test_charts_are_whole_on_paper_and_keep_their_patterns(paper: Page, server: str) -> None:
    paper.goto(server + "/komoditas/padi/")

    expect(paper.locator("#grafik-produksi")).to_have_css("break-inside", "avoid")
    expect(paper.locator("#grafik-produksi .batang:visible").first).to_have_css(
        "print-color-adjust", "exact"
    )
