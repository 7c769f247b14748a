"""What is proposed below a search field: by keyboard and pointer, for eyes and for ears."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import faults_in_both_schemes

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """The search page on a phone."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    page.goto(f"{server}/cari/")
    yield page
    context.close()


def typed(page: Page, words: str) -> Locator:
    """Write into the field of the page; return it once something is proposed."""
    field = page.get_by_role("main").locator("#q")
    # At once, so that one list comes: that of fewer letters may come first, and then be replaced.
    field.fill(words)
    expect(page.get_by_role("option").first).to_be_visible()
    expect(field).to_have_role("combobox")
    return field


def test_keyboard_walks_through_what_is_proposed_and_leaves_it(page: Page) -> None:
    field = typed(page, "pad")
    first = page.get_by_role("option").first
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(first).to_contain_text("Padi")

    field.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    field.press("ArrowUp")
    expect(first).to_have_attribute("aria-selected", "false")
    field.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("Home")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)

    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("pad")
    field.press("ArrowDown")
    expect(first).to_be_visible()
    field.press("ArrowDown")
    with page.expect_navigation(url="**/komoditas/padi/"):
        field.press("Enter")


def test_axe_finds_nothing_while_the_list_is_open_in_either_scheme(page: Page) -> None:
    typed(page, "padi").press("ArrowDown")
    assert faults_in_both_schemes(page, "proposals") == {}
    with page.expect_navigation():
        page.get_by_role("option").nth(1).click()
