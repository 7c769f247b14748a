"""What a browser finds on every page type: accessibility rules, narrow screens, no script."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import Faults, faults_in_both_schemes
from tests.browser.error_pages import offer_error_pages
from tests.browser.pages import PAGES
from tests.browser.states import STATES, open_details

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_page_in_either_scheme(
    browser: Browser, server: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    found: Faults = {}
    for path in [*PAGES.values(), *offer_error_pages(page, server)]:
        page.goto(path if path.startswith("http") else server + path)
        found |= faults_in_both_schemes(page, path)
    context.close()

    assert not found


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_while_a_page_is_used(browser: Browser, server: str, name: str) -> None:
    state = STATES[name]
    found: Faults = {}
    for width in state.widths:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(server + state.path)
        state.act(page)
        found |= faults_in_both_schemes(page, str(width))
        context.close()

    assert not found


def test_no_page_scrolls_sideways_at_320_px_nor_in_large_text(
    browser: Browser, server: str
) -> None:
    # The style that enlarges the text is the test's own, which the site's policy would refuse.
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    wide = {}
    states = [server + state.path for state in STATES.values()]
    pages = [server + path for path in PAGES.values()]
    for address in dict.fromkeys([*pages, *states, *offer_error_pages(page, server)]):
        page.goto(address)
        open_details(page)
        for text_size in ("100%", "200%"):
            page.add_style_tag(content=f"html {{ font-size: {text_size}; }}")
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide[address, text_size] = width
    context.close()

    assert not wide


def test_page_asks_no_other_host_and_breaks_no_policy(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    foreign, complaints, failed = [], [], []
    page.on(
        "request",
        lambda request: foreign.append(request.url) if not request.url.startswith(server) else None,
    )
    page.on("console", lambda message: complaints.append(message.text))
    page.on(
        "response",
        lambda response: (
            failed.append(response.url)
            if response.status >= 400 and "tidak-ada" not in response.url
            else None
        ),
    )
    for path in PAGES.values():
        page.goto(server + path, wait_until="networkidle")
    context.close()

    assert not foreign
    assert not failed
    assert [text for text in complaints if "404" not in text] == []


def test_reader_without_script_reaches_everything(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(server)
    notices = page.locator(".info-list li")

    assert notices.count() > 1
    assert all(notices.nth(number).is_visible() for number in range(notices.count()))
    assert not page.locator("[data-info-pause]").is_visible()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Kegiatan", exact=True).first.click()
    expect(page).to_have_url(f"{server}/kegiatan/")
    page.get_by_role("link", name="Bulan berikutnya").first.click()
    expect(page).not_to_have_url(f"{server}/kegiatan/")
    expect(page.locator("table").first).to_be_visible()
    context.close()
