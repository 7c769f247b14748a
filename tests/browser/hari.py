"""Steps of a day in the admin that several tests take, by the words that people read."""

import re
import secrets

from django.utils.text import slugify
from playwright.sync_api import Locator, Page, expect

from tests.browser.waiting import wait_until

DRAFT = re.compile(r"/cms/pages/(\d+)/edit/")
SETTLED_MS = 2500
"""What is typed before Wagtail has looked at a fresh form counts as having been there."""

PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  document.querySelector('[data-contentpath="isi"] [contenteditable=true]').dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def unique(title: str) -> tuple[str, str]:
    """Return a title that no other page has, and the last part of the page's address."""
    # In figures: letters by chance make English words, which other tests look for.
    own = f"{title} {secrets.randbelow(100_000):05}"
    return own, slugify(own)


def paste(page: Page, text: str, html: str = "") -> None:
    """Paste into the text of the form, and wait until the form has it."""
    page.locator('[data-contentpath="isi"] [contenteditable=true]').first.click()
    page.evaluate(PASTE, [html, text])
    wait_until(
        page,
        """(words) => [...document.querySelectorAll('[name^="isi-"][name$="-value"]')]
          .some((input) => input.value.includes(words))""",
        text.split()[0],
    )


def begin_article(page: Page, server: str, title: str, summary: str) -> None:
    """Open the form of a news item from the first screen and fill in what it asks for."""
    page.goto(f"{server}/cms/")
    page.get_by_role("link", name="Tulis berita").click()
    page.wait_for_url("**/add/berita/beritapage/**")
    page.wait_for_timeout(SETTLED_MS)
    page.get_by_role("textbox", name=re.compile("Judul")).first.fill(title)
    page.get_by_role("textbox", name=re.compile("Ringkasan")).fill(summary)
    page.get_by_role("combobox", name=re.compile("Kategori")).select_option("Penyuluhan")


def saved(page: Page) -> str:
    """Wait until the draft is on the server; return the number of its page."""
    page.wait_for_url(DRAFT)
    # The words of all its states stand in the page; the eye sees one, once the form is in order.
    expect(page.locator(".w-autosave-indicator__state--saved")).to_be_visible()
    found = DRAFT.search(page.url)
    assert found
    return found[1]


def choose_action(page: Page, name: str | re.Pattern[str]) -> None:
    """Press one of the buttons at the foot of the form."""
    foot = page.locator("footer").first
    foot.get_by_role("button", name="Tindakan lain").click()
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def submit(page: Page) -> None:
    """Hand the form that is open to the moderators."""
    choose_action(page, re.compile("^Ajukan (ulang )?ke moderator"))


def article_in_moderation(page: Page, server: str, title: str, text: str = "") -> str:
    """Write a short news item and hand it in; return the number of its page."""
    begin_article(page, server, title, f"Ringkasan: {title}.")
    paste(page, text or f"Isi {title}.")
    number = saved(page)
    submit(page)
    return number


def line_of(page: Page, server: str, which: str, number: str, title: str) -> Locator:
    """Return the line about a page in one of the lists of the first screen, all of it."""
    page.goto(f"{server}/cms/pekerjaan/{which}/?q={title}")
    return page.get_by_role("listitem").filter(
        has=page.locator(f"a[href$='/pages/{number}/edit/']")
    )


def decide(page: Page, server: str, number: str, title: str, button: str, reason: str = "") -> None:
    """Decide, as a moderator, about a page that waits; the reason goes to its author."""
    line = line_of(page, server, "persetujuan", number, title)
    line.get_by_role("button", name=button).click()
    window = page.get_by_role("dialog").filter(visible=True)
    if reason:
        window.get_by_role("textbox", name="Komentar").fill(reason)
    with page.expect_navigation():
        window.get_by_role("button", name=re.compile("^(Setujui|Kembalikan)")).click()


def plan(page: Page, moment: str) -> None:
    """Say in the form's status when the page is to appear."""
    page.get_by_role("button", name="Buka/tutup status").click()
    page.get_by_role("button", name=re.compile("jadwal", re.IGNORECASE)).first.click()
    window = page.get_by_role("dialog").filter(visible=True)
    window.get_by_role("textbox").first.fill(moment)
    with page.expect_navigation():  # by the keyboard: the calendar may cover the button
        window.get_by_role("button", name=re.compile("^Simpan")).press("Enter")


def translate_next(page: Page, words: str) -> None:
    """Write the English of the first text that has none, beside the Indonesian, and save it."""
    page.get_by_role("button", name="Terjemahkan").first.click()
    page.locator("li textarea").fill(words)
    page.get_by_role("button", name="Simpan").first.click()
    expect(page.locator("li textarea")).to_have_count(0)
    expect(page.get_by_text(words).first).to_be_visible()
