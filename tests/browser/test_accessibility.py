"""What a browser finds on every page type: accessibility rules, narrow screens, no script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
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
    for name, path in PAGES.items():
        page.goto(server + path)
        results = Axe().run(page, options=RULES)
        assert len(results.response["passes"]) > 15, f"{name}: the rules did not run"
        for violation in results.response["violations"]:
            targets = [node["target"] for node in violation["nodes"]][:4]
            found[f"{name}: {violation['id']}"] = targets
    context.close()

    assert not found


@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_no_page_scrolls_sideways_at_320_px(browser: Browser, server: str, text_size: str) -> None:
    # The style that enlarges the text is the test's own, which the site's policy would refuse.
    context = browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    wide = {}
    for name, path in PAGES.items():
        page.goto(server + path)
        page.add_style_tag(content=f"html {{ font-size: {text_size}; }}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[name] = width
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
    assert page.url == f"{server}/kegiatan/"
    page.get_by_role("link", name="Bulan berikutnya").first.click()
    assert page.locator("table").first.is_visible()
    context.close()
