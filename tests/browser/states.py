"""What pages look like while they are used: what is open, chosen, found or not found."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

PHONE, DESK = 360, 1280


@dataclass(frozen=True)
class State:
    """A page and what the reader did on it."""

    path: str
    act: Callable[[Page], None] = lambda page: None
    widths: tuple[int, ...] = (PHONE, DESK)


def open_menu(page: Page) -> None:
    """Open the menu of a phone."""
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".menu-list a").first).to_be_visible()


def choose_dark(page: Page) -> None:
    """Choose the dark scheme, whatever the device says."""
    page.get_by_label("Gelap").check()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


def choose_light(page: Page) -> None:
    """Choose the light scheme, whatever the device says."""
    page.get_by_label("Terang").check()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")


def save_data(page: Page) -> None:
    """Ask for pages without pictures."""
    with page.expect_navigation():
        page.get_by_label("Hemat data").click()
    expect(page.locator("html")).to_have_attribute("data-lite", "")


def pause_notices(page: Page) -> None:
    """Step to another notice, which pauses the strip."""
    page.get_by_role("button", name="Info berikutnya").click()


def open_months(page: Page) -> None:
    """Open the choice of months."""
    page.locator("details.months summary").click()
    expect(page.locator("details.months .chips a").first).to_be_visible()


def open_details(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")


def wait_for_lightbox(page: Page) -> None:
    """Return once an album's script is there: before that a link opens the photo itself."""
    step = page.locator("[data-lightbox-step]").first
    expect(step).to_have_js_property("hidden", value=False)


def open_photo(page: Page) -> None:
    """Open the first photo of an album."""
    wait_for_lightbox(page)
    page.locator(".photos a").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def choose_layer_and_district(page: Page) -> None:
    """Choose a layer of the map, then a district, both drawn in by script; enlarge the map."""
    page.get_by_role("link", name="Kedelai", exact=True).first.click()
    page.locator(".keclist").get_by_role("link", name="Toroh").click()
    expect(page.get_by_role("heading", name="Kecamatan Toroh")).to_be_visible()
    page.get_by_role("button", name="Perbesar peta").click()


def see_first_field(page: Page) -> None:
    """Bring the keyboard into the first field of the page's own form."""
    page.locator("main").locator("input, select").first.focus()


STATES = {
    "menu": State("/", open_menu, (PHONE,)),
    "menu_en": State("/en/berita/", open_menu, (PHONE,)),
    "scheme_dark": State("/", choose_dark),
    "scheme_light": State("/", choose_light),
    "scheme_map_dark": State("/peta/", choose_dark),
    "scheme_map_light": State("/peta/", choose_light),
    "saving_data": State("/", save_data),
    "saving_data_gallery": State("/galeri/", save_data),
    "notices_paused": State("/", pause_notices),
    "filters": State("/berita/?kategori=tanaman-pangan&tahun=2026", see_first_field),
    "filters_nothing": State("/berita/?kategori=perkebunan&komoditas=padi"),
    "filters_nothing_en": State("/en/berita/?kategori=perkebunan&komoditas=padi"),
    "month_filtered": State("/kegiatan/2020/02/?kecamatan=toroh"),
    "month_nothing": State("/kegiatan/2020/02/?kecamatan=toroh&komoditas=tembakau"),
    "month_empty": State("/kegiatan/2020/05/"),
    "months_open": State("/kegiatan/", open_months),
    "commodity_open": State("/komoditas/padi/", open_details),
    "event_repeated": State("/kegiatan/pasar-tani-jumat/"),
    "event_changed": State("/kegiatan/sekolah-lapang-pengendalian-hama-terpadu-jagung/"),
    "event_cancelled": State("/kegiatan/pelatihan-pengolahan-kedelai-lokal/"),
    "search": State("/cari/", see_first_field),
    "search_blank": State("/cari/?q=%20%20"),
    "search_found": State("/cari/?q=padi"),
    "search_nothing": State("/cari/?q=zzzzz"),
    "search_nothing_en": State("/en/cari/?q=zzzzz"),
    "photo": State("/galeri/pelatihan/", open_photo),
    "map_district": State("/peta/", choose_layer_and_district),
    "map_events": State("/peta/toroh/?lapisan=kegiatan"),
    "services": State("/layanan/"),
    "untranslated": State("/en/berita/mutu-tembakau-dimulai-dari-panen/"),
}
