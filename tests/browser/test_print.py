"""On paper: the office's letterhead and the content, dark ink on white, no chrome."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ARTICLE = "/berita/sekolah-lapang-kemurnian-benih-kedelai/"
PRINTED = [ARTICLE, "/kegiatan/panen-raya-padi-februari-2020/", "/komoditas/padi/", "/kegiatan/"]
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
