"""No typed word is lost: not in the first second, not by a closed tab, not between two people."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.akun import Enter
from tests.browser.waiting import save_of, wait_until

pytestmark = pytest.mark.browser

TAKES_THE_KEYBOARD = """() => {
  const field = document.querySelector('[name=title]');
  field?.focus();
  return Boolean(field) && document.activeElement === field;
}"""


@pytest.fixture
def editor(as_role: Enter) -> BrowserContext:
    """The browser of somebody who writes."""
    return as_role("editor").context


@pytest.fixture
def moderator(as_role: Enter) -> BrowserContext:
    """The browser of somebody who approves."""
    return as_role("moderator").context


def _new_article(editor: BrowserContext, server: str, title: str) -> Page:
    """Write the title of a new article before its form is quite there; wait for the save."""
    page = editor.new_page()
    page.goto(f"{server}/cms/")
    address = page.locator("a[href*='/add/berita/beritapage/']").first.get_attribute("href")
    page.goto(f"{server}{address}", wait_until="commit")
    # A field takes the keyboard as soon as it is painted, which is before the scripts have run.
    wait_until(page, TAKES_THE_KEYBOARD)
    with save_of(page, title):
        page.keyboard.type(title)
    return page


def _saved(page: Page) -> str:
    """Wait until autosave has made a draft; return its address."""
    expect(page).to_have_url(re.compile(r"/cms/pages/\d+/edit/"))
    expect(page.locator(".w-autosave-indicator__state--saved")).to_be_visible()
    return page.url


def test_words_typed_while_the_form_opens_survive_a_closed_tab(
    editor: BrowserContext, server: str
) -> None:
    page = _new_article(editor, server, "Ditulis pada detik pertama")
    address = _saved(page)
    page.close()
    reopened = editor.new_page()
    reopened.goto(address)
    expect(reopened.locator("[name=title]")).to_have_value("Ditulis pada detik pertama")


def test_words_typed_while_a_save_is_on_its_way_are_saved_by_the_next(
    editor: BrowserContext, server: str
) -> None:
    page = _new_article(editor, server, "Dua kali simpan")
    address = _saved(page)
    summary = page.locator("[name=ringkasan]")
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        held.append(route) if not held else route.continue_()

    page.route(address, hold_the_first)
    with page.expect_request(address):
        summary.fill("satu")
    summary.press_sequentially(" dua")
    with page.expect_request(address) as second:
        held[0].continue_()
    second.value.response()
    page.close()
    reopened = editor.new_page()
    reopened.goto(address)
    expect(reopened.locator("[name=ringkasan]")).to_have_value("satu dua")


def test_form_that_nobody_touches_saves_nothing(editor: BrowserContext, server: str) -> None:
    page = _new_article(editor, server, "Hanya dibuka")
    address = _saved(page)
    page.close()
    reader = editor.new_page()
    sent: list[str] = []
    reader.on("request", lambda each: sent.append(each.url) if each.method == "POST" else None)
    reader.goto(address)
    reader.wait_for_timeout(5000)
    assert address not in sent


def test_two_people_on_one_page_see_each_other_and_neither_overwrites_unasked(
    editor: BrowserContext, moderator: BrowserContext, server: str
) -> None:
    first = _new_article(editor, server, "Ditulis berdua")
    address = _saved(first)
    second = moderator.new_page()
    second.goto(address)
    present = second.get_by_text("Penyunting Contoh").first
    expect(present).to_be_attached()

    with save_of(first, "Kata yang pertama."):
        first.locator("[name=ringkasan]").fill("Kata yang pertama.")
    second.locator("[name=ringkasan]").fill("Kata yang kedua.")
    paused = second.locator(".w-autosave-indicator__state--paused")
    expect(paused).to_be_visible()
    expect(paused).to_contain_text("Simpan otomatis dijeda")
    expect(second.get_by_text("Menyimpan akan menimpa versi yang lebih baru.")).to_be_visible()

    second.locator("footer").get_by_role("button", name="Simpan draf").first.click()
    warning = second.get_by_role("dialog").filter(has_text="menyimpan versi baru")
    expect(warning).to_be_visible()
    expect(warning).to_contain_text("tertimpa")
    # Her own words are still before her, and his are still in the draft.
    expect(second.locator("[name=ringkasan]")).to_have_value("Kata yang kedua.")
    check = editor.new_page()
    check.goto(address)
    expect(check.locator("[name=ringkasan]")).to_have_value("Kata yang pertama.")
