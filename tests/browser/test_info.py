"""The INFO strip: it never moves under a reader who uses it, nor moves what stands around it."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.waiting import stop_clock

pytestmark = pytest.mark.browser

LONG = "Pengumuman tentang jadwal tanam dan pembagian air irigasi musim hujan. " * 5


@pytest.fixture
def home(browser: Browser, server: str) -> Iterator[Page]:
    """The home page at a desk, with a clock that the test moves."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    stop_clock(page)
    page.goto(server)
    expect(page.locator(".info")).to_have_attribute("data-on", "0")
    yield page
    context.close()


def enter_by_keyboard(page: Page) -> None:
    """Tab into the strip from what stands before it."""
    page.locator(".menu-list a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.info').contains(document.activeElement)")


def test_strip_stands_still_once_the_keyboard_is_in_it_until_play_is_pressed(home: Page) -> None:
    shown = home.locator(".info-list li.on")
    first = shown.inner_text()

    enter_by_keyboard(home)
    expect(home.get_by_role("button", name="Putar")).to_be_visible()
    home.evaluate("document.activeElement.blur()")
    home.clock.run_for(30_000)
    expect(shown).to_have_text(first)

    home.get_by_role("button", name="Putar").press("Enter")
    expect(home.get_by_role("button", name="Jeda")).to_be_visible()
    home.clock.run_for(7_100)
    expect(shown).not_to_have_text(first)


def test_pointer_only_holds_the_strip(home: Page) -> None:
    shown = home.locator(".info-list li.on")
    first = shown.inner_text()

    home.locator(".info h2").hover()
    home.clock.run_for(30_000)
    expect(shown).to_have_text(first)
    expect(home.get_by_role("button", name="Jeda")).to_be_visible()

    home.mouse.move(0, 700)
    home.clock.run_for(7_100)
    expect(shown).not_to_have_text(first)


def test_notices_that_are_not_shown_cannot_be_reached_and_none_is_there_twice(home: Page) -> None:
    texts = home.locator(".info-list li").all_text_contents()
    assert len(set(texts)) == len(texts) > 1
    assert home.locator(".info [aria-live], .info [role=status]").count() == 0

    enter_by_keyboard(home)
    for _press in range(6):
        hidden = home.evaluate(
            "document.activeElement.checkVisibility({visibilityProperty: true}) === false"
        )
        assert not hidden
        home.keyboard.press("Tab")


STRIP = """(items) => {
  const entries = items.map((text) => `<li><a href="/">${text}</a></li>`);
  document.querySelector(".info ul").innerHTML = entries.join("");
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_twenty_notices_and_a_very_long_one_shift_nothing(
    browser: Browser, server: str, width: int
) -> None:
    # The style that enlarges the text is the test's own, which the site's policy would refuse.
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    stop_clock(page)
    notices = json.dumps([LONG[:300], *(f"Info nomor {number}" for number in range(2, 21))])
    page.add_init_script(f'addEventListener("DOMContentLoaded", () => ({STRIP})({notices}))')
    page.goto(server)
    page.add_style_tag(content="html { font-size: 200%; }")
    tops = set()
    for _notice in range(20):
        tops.add(page.locator("main").evaluate("(main) => main.getBoundingClientRect().top"))
        page.clock.run_for(7_000)

    assert len(tops) == 1
    assert page.locator(".info-list li").count() == 20
    context.close()


def test_without_script_all_notices_can_be_read(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)

    for notice in page.locator(".info-list li").all():
        expect(notice).to_be_visible()
    expect(page.locator(".info button").first).to_be_hidden()
    context.close()
