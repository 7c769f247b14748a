"""The admin speaks Indonesian to everybody who works in it, and English to who asks for it."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Comment
from playwright.sync_api import Browser, Error, Page

from tests.browser.akun import enter
from tests.browser.bahasa import english_in
from tests.browser.waiting import settle

pytestmark = pytest.mark.browser

ROLES = ["admin", "moderator", "editor", "penerjemah"]
ATTRIBUTES = ["placeholder", "title", "aria-label", "aria-description", "alt", "label"]
MOST_PAGES = 140
NOT_FOLLOWED = re.compile(
    r"^/cms/(logout|jsi18n|sprite)|export=|/preview/|/revisions/\d+/view/|/view_draft/|/unduh"
)
# Written in the database in another time or by people: no words of the admin.
CONTENT = (
    ".listing .title, .js-translation-editor li, .xdsoft_datetimepicker, [contenteditable],"
    " textarea, [data-content-checker-selector-text]"
)

COLLECT = """([attributes, content]) => {
  const before = window.textsBefore ??= new Set();
  const found = [];
  const isOurs = (element) => element && !element.closest(`script, style, noscript, ${content}`);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (isOurs(walk.currentNode.parentElement)) found.push(walk.currentNode.data);
  }
  for (const element of document.querySelectorAll("body *")) {
    if (!isOurs(element)) continue;
    found.push(...attributes.map((name) => element.getAttribute(name) || ""));
    if (element.matches("input[type=submit], input[type=button]")) found.push(element.value);
  }
  return found.filter((text) => text.trim() && !before.has(text) && before.add(text));
}"""


def texts_in(html: str) -> Iterator[str]:
    """Give what a finished page shows or reads out."""
    soup = BeautifulSoup(html, "html.parser")
    for part in soup(["script", "style", "noscript", "textarea"]):
        part.extract()
    yield from (text for text in soup.find_all(string=True) if not isinstance(text, Comment))
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in ATTRIBUTES if tag.get(name))
        if tag.name == "input" and tag.get("type") in ("submit", "button"):
            yield str(tag.get("value") or "")


def _kind(path: str) -> str:
    return re.sub(r"\d+", "N", urlsplit(path).path)


def crawl(page: Page, server: str) -> Iterator[tuple[str, str]]:
    """Follow the links of the admin, two of each kind; give addresses and what they answer."""
    waiting = deque(["/cms/", "/cms/pages/", "/cms/terjemahan/"])
    seen, of_a_kind = set(waiting), Counter[str]()
    answered = 0
    while waiting and answered < MOST_PAGES:
        path = waiting.popleft()
        of_a_kind[_kind(path)] += 1
        if of_a_kind[_kind(path)] > 2:
            continue
        response = page.request.get(server + path, timeout=120_000)
        answered += 1
        assert response.status < 500, path
        if "html" not in response.headers.get("content-type", ""):
            continue
        html = response.text()
        yield path, html
        for link in BeautifulSoup(html, "html.parser").find_all(href=True):
            url = urljoin(server + path, link["href"]).split("#")[0]
            if not url.startswith(f"{server}/cms/"):
                continue
            target = url.removeprefix(server)
            if target not in seen and not NOT_FOLLOWED.search(target):
                seen.add(target)
                waiting.append(target)


@pytest.mark.parametrize("role", ROLES)
def test_no_screen_that_links_lead_to_shows_english(
    role: str, browser: Browser, server: str
) -> None:
    page = enter(browser, server, role)
    found: dict[str, list[str]] = {}
    kinds = set()
    for path, html in crawl(page, server):
        kinds.add(_kind(path))
        if english := english_in(texts_in(html)):
            found[path] = english
    page.context.close()
    assert len(kinds) > 12  # it went round, and did not end at the login
    assert not found


@pytest.mark.parametrize("path", ["/akun/masuk/", "/akun/sandi/"])
def test_screens_before_the_login_are_indonesian(path: str, browser: Browser, server: str) -> None:
    page = browser.new_page(locale="en-US")
    page.goto(server + path)
    assert english_in(shown(page)) == []
    page.click("button[type=submit], input[type=submit]")
    assert english_in(shown(page)) == []
    page.close()


def shown(page: Page) -> list[str]:
    """Return what the page shows or reads out, scripts' words included; each text only once."""
    return page.evaluate(COLLECT, [ATTRIBUTES, CONTENT])


OPENERS = ", ".join(
    [
        "[data-w-dropdown-target=toggle]",
        "[data-side-panel-toggle]",
        "button.c-sf-add-button",
        "[data-streamfield-child-actions] button[aria-expanded=false]",
        ".w-panel__toggle[aria-expanded=false]",
        "[role=tab]",
        ".Draftail-Toolbar button",
    ]
)


def open_all(page: Page) -> Iterator[list[str]]:
    """Press what opens a menu, a panel or a tab, one after the other; give what is then shown."""
    for opener in page.query_selector_all(OPENERS):
        # Also what the page has drawn anew in the meantime, as after an autosave.
        with suppress(Error):
            opener.click(timeout=800)
            page.wait_for_timeout(120)
            yield shown(page)
        page.keyboard.press("Escape")


def _english_on(page: Page, url: str) -> list[str]:
    page.goto(url)
    settle(page)
    texts = shown(page)
    for more in open_all(page):
        texts += more
    return english_in(texts)


def _links(page: Page, url: str, pattern: str) -> list[str]:
    """Return the addresses of a kind that a page of the admin links to, each once."""
    response = page.request.get(url, timeout=60_000)
    links = BeautifulSoup(response.text(), "html.parser").find_all(href=re.compile(pattern))
    return list(dict.fromkeys(urlsplit(str(link["href"])).path for link in links))


def _new_pages(page: Page, server: str) -> dict[str, str]:
    """Return for each type of page the address of the form in which one is written."""
    forms: dict[str, str] = {}
    home = next(
        path
        for path in _links(page, f"{server}/cms/pages/", r"^/cms/pages/\d+/$")
        if _links(page, server + path, r"/add_subpage/")
    )
    explorers = [home, *_links(page, server + home, r"^/cms/pages/\d+/$")]
    for explorer in explorers:
        add = f"{server}{explorer}add_subpage/"
        where_to = urlsplit(page.request.get(add, timeout=60_000).url).path
        kinds = [where_to, *_links(page, add, r"^/cms/pages/add/")]
        for path in kinds:
            if match := re.match(r"^/cms/pages/add/(\w+/\w+)/", path):
                forms.setdefault(match[1], path)
    return forms


@pytest.fixture(scope="module")
def admin(browser: Browser, server: str) -> Iterator[Page]:
    """The admin's browser."""
    page = enter(browser, server, "admin")
    yield page
    page.context.close()


def test_forms_of_new_pages_are_indonesian_with_all_menus_open(admin: Page, server: str) -> None:
    forms = _new_pages(admin, server)
    assert {"berita/beritapage", "kegiatan/kegiatanpage", "halaman/halamanpage"} <= set(forms)
    found = {kind: _english_on(admin, server + path) for kind, path in forms.items()}
    assert not any(found.values()), found


SCREENS = [
    "/cms/",
    "/cms/images/multiple/add/",
    "/cms/documents/multiple/add/",
    "/cms/users/add/",
    "/cms/groups/new/",
    "/cms/redirects/add/",
    "/cms/locales/",
    "/cms/workflows/list/",
    "/cms/reports/site-history/",
    "/cms/localize/reports/translations/",
    "/cms/terjemahan/",
    "/cms/account/",
    "/cms/snippets/komoditas/komoditas/add/",
]


@pytest.mark.parametrize("path", SCREENS)
def test_screen_is_indonesian_with_all_menus_open(path: str, admin: Page, server: str) -> None:
    assert _english_on(admin, server + path) == []


def test_editors_of_published_things_are_indonesian(admin: Page, server: str) -> None:
    home = _links(admin, f"{server}/cms/pages/", r"^/cms/pages/\d+/$")
    editors = [f"{path}edit/" for path in home]  # the Indonesian one, and the translation's
    editors += _links(admin, f"{server}/cms/images/", r"^/cms/images/\d+/$")[:1]
    editors += _links(
        admin, f"{server}/cms/snippets/komoditas/komoditas/", r"/komoditas/edit/\d+/$"
    )[:2]
    assert len(editors) > 3
    found = {path: _english_on(admin, server + path) for path in editors}
    assert not any(found.values()), found


CHOOSERS = [
    "/cms/images/chooser/",
    "/cms/documents/chooser/",
    "/cms/choose-page/",
    "/cms/choose-page/?page_type=galeri.VideoPage",
    "/cms/choose-external-link/",
    "/cms/choose-email-link/",
    "/cms/choose-phone-link/",
    "/cms/choose-anchor-link/",
    "/cms/embeds/chooser/",
]


@pytest.mark.parametrize("path", CHOOSERS)
def test_chooser_is_indonesian(path: str, admin: Page, server: str) -> None:
    response = admin.request.get(server + path, timeout=60_000)
    assert response.status == 200
    assert english_in(texts_in(response.json()["html"])) == []


def test_table_editor_is_indonesian(admin: Page, server: str) -> None:
    admin.goto(server + _new_pages(admin, server)["berita/beritapage"])
    admin.locator("[data-contentpath=isi] button.c-sf-add-button").last.click()
    admin.get_by_text("Tabel", exact=True).last.click()
    cell = admin.locator(".htCore td").first
    cell.click()
    cell.click(button="right")
    menu = admin.locator(".htContextMenu")
    menu.get_by_text("Sisipkan baris di atas").wait_for()
    assert english_in(menu.locator("td").all_inner_texts()) == []


def test_who_asks_for_english_in_the_profile_gets_it(browser: Browser, server: str) -> None:
    page = enter(browser, server, "moderator")
    page.goto(f"{server}/cms/account/")
    page.select_option("select[name$=preferred_language]", "en")
    try:
        with page.expect_navigation():
            page.locator("form button[type=submit]").last.click()
        page.goto(f"{server}/cms/")
        assert page.locator("html").get_attribute("lang") == "en"
        english = page.inner_text("body")
        assert "Pages" in english
        assert "Halaman" not in english
        said = ""
        for home in _links(page, f"{server}/cms/pages/", r"^/cms/pages/\d+/$"):
            page.goto(f"{server}{home}edit/")
            settle(page)
            said += page.inner_text("body")
        assert "Indonesian to English translation" in said
        assert "Terjemahan dari bahasa" not in said
    finally:
        page.goto(f"{server}/cms/account/")
        page.select_option("select[name$=preferred_language]", "id")
        with page.expect_navigation():
            page.locator("form button[type=submit]").last.click()
        page.context.close()
