"""Figures in the admin: from a file to the public and back, accessible on every screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.akun import TURN_MS, Enter
from tests.browser.axe import Faults, faults_in_both_schemes

pytestmark = pytest.mark.browser

HEAD = "Komoditas;Kecamatan;Tahun;Luas panen (ha);Produksi (ton);Sumber\n"
GOOD = f"{HEAD}Padi;Geyer;1999;1.000,5;5.000,25;Uji peramban\nJumlah;;1999;2.000;9.000;\n"
BAD = f"{HEAD}Padi;Gayer;1999;banyak;5.000,25;Uji peramban\n"


@pytest.fixture
def login(as_role: Enter) -> Enter:
    """Log somebody in, in a browser of its own."""

    def log_in(name: str, *, width: int = 1280) -> Page:
        return as_role(name, viewport={"width": width, "height": 900}, reduced_motion="reduce")

    return log_in


def upload(page: Page, server: str, name: str, content: str) -> str:
    """Choose a file and wait until the worker has looked at it; return the address."""
    page.goto(f"{server}/cms/data-produksi/impor/baru/")
    file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    page.set_input_files("[name=berkas]", files=[file])  # type: ignore[list-item]  # a FilePayload
    page.get_by_role("button", name="Baca berkas").click()
    page.wait_for_url(re.compile(r"/impor/\d+/$"))
    expect(page.locator(".produksi-hitungan")).to_be_visible()
    return page.url


def test_a_file_goes_from_the_editor_to_the_public_and_back(login: Enter, server: str) -> None:
    editor, moderator = login("editor"), login("moderator")
    address = upload(editor, server, "uji.csv", GOOD)
    expect(editor.locator("summary", has_text="1 baris dilewati")).to_be_visible()
    editor.fill("[name=pesan]", "Angka lama yang ditemukan.")
    editor.get_by_role("button", name="Ajukan untuk disetujui").click()
    expect(editor.get_by_text("Moderator sudah diberi tahu.")).to_be_visible()

    moderator.goto(address)
    expect(moderator.get_by_text("Angka lama yang ditemukan.").first).to_be_visible()
    moderator.get_by_role("button", name="Setujui dan terbitkan").click()
    undo = moderator.get_by_role("link", name="Kembalikan angka semula")
    expect(undo).to_be_visible()
    listed = f"{server}/cms/data-produksi/angka/?q=peramban"
    editor.goto(listed)
    expect(editor.locator("table.listing")).to_contain_text("5.000,25")

    undo.click()
    moderator.get_by_role("button", name="Ya, kembalikan").click()
    expect(moderator.get_by_text("kembali seperti semula")).to_be_visible()
    editor.goto(listed)
    expect(editor.locator("table.listing")).to_have_count(0)


def test_axe_finds_nothing_on_the_screens_of_figures(login: Enter, server: str) -> None:
    writer = login("editor")
    faulty = upload(writer, server, "rusak.csv", BAD)
    checked = upload(writer, server, "uji.csv", GOOD)
    writer.goto(f"{server}/cms/data-produksi/angka/")
    figure = server + str(writer.locator("table.listing td a").first.get_attribute("href"))
    places = [
        f"{server}/cms/data-produksi/impor/",
        f"{server}/cms/data-produksi/impor/baru/",
        faulty,
        checked,
        f"{server}/cms/data-produksi/angka/",
        f"{server}/cms/data-produksi/angka/tambah/",
        figure,
        f"{figure}hapus/",
    ]
    found: Faults = {}
    for width in (1280, 360):
        page = login("editor", width=width)
        for place in places:
            page.goto(place)
            for summary in page.locator("main summary").all():
                if not summary.locator("xpath=..").get_attribute("open"):
                    summary.click()
            found |= faults_in_both_schemes(page, f"{place} {width}")
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, f"{place} is wider than {width} px"
    assert not found


def test_without_its_script_the_progress_is_followed_by_a_link(login: Enter, server: str) -> None:
    page = login("editor")
    page.route(re.compile(r"/js/admin/impor\b"), lambda route: route.abort())
    page.goto(f"{server}/cms/data-produksi/impor/baru/")
    file = {"name": "uji.csv", "mimeType": "text/csv", "buffer": GOOD.encode()}
    page.set_input_files("[name=berkas]", files=[file])  # type: ignore[list-item]  # a FilePayload
    page.get_by_role("button", name="Baca berkas").click()
    page.wait_for_url(re.compile(r"/impor/\d+/$"))
    link = page.get_by_role("link", name="Lihat kemajuannya")
    for _second in range(TURN_MS // 1000):
        if not link.count():
            break
        link.click()
        page.wait_for_timeout(1000)
    expect(page.locator(".produksi-hitungan")).to_be_visible()
