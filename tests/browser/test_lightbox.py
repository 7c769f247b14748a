"""An album's photos, large: by keyboard, by pointer, and without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.states import wait_for_lightbox
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

ALBUM = "/galeri/pelatihan/"


@pytest.fixture(params=[360, 1280])
def album(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An album, on a phone and at a desk."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    page = context.new_page()
    page.goto(server + ALBUM)
    wait_for_lightbox(page)
    yield page
    context.close()


def test_photos_are_seen_by_keyboard_and_focus_returns(album: Page) -> None:
    link = album.locator(".photos a").first
    frame = album.get_by_role("dialog")
    photo = frame.locator("img")

    link.focus()
    album.keyboard.press("Enter")
    expect(frame).to_be_visible()
    expect(frame.get_by_role("status")).to_have_text("Foto 1 dari 4")
    expect(frame.locator("figcaption")).to_contain_text("Bimtek statistik petugas kecamatan")
    first = photo.get_attribute("src")

    album.keyboard.press("ArrowRight")
    expect(frame.get_by_role("status")).to_have_text("Foto 2 dari 4")
    assert photo.get_attribute("src") != first
    album.keyboard.press("ArrowLeft")
    album.keyboard.press("ArrowLeft")
    expect(frame.get_by_role("status")).to_have_text("Foto 4 dari 4")

    album.keyboard.press("Escape")
    expect(frame).to_be_hidden()
    expect(link).to_be_focused()
    assert album.url.endswith(ALBUM)


def test_photos_are_seen_by_pointer(album: Page) -> None:
    album.locator(".photos a").nth(1).click()
    frame = album.get_by_role("dialog")

    frame.get_by_role("button", name="Foto berikutnya").click()
    expect(frame.get_by_role("status")).to_have_text("Foto 3 dari 4")
    frame.get_by_role("button", name="Foto sebelumnya").click()
    expect(frame.get_by_role("status")).to_have_text("Foto 2 dari 4")
    frame.get_by_role("button", name="Tutup").click()
    expect(frame).to_be_hidden()


def test_large_photo_fits_the_screen_and_breaks_no_rule(album: Page) -> None:
    album.locator(".photos a").first.click()
    photo = album.get_by_role("dialog").locator("img")
    expect(photo).to_have_js_property("complete", value=True)
    box = photo.bounding_box()
    screen = album.viewport_size

    assert box is not None
    assert screen is not None
    assert box["width"] > screen["width"] / 2
    assert box["width"] <= screen["width"]
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= screen["height"]
    assert faults(album) == {}


def test_photo_opens_as_a_link_without_script(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + ALBUM)
    assert not page.locator("dialog").is_visible()

    page.locator(".photos a").first.click()
    page.wait_for_url("**/*.webp")
    context.close()


def test_large_photo_follows_the_screen_when_it_is_turned_or_grows(album: Page) -> None:
    album.locator(".photos a").first.click()
    frame = album.get_by_role("dialog")
    photo = frame.locator("img")
    expect(photo).to_have_js_property("complete", value=True)

    for width, height in ((800, 360), (1280, 900), (360, 800)):
        album.set_viewport_size({"width": width, "height": height})
        wait_until(album, "(size) => `${innerWidth} ${innerHeight}` === size", f"{width} {height}")
        box, close = photo.bounding_box(), frame.get_by_role("button", name="Tutup").bounding_box()
        assert box is not None
        assert close is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= close["y"]
        assert close["y"] + close["height"] <= height
