"""The accessibility rules on the admin's screens that are ours, in both themes."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.akun import enter
from tests.browser.axe import Faults, faults_in_both_schemes
from tests.browser.waiting import settle

pytestmark = pytest.mark.browser

SHARE = re.compile(r"/cms/pratinjau/bagikan/\d+/\d+/")
PHONE = {"width": 360, "height": 800}
FIRST_SCREEN = {"dashboard": "/cms/"}
SCREENS = {
    "editor": {
        **FIRST_SCREEN,
        "my drafts": "/cms/pekerjaan/draf/",
        "preview links": "/cms/pratinjau/",
        "content to check": "/cms/reports/isi-perlu-diperiksa/",
        "incomplete pictures": "/cms/reports/gambar-belum-lengkap/",
        "pages without translation": "/cms/reports/tanpa-terjemahan/",
        "broken links": "/cms/reports/tautan-rusak/",
        "handbook": "/cms/panduan/",
        "handbook page with a picture": "/cms/panduan/berita/",
    },
    "moderator": {
        **FIRST_SCREEN,
        "recently published": "/cms/pekerjaan/terbit/",
        "board": "/cms/terjemahan/",
        "bundles": "/cms/terbitkan-bersama/",
        "new bundle": "/cms/terbitkan-bersama/new/",
        "unused pictures": "/cms/reports/gambar-tak-terpakai/",
        "unused documents": "/cms/reports/dokumen-tak-terpakai/",
        "suspicious words": "/cms/reports/kata-mencurigakan/",
        "sites linked to": "/cms/reports/situs-tujuan/",
        "log": "/cms/reports/catatan-kegiatan/",
        "trash": "/cms/reports/tempat-sampah/",
        "feedback": "/cms/reports/kotak-masuk/masukan/",
        "submissions": "/cms/reports/kotak-masuk/kiriman/",
        "searched in vain": "/cms/reports/tidak-ditemukan/",
        "synonyms": "/cms/sinonim_cari/",
        "new synonym": "/cms/sinonim_cari/new/",
        "chosen results": "/cms/hasil_pilihan/",
        "new chosen result": "/cms/hasil_pilihan/new/",
        "production figures": "/cms/data-produksi/impor/",
    },
    "penerjemah": {**FIRST_SCREEN, "board": "/cms/terjemahan/"},
    "admin": {
        **FIRST_SCREEN,
        "mail": "/cms/reports/surel/",
        "log of logins": "/cms/reports/catatan-masuk/",
        "health": "/cms/reports/kesehatan/",
    },
}


def broken_on(page: Page, name: str) -> Faults:
    """Give what breaks a rule on the screen that is open, in either theme."""
    settle(page)
    return faults_in_both_schemes(page, name, least=15)


def still(browser: Browser, server: str, role: str) -> Page:
    """Open a window of somebody in which nothing moves."""
    size = {"width": 1280, "height": 900}
    return enter(browser, server, role, viewport=size, reduced_motion="reduce")


@pytest.mark.parametrize("role", SCREENS)
def test_axe_finds_nothing_on_the_screens_of_a_role(
    browser: Browser, server: str, role: str
) -> None:
    page = still(browser, server, role)
    found: Faults = {}
    for name, path in SCREENS[role].items():
        page.goto(server + path)
        found |= broken_on(page, name)
    page.context.close()

    assert not found


def test_axe_finds_nothing_in_a_bundle_a_comparison_and_beside_a_form(
    browser: Browser, server: str
) -> None:
    page = still(browser, server, "moderator")
    page.goto(f"{server}/cms/terbitkan-bersama/new/")
    page.locator("input[name=title]").fill("Panen raya")
    page.locator("form[action*=terbitkan] [type=submit]").first.click()
    page.wait_for_url("**/terbitkan-bersama/isi/**")
    found = broken_on(page, "bundle")

    page.goto(f"{server}/cms/pages/search/?q=Mutu+Tembakau")
    link = page.get_by_role("link", name="Mutu Tembakau Ditentukan Sejak Panen", exact=True).first
    form = link.get_attribute("href") or ""
    # The link stands in a menu that scripts take out of the page until it is opened.
    share = SHARE.search(page.request.get(server + form).text())
    assert share
    page.goto(server + share[0])
    found |= broken_on(page, "link to a preview")
    page.goto(server + form.replace("/edit/", "/revisions/compare/earliest...latest/"))
    found |= broken_on(page, "comparison")

    page.goto(f"{server}/cms/")
    page.get_by_role("link", name="Tulis berita").click()
    page.wait_for_url("**/add/berita/beritapage/**")  # and until its scripts are there
    page.locator("[data-side-panel-toggle=checks], [aria-label=Pemeriksaan]").first.click()
    panel = "[data-side-panel=checks]"
    expect(page.locator(panel)).to_be_visible()
    found |= faults_in_both_schemes(page, "checks", panel)
    page.context.close()

    assert not found


@pytest.mark.parametrize("role", SCREENS)
def test_first_screen_never_scrolls_sideways(browser: Browser, server: str, role: str) -> None:
    page = enter(browser, server, role, viewport=PHONE)
    for width in (360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


OUT_OF_REACH = """() => [...document.querySelectorAll("main table.listing")].filter(table => {
  const lane = table.parentElement;
  lane.scrollLeft = table.scrollWidth;
  return table.getBoundingClientRect().right > innerWidth + 1
    || !["auto", "scroll"].includes(getComputedStyle(lane).overflowX);
}).length"""


def test_all_columns_of_a_list_can_be_reached_on_a_phone(browser: Browser, server: str) -> None:
    page = enter(browser, server, "admin", viewport=PHONE)
    hidden = []
    for path in ("/cms/users/", "/cms/reports/catatan-kegiatan/", "/cms/sinonim_cari/"):
        page.goto(server + path)
        expect(page.locator("main table.listing").first).to_be_visible()
        if page.evaluate(OUT_OF_REACH):
            hidden.append(path)
    page.goto(f"{server}/cms/sinonim_cari/")
    page.locator("table.listing tbody tr").last.locator("button").last.click()
    expect(page.get_by_role("link", name="Hapus").last).to_be_in_viewport(ratio=1)
    page.context.close()

    assert not hidden
