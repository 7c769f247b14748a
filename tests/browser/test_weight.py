"""What a phone fetches for the first view, before the reader scrolls."""

import gzip

import pytest
from playwright.sync_api import Browser, Request

from tests.browser.conftest import ROOT

pytestmark = pytest.mark.browser

FIRST_VIEWS = [
    ("/", 150, 12),
    ("/en/", 150, 12),
    ("/berita/menghadapi-cuaca-tak-menentu/", 90, 8),
    ("/berita/sekolah-lapang-kemurnian-benih-kedelai/", 90, 8),
]


def fetched(browser: Browser, address: str) -> dict[str, int]:
    """Return the bytes of each file that a phone fetches at once: of its head, too."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, device_scale_factor=2)
    page = context.new_page()
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))
    page.goto(address, wait_until="networkidle")
    # A browser that a program drives reads no manifest and tells of no icon; a reader's does.
    page.evaluate(
        """Promise.all(
          [...document.querySelectorAll("[rel=manifest], [rel=icon][type='image/svg+xml']")]
            .map((link) => fetch(link.href).then((reply) => reply.text())))"""
    )
    page.wait_for_load_state("networkidle")
    sizes = {}
    for request in done:
        size = request.sizes()
        sizes[request.url] = size["responseBodySize"] + size["responseHeadersSize"]
    context.close()
    return sizes


@pytest.mark.parametrize(("path", "limit_kb", "limit_requests"), FIRST_VIEWS)
def test_first_view_is_light_and_takes_few_requests(
    browser: Browser, server: str, path: str, limit_kb: int, limit_requests: int
) -> None:
    sizes = fetched(browser, server + path)

    assert any(".css" in address for address in sizes)
    assert any("manifest" in address for address in sizes)
    assert any(".svg" in address for address in sizes)
    assert sum(sizes.values()) < limit_kb * 1000, sizes
    assert len(sizes) < limit_requests, sizes


def test_stylesheet_stays_small(browser: Browser, server: str) -> None:
    sizes = fetched(browser, server)

    (style,) = [size for address, size in sizes.items() if ".css" in address]
    assert style < 12_000


def test_all_scripts_together_stay_small() -> None:
    scripts = list((ROOT / "site/static/js").glob("*.js"))

    assert len(scripts) > 3
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) < 8_000
