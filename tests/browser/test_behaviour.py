"""What readers do with keyboard and pointer."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.waiting import stop_clock

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page at a desk, with motion allowed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_notices_change_until_paused_and_can_be_stepped(desk: Page, server: str) -> None:
    stop_clock(desk)
    desk.goto(server)
    shown = desk.locator(".info-list li.on")
    first = shown.inner_text()

    desk.clock.run_for(7_100)
    expect(shown).not_to_have_text(first)

    desk.get_by_role("button", name="Jeda").click()
    desk.mouse.move(0, 600)
    desk.evaluate("document.activeElement.blur()")
    kept = shown.inner_text()
    desk.clock.run_for(30_000)
    expect(shown).to_have_text(kept)
    expect(desk.get_by_role("button", name="Putar")).to_be_visible()

    desk.get_by_role("button", name="Info berikutnya").click()
    expect(shown).not_to_have_text(kept)


def test_notices_stand_still_for_readers_who_want_no_motion(browser: Browser, server: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    stop_clock(page)
    page.goto(server)
    shown = page.locator(".info-list li.on")
    first = shown.inner_text()

    page.clock.run_for(60_000)

    expect(shown).to_have_text(first)
    context.close()


def test_skip_link_leads_the_keyboard_into_the_page(desk: Page, server: str) -> None:
    desk.goto(f"{server}/berita/")

    desk.keyboard.press("Tab")
    expect(desk.locator(".skip")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile("#"))
    desk.keyboard.press("Tab")

    assert desk.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_calendar_is_used_by_keyboard(desk: Page, server: str) -> None:
    desk.goto(f"{server}/kegiatan/2020/02/")
    day = desk.locator("table a").first

    day.focus()
    desk.keyboard.press("Enter")

    expect(desk).to_have_url(re.compile("#hari-2020-02-05"))
    expect(desk.locator("#hari-2020-02-05")).to_be_in_viewport()


def test_phone_menu_opens_closes_by_escape_and_hides_its_links(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(server)
    link = page.locator(".menu-list a").first
    button = page.get_by_role("button", name="Menu")

    expect(link).to_be_hidden()
    button.click()
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    context.close()


def test_chosen_scheme_stays_on_the_device(desk: Page, server: str) -> None:
    desk.goto(server)
    desk.get_by_label("Gelap").check()
    desk.goto(f"{server}/berita/")

    expect(desk.locator("html")).to_have_attribute("data-scheme", "dark")
    assert desk.context.cookies() == []


@pytest.mark.parametrize("width", [360, 412, 1280])
def test_nothing_moves_while_the_page_loads_nor_when_its_font_is_late(
    desk: Page, server: str, width: int
) -> None:
    def late(route: Route) -> None:
        time.sleep(0.5)
        route.continue_()

    desk.set_viewport_size({"width": width, "height": 800})
    desk.route("**/*.woff2", late)
    desk.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if (!entry.hadRecentInput) window.shift += entry.value;
        }).observe({type: "layout-shift", buffered: true});"""
    )
    shifts = {}
    article = "/berita/sekolah-lapang-kemurnian-benih-kedelai/"
    for path in ("/", "/berita/", article, "/kegiatan/", "/komoditas/padi/", "/peta/"):
        desk.goto(server + path, wait_until="networkidle")
        shifts[path] = round(desk.evaluate("window.shift"), 3)

    assert set(shifts.values()) == {0}, shifts


def test_colour_around_the_page_follows_the_readers_choice(desk: Page, server: str) -> None:
    colour = """() => [...document.querySelectorAll("[name=theme-color]")]
      .find((meta) => matchMedia(meta.media).matches).content"""
    desk.emulate_media(color_scheme="light")
    desk.goto(server)
    light = desk.evaluate(colour)

    desk.get_by_label("Gelap").check()
    dark = desk.evaluate(colour)
    assert dark != light
    desk.goto(f"{server}/berita/")
    assert desk.evaluate(colour) == dark

    desk.get_by_label("Ikuti perangkat").check()
    assert desk.evaluate(colour) == light


def test_phone_menu_gives_the_page_back_when_the_window_grows(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(server)

    page.keyboard.press("Tab")
    for _press in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.checkVisibility({visibilityProperty: true})")
    page.get_by_role("button", name="Menu").click()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('menu').contains(document.activeElement)")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.getElementById('menu').contains(document.activeElement)")

    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("main a").first.click(trial=True)
    expect(page.locator(".menu-list a").first).to_be_visible()
    context.close()


WORDS_AND_ROOM = """choice => {
  const style = getComputedStyle(choice);
  const paper = document.createElement("canvas").getContext("2d");
  paper.font = style.font;
  const words = paper.measureText(choice.selectedOptions[0].text).width;
  const edges = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  return [words, choice.clientWidth - edges];
}"""


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("area", ["kabupaten", "kecamatan"])
def test_chosen_area_of_figures_can_be_read_whole(
    browser: Browser, server: str, width: int, area: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{server}/data/?komoditas=padi&wilayah={area}")
    words, room = page.get_by_label("Wilayah").evaluate(WORDS_AND_ROOM)
    page.close()

    assert 0 < words < room
