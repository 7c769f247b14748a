"""Logging in as one of the sample accounts, in one place for all browser tests."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page

PASSWORD = "sandi-uji-peramban"
TURN_MS = 60_000
"""How long one step may take on a slow machine with several browsers on it."""
Enter = Callable[..., Page]
"""Opens a browser for a role; the role without a name is a reader."""
INSIDE = re.compile(r"^https?://[^/]+/cms/(?!login)")
ACCOUNT = re.compile("Nama pengguna")
SECRET = re.compile("Kata sandi|Sandi")
_logged_in: dict[tuple[str, str], Any] = {}
"""The cookies of who has logged in before: a login takes longer than most tests' first step."""


def log_in(page: Page, server: str, name: str) -> None:
    """Log in the way a person does, by the words on the screen; open the login if need be."""
    if "/akun/masuk/" not in page.url:
        page.goto(f"{server}/cms/login/")
    page.get_by_role("textbox", name=ACCOUNT).fill(name)
    page.get_by_label(SECRET).and_(page.locator("input[type=password]")).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^Masuk")).click()
    page.wait_for_url(INSIDE)


def enter(browser: Browser, server: str, name: str, **options: Any) -> Page:
    """Open a browser of its own: logged in, or for no name a reader's.

    Args:
        options: how the browser is other than most, such as its `color_scheme`.
    """
    settings = {"viewport": {"width": 1400, "height": 1000}, "locale": "id-ID", **options}
    context = browser.new_context(**settings)
    page = context.new_page()
    if not name:
        return page
    if cookies := _logged_in.get((server, name)):
        context.add_cookies(cookies)
        page.goto(f"{server}/cms/")
    if not INSIDE.search(page.url):
        log_in(page, server, name)
    _logged_in[server, name] = context.cookies()
    return page
