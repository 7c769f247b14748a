"""The map with script: enlarged, moved, and still a set of links."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page at a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 1300})
    yield context.new_page()
    context.close()


def view(page: Page) -> list[float]:
    """What part of the drawing is shown: left, top, width, height."""
    words = page.locator(".choro").get_attribute("viewBox") or ""
    return [float(word) for word in words.split()]


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for at most a minute; the page's own policy forbids to poll inside it."""
    for _turn in range(600):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("It never came to hold.")


def scrolled(page: Page) -> bool:
    """Whether the page has been turned."""
    return bool(page.evaluate("scrollY > 0"))


def middle(page: Page, district: str) -> tuple[float, float]:
    """A point of the window that lies on the district."""
    point = page.evaluate(
        """name => {
          const path = [...document.querySelectorAll('.kec a')]
            .find((link) => link.textContent === name).querySelector('path');
          const box = path.getBBox(), matrix = path.getScreenCTM();
          const at = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2)
            .matrixTransform(matrix);
          return [at.x, at.y];
        }""",
        district,
    )
    return point[0], point[1]


def test_map_is_enlarged_by_buttons_and_shown_whole_again(desk: Page, server: str) -> None:
    desk.goto(f"{server}/peta/")
    whole = view(desk)
    larger = desk.get_by_role("button", name="Perbesar peta")
    smaller = desk.get_by_role("button", name="Perkecil peta")

    expect(smaller).to_have_attribute("aria-disabled", "true")
    larger.click()
    larger.click()
    assert view(desk)[2] < whole[2] / 2
    expect(smaller).to_have_attribute("aria-disabled", "false")
    smaller.click()
    assert whole[2] / 2 < view(desk)[2] < whole[2]
    desk.get_by_role("button", name="Tampilkan seluruh peta").click()
    assert view(desk) == whole


def test_map_is_used_by_keyboard_and_leaves_other_keys_to_the_page(desk: Page, server: str) -> None:
    desk.goto(f"{server}/peta/")
    frame = desk.locator("[data-zoom]")
    frame.locator(".zoom").wait_for()
    whole = view(desk)

    frame.focus()
    desk.keyboard.press("ArrowDown")
    wait_until(desk, lambda: scrolled(desk))
    assert view(desk) == whole

    desk.keyboard.press("+")
    left = view(desk)[0]
    desk.keyboard.press("ArrowRight")
    assert view(desk)[0] > left
    desk.keyboard.press("0")
    assert view(desk) == whole


def test_wheel_turns_the_page_and_only_with_ctrl_enlarges_the_map(desk: Page, server: str) -> None:
    desk.goto(f"{server}/peta/")
    desk.locator("[data-zoom] .zoom").wait_for()
    whole = view(desk)
    desk.mouse.move(*middle(desk, "Toroh"))

    desk.keyboard.down("Control")
    desk.mouse.wheel(0, -200)
    desk.keyboard.up("Control")
    wait_until(desk, lambda: view(desk)[2] < whole[2])
    assert not scrolled(desk)

    kept = view(desk)
    desk.mouse.wheel(0, 200)
    wait_until(desk, lambda: scrolled(desk))
    assert view(desk) == kept


def test_drag_moves_the_enlarged_map_and_opens_nothing(desk: Page, server: str) -> None:
    desk.goto(f"{server}/peta/")
    desk.get_by_role("button", name="Perbesar peta").click()
    before, address = view(desk), desk.url

    x, y = middle(desk, "Toroh")
    desk.mouse.move(x, y)
    desk.mouse.down()
    desk.mouse.move(x - 60, y, steps=4)
    desk.mouse.up()

    assert view(desk)[0] > before[0]
    assert desk.url == address

    desk.mouse.click(*middle(desk, "Toroh"))
    expect(desk.get_by_role("heading", name="Kecamatan Toroh")).to_be_visible()


def test_every_district_leads_to_itself_after_others_were_opened(desk: Page, server: str) -> None:
    desk.goto(f"{server}/peta/?lapisan=berita")
    desk.get_by_role("button", name="Perbesar peta").click()
    kept = view(desk)

    for district in ("Toroh", "Purwodadi", "Penawangan", "Toroh"):
        desk.mouse.click(*middle(desk, district))
        expect(desk.get_by_role("heading", name=f"Kecamatan {district}")).to_be_visible()
        expect(desk).to_have_url(f"{server}/peta/{district.lower()}/?lapisan=berita")
        assert view(desk) == kept
    links = desk.evaluate(
        """() => [...document.querySelectorAll('.kec a')]
          .map((link) => [link.textContent, link.getAttribute('href')])"""
    )
    assert {href for _name, href in links} == {
        f"/peta/{name.lower().replace(' ', '-')}/?lapisan=berita" for name, _href in links
    }
    assert all(href == f"/peta/{name.lower()}/?lapisan=berita" for name, href in links)


def test_without_script_the_map_has_no_tools(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/peta/?lapisan=kegiatan")

    expect(page.locator(".zoom")).to_be_hidden()
    expect(page.locator("[data-zoom]")).not_to_have_attribute("tabindex", "0")
    context.close()
