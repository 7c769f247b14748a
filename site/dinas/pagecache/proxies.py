"""Tells caching proxies of what shows something of a change: lists above it, feeds, sitemaps.

Wagtail tells those of PROXY_CACHE_URL of the page itself and nothing else. By our headers no proxy
keeps a page without asking; this is for those that are set to.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any
from urllib.parse import urljoin

from django.urls import NoReverseMatch
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

FILES = ("unduh.pdf", "unduh.docx")
"""What hangs below the address of a page that can be taken along."""
HOME_DEPTH = 2
MOST_BELOW = 1_000
"""Pages that move with the one above them; of more, proxies hear when they are published."""


def addresses(page: Page) -> set[str]:
    """Return where a page and its translations are shown: at their own places and above."""
    found: set[str] = set()
    for twin in page.get_translations(inclusive=True):
        found |= {urljoin(address, name) for address in _own(twin) for name in FILES}
        above = Page.objects.ancestor_of(twin, inclusive=True).filter(depth__gte=HOME_DEPTH)
        for shown in above.specific():
            found.update(_all_of(shown))
    return found


def _own(page: Page) -> Iterator[str]:
    address = page.get_full_url()
    if address is not None:
        yield address


def _all_of(page: Page) -> Iterator[str]:
    """Return a page's address, those of its feeds and calendars, and its parts of the sitemap."""
    for address in _own(page):
        yield from (address + path.lstrip("/") for path in page.get_cached_paths())
        yield urljoin(address, "/sitemap.xml")
        section = f"{page.content_type.app_label}-{page.locale.language_code}"
        yield urljoin(address, f"/sitemap-{section}.xml")
        if isinstance(page, RoutablePageMixin):
            for pattern in page.get_subpage_urls():
                try:
                    rest = page.reverse_subpage(pattern.name)
                except NoReverseMatch:
                    continue  # one of many, by a date say
                yield address + (rest.rstrip("/") if "." in rest else rest)


def _left(before: Page, now: Page) -> Iterator[str]:
    """Return the old addresses of a page and of those below it."""
    below = Page.objects.descendant_of(now, inclusive=True).order_by("path")
    for address in _own(before):
        for url_path in below.values_list("url_path", flat=True)[:MOST_BELOW]:
            yield address + url_path.removeprefix(now.url_path)


def _tell(found: Iterable[str]) -> None:
    purge_urls_from_cache(sorted(set(found)))


def tell_of_page(instance: Page, **kwargs: Any) -> None:
    """Tell of a page that is published or taken down, as one that is deleted is before."""
    _tell(addresses(instance))


def tell_of_new_slug(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    """Tell of the place that a page has left, too."""
    _tell({*addresses(instance), *_left(instance_before, instance)})


def tell_of_move(
    instance: Page, parent_page_before: Page, url_path_before: str, **kwargs: Any
) -> None:
    """Tell of both places, and of what is above them."""
    before = copy(instance)
    before.url_path = url_path_before
    _tell({*addresses(instance), *addresses(parent_page_before), *_left(before, instance)})


def tell_of_snippet(instance: Any, **kwargs: Any) -> None:
    """Tell of a row's own address, if it has one, and of the home pages."""
    if isinstance(instance, Page):
        return
    found = {getattr(instance, "full_url", None) or ""} - {""}
    for home in Page.objects.filter(depth=HOME_DEPTH, live=True).specific():
        found.update(_all_of(home))
    _tell(found)


SIGNALS = {
    page_published: tell_of_page,
    page_unpublished: tell_of_page,
    page_slug_changed: tell_of_new_slug,
    post_page_move: tell_of_move,
    published: tell_of_snippet,
    unpublished: tell_of_snippet,
}


def listen() -> None:
    """Tell of all that happens from now on."""
    for signal, tell in SIGNALS.items():
        signal.connect(tell, dispatch_uid="pagecache_proxies")


def be_silent() -> None:
    """Tell of nothing anymore."""
    for signal in SIGNALS:
        signal.disconnect(dispatch_uid="pagecache_proxies")
