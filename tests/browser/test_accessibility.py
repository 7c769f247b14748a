"""What a browser finds on every page type: accessibility rules, narrow screens, no script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.error_pages import offer_error_pages
from tests.browser.pages import PAGES
from tests.browser.states import STATES, open_details

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
}


def violations(page: Page) -> dict[str, list[object]]:
    """The rules that the page breaks now, with the first of their places."""
    results = Axe().run(page, options=RULES)
    assert len(results.response["passes"]) > 5, f"{page.url}: the rules did not run"
    return {
        broken["id"]: [node["target"] for node in broken["nodes"]][:4]
        for broken in results.response["violations"]
    }


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, server: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]  # one of the two literals above
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    page = context.new_page()
    found = {}
    for path in [*PAGES.values(), *offer_error_pages(page, server)]:
        page.goto(path if path.startswith("http") else server + path)
        found |= {f"{path}: {rule}": places for rule, places in violations(page).items()}
    context.close()

    assert not found


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_while_a_page_is_used(browser: Browser, server: str, name: str) -> None:
    state = STATES[name]
    found = {}
    for scheme in ("light", "dark"):
        for width in state.widths:
            context = browser.new_context(
                color_scheme=scheme,  # type: ignore[arg-type]  # one of the two literals above
                viewport={"width": width, "height": 900},
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(server + state.path)
            state.act(page)
            found |= {f"{scheme}, {width}: {rule}": at for rule, at in violations(page).items()}
            context.close()

    assert not found


@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_no_page_scrolls_sideways_at_320_px(browser: Browser, server: str, text_size: str) -> None:
    # The style that enlarges the text is the test's own, which the site's policy would refuse.
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    wide = {}
    states = [server + state.path for state in STATES.values()]
    pages = [server + path for path in PAGES.values()]
    for address in dict.fromkeys([*pages, *states, *offer_error_pages(page, server)]):
        page.goto(address)
        page.add_style_tag(content=f"html {{ font-size: {text_size}; }}")
        open_details(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[address] = width
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
