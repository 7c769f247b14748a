"""The switch in the footer keeps the browser from fetching pictures."""

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


def test_reader_who_saves_data_fetches_no_picture_until_the_switch_is_off_again(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    fetched: list[str] = []
    page.on(
        "request", lambda request: fetched.append(request.url) if "/media/" in request.url else None
    )
    page.goto(server, wait_until="networkidle")
    assert fetched
    switch = page.get_by_label("Hemat data")

    with page.expect_navigation():
        switch.click()
    fetched.clear()
    for path in ("/", "/berita/", "/komoditas/padi/", "/galeri/"):
        page.goto(server + path, wait_until="networkidle")
        page.mouse.wheel(0, 20_000)
        page.wait_for_load_state("networkidle")
    assert fetched == []
    expect(switch).to_be_checked()

    with page.expect_navigation():
        switch.click()
    page.wait_for_load_state("networkidle")
    assert fetched
    context.close()
