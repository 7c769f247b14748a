"""Counts what the shortest news item costs its writer, from the first screen until it is submitted.

`clicks.py office ADDRESS USER PASSWORD` walks through this site's admin, `clicks.py bakery …`
through that of Wagtail's demonstration site (github.com/wagtail/bakerydemo). Both write a title, a
summary, a date, a paragraph and whatever else that form insists on. Each walk is checked to end
with the item in moderation.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, sync_playwright

TITLE = "Panen raya di Toroh"
SUMMARY = "Petani memanen padi pada awal Desember."
TEXT = "Kelompok tani di Kecamatan Toroh memanen padi pada hari Selasa."


@dataclass
class Tally:
    """What the writer did. Moving between fields by the keyboard is not counted."""

    clicks: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    screens: int = 1

    def press(self, name: str, target: Locator, *, is_new_screen: bool = False) -> None:
        """Press a button or link."""
        target.click()
        self.clicks.append(name)
        if is_new_screen:
            target.page.wait_for_load_state("networkidle")
            self.screens += 1

    def write(self, name: str, target: Locator, words: str) -> None:
        """Fill a field in."""
        target.press_sequentially(words, delay=5)
        self.fields.append(name)

    def choose(self, name: str, target: Locator, number: int) -> None:
        """Choose from a list."""
        target.select_option(index=number)
        self.fields.append(name)


def office(page: Page, tally: Tally) -> None:
    """Write it here."""
    tally.press("Tulis berita", page.get_by_role("link", name="Tulis berita"), is_new_screen=True)
    tally.write("Judul", page.locator("[name=title]"), TITLE)
    tally.write("Ringkasan", page.locator("[name=ringkasan]"), SUMMARY)
    tally.choose("Kategori", page.locator("[name=kategori]"), 1)
    tally.write("Teks", page.locator(".public-DraftEditor-content").first, TEXT)
    settle(page)
    submit(page, tally, "Ajukan", "Tindakan lain")


def bakery(page: Page, tally: Tally) -> None:
    """Write it in the demonstration site."""
    tally.press("Pages", page.get_by_role("button", name="Pages", exact=True))
    home = page.get_by_role("link", name="View child pages of").first
    tally.press("child pages of home", home)
    blog = page.locator(".c-page-explorer__item__link", has_text="Blog").first
    tally.press("Blog", blog, is_new_screen=True)
    tally.press("Add child page", page.get_by_role("link", name="Add child page").first,
                is_new_screen=True)  # fmt: skip
    tally.write("Title", page.locator("[name=title]"), TITLE)
    tally.write("Introduction", page.locator("[name=introduction]"), SUMMARY)
    tally.press("Insert a block", page.locator("#panel-child-content-body-section")
                .get_by_role("button", name="Insert a block"))  # fmt: skip
    tally.press("Paragraph", page.get_by_role("option", name="Paragraph").first)
    tally.write("Text", page.locator(".public-DraftEditor-content").first, TEXT)
    tally.write("Date", page.locator("[name=date_published]"), "2026-12-01")
    page.keyboard.press("Escape")
    tally.press("Choose Person", page.get_by_role("button", name="Choose Person").first)
    tally.press("a person", page.locator(".modal a[data-chooser-modal-choice]").first)
    tally.fields.append("Author")
    settle(page)
    submit(page, tally, "Submit", "More actions")


def settle(page: Page) -> None:
    """Wait until autosave has made the draft: a writer reads her text once more."""
    page.wait_for_timeout(3000)
    page.wait_for_load_state("networkidle")


def submit(page: Page, tally: Tally, words: str, menu: str) -> None:
    """Press the button for submitting, opening the menu of actions where it hides there."""
    buttons = page.locator("footer").get_by_role("button")
    button = buttons.filter(has_text=words).first
    if not button.is_visible():
        tally.press(menu, page.locator("footer .w-dropdown__toggle"))
    tally.press(words, button, is_new_screen=True)
    message = page.locator(".messages .success").first.inner_text()
    print("ends with:", " ".join(message.split()))  # noqa: T201 (a command's output)


WALKS: dict[str, tuple[Callable[[Page, Tally], None], str]] = {
    "office": (office, "/cms/"),
    "bakery": (bakery, "/admin/"),
}


def main() -> None:
    """Log in, walk, print what it cost."""
    name, address, user, password = sys.argv[1:5]
    walk, admin = WALKS[name]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium",
                                             args=["--no-sandbox"])  # fmt: skip
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}{admin}login/")
        page.fill("[name=username]", user)
        page.fill("[name=password]", password)
        page.click("button[type=submit]")
        page.wait_for_load_state("networkidle")
        tally = Tally()
        walk(page, tally)
        browser.close()
    for kind, names in (("clicks", tally.clicks), ("fields", tally.fields)):
        print(f"{len(names)} {kind}: {', '.join(names)}")  # noqa: T201
    print(f"{tally.screens} screens")  # noqa: T201


if __name__ == "__main__":
    main()
