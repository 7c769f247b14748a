"""The login ends while an editor writes: she is told, and no word of hers is lost."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.akun import Enter, log_in
from tests.browser.waiting import save_of, wait_until

pytestmark = pytest.mark.browser

SETTLED_MS = 2500
SAVED = re.compile(r"/cms/pages/\d+/edit/")
WORDS = " ".join(f"kata{number}" for number in range(300))
PARTS = """() => document.getElementById('isi-root').rootBlock.children
  .filter((child) => child.type === 'paragraf')
  .flatMap((child) => JSON.parse(child.block.getValue())?.blocks.map((b) => b.text) ?? [])
  .join(' ')"""


def end_session(context: BrowserContext) -> None:
    """Let the login be over, as after two weeks or after an update of the site."""
    context.clear_cookies(name="sessionid")


@pytest.fixture
def editor(as_role: Enter, server: str) -> Page:
    """The form of a new article, just opened by an editor."""
    page = as_role("editor")
    page.goto(f"{server}/cms/pages/")
    link = page.get_by_role("link", name="Berita", exact=True).first
    index = re.search(r"/pages/(\d+)/", link.get_attribute("href") or "")
    assert index
    page.goto(f"{server}/cms/pages/add/berita/beritapage/{index[1]}/")
    return page


def write(page: Page, title: str) -> None:
    """Write a title and three hundred words; no save is answered before all are there."""
    address = page.url
    held: list[Route] = []
    page.route(address, lambda route: held.append(route))
    page.fill("#id_title", title)
    page.locator('[data-contentpath="isi"] [contenteditable=true]').first.click()
    page.keyboard.insert_text(WORDS)
    wait_until(page, f"(words) => ({PARTS})() === words", WORDS)
    for route in held:
        route.continue_()
    page.unroute(address)


def write_and_save(page: Page, title: str) -> None:
    """Write as `write` does, and wait until the last word has been saved."""
    with save_of(page, "kata299"):
        write(page, title)
    page.wait_for_url(SAVED)
    expect(page.locator(".w-autosave-indicator__state--saved")).to_be_visible()


def log_in_beside(page: Page, server: str, name: str) -> Page:
    """Log in again in the tab that the dialog opens; return that tab."""
    dialog = page.get_by_role("dialog", name="Anda sudah keluar dari CMS")
    with page.expect_popup() as opened:
        dialog.get_by_role("link", name="Masuk lagi").click()
    opened.value.wait_for_url("**/akun/masuk/**")
    log_in(opened.value, server, name)
    return opened.value


def reopen(page: Page, address: str) -> Page:
    """Open what is on the server in a fresh tab; return it with its form ready."""
    tab = page.context.new_page()
    tab.goto(address)
    wait_until(tab, "Boolean(document.getElementById('isi-root')?.rootBlock)")
    return tab


def test_autosave_without_a_login_warns_and_saves_after_logging_in(
    editor: Page, server: str
) -> None:
    editor.wait_for_timeout(SETTLED_MS)
    end_session(editor.context)
    write(editor, "Sesi berakhir saat menulis")

    tab = log_in_beside(editor, server, "editor")
    expect(tab.get_by_role("heading", name="Anda sudah masuk lagi")).to_be_visible()
    tab.close()

    editor.wait_for_url(SAVED)
    expect(editor.locator(".sesi-pesan")).to_contain_text("tersimpan sebagai draf")
    tab = reopen(editor, editor.url)
    expect(tab.locator("#id_title")).to_have_value("Sesi berakhir saat menulis")
    assert tab.evaluate(PARTS) == WORDS


def test_save_without_a_login_brings_the_words_back_after_logging_in(
    editor: Page, server: str
) -> None:
    editor.wait_for_timeout(SETTLED_MS)
    write_and_save(editor, "Tombol ditekan tanpa sesi")
    address = editor.url
    # Nothing tells of the end before the button is pressed.
    editor.route("**/cms/sesi/", lambda route: route.abort())
    editor.fill("#id_title", "Tombol ditekan tanpa sesi, judul kedua")
    end_session(editor.context)
    editor.locator("form[data-edit-form] button[type=submit]:visible").first.click()

    editor.wait_for_url(re.compile("/akun/masuk/"))
    expect(editor.get_by_text("Yang Anda tulis tersimpan di peramban ini")).to_be_visible()
    editor.unroute("**/cms/sesi/")
    log_in(editor, server, "editor")

    expect(editor.locator(".sesi-pesan")).to_contain_text("tersimpan sebagai draf")
    tab = reopen(editor, address)
    expect(tab.locator("#id_title")).to_have_value("Tombol ditekan tanpa sesi, judul kedua")
    assert tab.evaluate(PARTS) == WORDS


def test_chooser_without_a_login_says_so_instead_of_server_error(editor: Page, server: str) -> None:
    alerts: list[str] = []
    editor.on("dialog", lambda alert: (alerts.append(alert.message), alert.dismiss()))
    editor.wait_for_timeout(SETTLED_MS)
    end_session(editor.context)
    editor.locator("[data-chooser-action-choose]:visible").first.click()

    expect(editor.get_by_role("dialog", name="Anda sudah keluar dari CMS")).to_be_visible()
    assert alerts == []


def test_words_of_the_first_second_are_saved(editor: Page) -> None:
    editor.fill("#id_title", "Ditulis dalam sedetik")

    editor.wait_for_url(SAVED)
    tab = reopen(editor, editor.url)
    expect(tab.locator("#id_title")).to_have_value("Ditulis dalam sedetik")


def test_words_that_never_reached_the_server_are_offered_on_the_next_visit(
    editor: Page, server: str
) -> None:
    editor.wait_for_timeout(SETTLED_MS)
    address = editor.url
    editor.route(address, lambda route: route.abort())  # the network is gone
    editor.fill("#id_title", "Ditulis tanpa jaringan")
    wait_until(
        editor,
        "Object.values(localStorage).some((copy) => copy.includes('Ditulis tanpa jaringan'))",
    )
    editor.on("dialog", lambda question: question.accept())
    editor.goto(f"{server}/cms/account/")
    editor.unroute(address)
    editor.goto(address)

    note = editor.locator(".sesi-pesan")
    expect(note).to_contain_text("belum sampai ke situs")
    note.get_by_role("button", name="Pulihkan").click()

    editor.wait_for_url(SAVED)
    expect(editor.locator("#id_title")).to_have_value("Ditulis tanpa jaringan")


def test_copy_of_one_person_is_not_shown_to_another(editor: Page, server: str) -> None:
    editor.wait_for_timeout(SETTLED_MS)
    address = editor.url
    end_session(editor.context)
    editor.fill("#id_title", "Rahasia editor")
    expect(editor.get_by_role("dialog")).to_be_visible()
    editor.on("dialog", lambda question: question.accept())
    editor.goto(f"{server}/cms/login/")
    log_in(editor, server, "moderator")
    editor.goto(address)
    editor.wait_for_timeout(SETTLED_MS)

    expect(editor.locator(".sesi-pesan")).to_have_count(0)
    expect(editor.locator("#id_title")).to_have_value("")


def test_nothing_is_left_in_the_browser_once_the_server_has_it(editor: Page) -> None:
    editor.wait_for_timeout(SETTLED_MS)
    write_and_save(editor, "Tersimpan biasa")
    wait_until(
        editor,
        "!Object.keys(localStorage).some((key) => key.startsWith('dinas-cadangan:'))",
    )
    editor.reload()

    expect(editor.locator("#id_title")).to_have_value("Tersimpan biasa")
    expect(editor.locator(".sesi-pesan")).to_have_count(0)

    # Nor does a plain save leave anything that the next visit would ask about.
    editor.fill("#id_title", "Tersimpan dengan tombol")
    with editor.expect_navigation():
        editor.locator("form[data-edit-form] button[type=submit]:visible").first.click()
    tab = reopen(editor, editor.url)
    expect(tab.locator("#id_title")).to_have_value("Tersimpan dengan tombol")
    for page in (editor, tab):
        expect(page.locator(".sesi-pesan")).to_have_count(0)


def test_translation_survives_a_closed_tab_and_the_end_of_the_login(
    as_role: Enter, server: str
) -> None:
    page = as_role("penerjemah")
    page.goto(f"{server}/cms/terjemahan/")
    link = page.locator("main a[href*='/cms/pages/'][href$='/edit/']").first
    page.goto(f"{server}{link.get_attribute('href')}")
    segment = page.locator(".js-translation-editor li").filter(has=page.locator("> p")).first
    edit = segment.get_by_role("button", name=re.compile("Sunting|Terjemahkan"))
    edit.click()
    segment.locator("textarea").fill("")
    segment.locator("textarea").press_sequentially("Nondum servata")
    page.reload()
    expect(page.locator(".sesi-pesan")).to_contain_text("Nondum servata")
    edit.click()
    expect(segment.locator("textarea")).to_have_value("Nondum servata")

    end_session(page.context)
    segment.get_by_role("button", name="Simpan").click()
    dialog = page.get_by_role("dialog", name="Anda sudah keluar dari CMS")
    log_in_beside(page, server, "penerjemah").close()

    expect(segment.locator("textarea")).to_have_count(0)
    expect(dialog).to_be_hidden()
    wait_until(page, "!Object.keys(localStorage).some((key) => key.startsWith('dinas-segmen:'))")
    page.reload()
    expect(segment).to_contain_text("Nondum servata")
    expect(page.locator(".sesi-pesan")).to_have_count(0)
