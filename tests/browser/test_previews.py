"""Beside the form a writer sees her words as readers will, wherever they meet them."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.akun import enter
from tests.browser.waiting import save_of, settle

pytestmark = pytest.mark.browser


def _open(browser: Browser, server: str, listing: str, link: str) -> tuple[Page, list[str]]:
    """Open the form that `link` leads to; return it with what its pages complain about."""
    page = enter(browser, server, "editor", viewport={"width": 1500, "height": 950})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("response", lambda got: complaints.append(got.url) if got.status >= 500 else None)
    page.goto(f"{server}{listing}")
    address = page.locator(link).first.get_attribute("href")
    page.goto(f"{server}{address}")
    settle(page)
    return page, complaints


def _panel(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Buka/tutup pratinjau").click()
    return page.frame_locator("#w-preview-iframe")


def _choose(page: Page, label: str) -> None:
    """Choose a mode, also while the panel still draws another one."""
    page.select_option("#id_preview_mode", label=label)


def _is_drawn(frame: FrameLocator, selector: str) -> None:
    image: Any = frame.locator(selector).first
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") > 0


def test_article_is_seen_as_page_in_the_dark_in_lists_shared_and_on_paper(
    browser: Browser, server: str
) -> None:
    page, complaints = _open(browser, server, "/cms/", "a[href*='/add/berita/beritapage/']")
    # The first save of a new page makes Wagtail draw the panel anew.
    with save_of(page, "Ringkasan yang baru diketik."):
        page.locator("[name=title]").fill("Judul yang baru diketik")
        page.locator("[name=ringkasan]").fill("Ringkasan yang baru diketik.")
    expect(page.locator(".w-autosave-indicator__state--saved")).to_be_visible()
    frame = _panel(page)
    title = frame.get_by_role("heading", name="Judul yang baru diketik")
    expect(title).to_be_visible()
    expect(frame.locator("html")).to_have_attribute("data-scheme", "light")

    _choose(page, "Apa adanya, gelap")
    expect(frame.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(frame.locator("body")).to_have_css("color-scheme", "dark")

    _choose(page, "Di daftar dan di beranda")
    expect(frame.get_by_text("Di beranda dan di daftar berita")).to_be_visible()
    expect(frame.get_by_text("Ringkasan yang baru diketik.")).to_be_visible()

    _choose(page, "Saat tautannya dibagikan")
    expect(frame.get_by_text("Di WhatsApp dan media sosial")).to_be_visible()
    _is_drawn(frame, ".pesan img")

    _choose(page, "Sebagai PDF")
    expect(frame.locator(".lembar").first).to_be_visible()
    _is_drawn(frame, ".lembar")
    assert [each for each in complaints if re.search("Content Security|Refused|/cms/", each)] == []
    page.context.close()


def test_commodity_is_seen_as_page_and_as_card(browser: Browser, server: str) -> None:
    page, complaints = _open(
        browser, server, "/cms/snippets/komoditas/komoditas/", "td.title a[href*='/edit/']"
    )
    page.locator("[name=ringkasan]").fill("Kata yang baru diketik.")
    frame = _panel(page)
    words = frame.get_by_text("Kata yang baru diketik.").first
    expect(words).to_be_visible()
    _choose(page, "Di daftar dan di beranda")
    expect(frame.get_by_text("Di beranda dan di daftar komoditas")).to_be_visible()
    expect(frame.locator(".card").get_by_text("Kata yang baru diketik.")).to_be_visible()
    assert [each for each in complaints if re.search("Content Security|Refused|/cms/", each)] == []
    page.context.close()
