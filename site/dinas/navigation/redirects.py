"""Old addresses: found whatever their letter case, last slash or further parameters; one hop.

Wagtail keeps the redirects and makes them when a page is renamed or moved; how they are found is
here, how they are imported in `redirect_import.py`.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import unquote, urlsplit

from django.db.models import Q
from django.http import Http404, HttpRequest
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import get_dummy_request
from wagtail.models import Site

from dinas.core.bahasa import address
from dinas.core.routing import Untranslated, resolve

LONGEST = 255
"""What the column of old addresses holds; a longer address is kept by its digest."""

MOST_PARAMETERS = 8
"""With more parameters than these, the rest is left out: each doubles what must be looked for."""

MOST_HOPS = 5
"""A chain that editors made is followed so far."""


@dataclass(frozen=True)
class Tujuan:
    """Where an old address leads to; without `href` its page is gone for good."""

    href: str
    is_permanent: bool = True


def key(url: str, parameters: Iterable[str] | None = None) -> str:
    """Return the one form of an address under which all its spellings are kept and found."""
    parts = urlsplit(url.strip())
    path = _plain(parts.path).rstrip("/") or "/"
    query = sorted(parameters_of(url) if parameters is None else parameters)
    whole = "/" + "?".join([path.lstrip("/"), *(["&".join(query)] if query else [])])
    if len(whole) <= LONGEST:
        return whole
    return f"{whole[:180]}~{hashlib.sha256(whole.encode()).hexdigest()}"


def parameters_of(url: str) -> list[str]:
    """Return the parameters of an address in the form that `key` compares, each once."""
    query = urlsplit(url.strip()).query
    return list(dict.fromkeys(_plain(part) for part in query.split("&") if part))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", unquote(text)).lower()


def _keys(url: str) -> list[str]:
    """Return what an address may be kept as, the closest first: with all parameters to none."""
    parameters = parameters_of(url)[:MOST_PARAMETERS]
    return [
        key(url, chosen)
        for size in range(len(parameters), -1, -1)
        for chosen in combinations(parameters, size)
    ]


def _ways_up(path: str) -> list[str]:
    """Return the addresses above `path`, the longest first."""
    components = [part for part in path.split("/") if part][:-1]
    return [key("/" + "/".join(components[:end])) for end in range(len(components), 0, -1)]


def tujuan(request: HttpRequest) -> Tujuan | None:
    """Return where the old address that was asked for leads to now, if it is known.

    It asks once, and once more for each hop of a chain and for what stands below a renamed page.
    """
    site = Site.find_for_request(request)
    url, asked = request.get_full_path(), key(request.path_info, [])
    seen = {asked}
    for hop in range(MOST_HOPS):
        redirect = _find(site, _keys(url) if "\0" not in url else [])
        if redirect is None:
            return Tujuan(url) if hop else _below_a_renamed_page(request, site)
        found = _target(redirect)
        if found is None or not found.href or redirect.redirect_page_id:
            if found and redirect.automatically_created and not hop:
                return Tujuan(_with_query(found.href, request), found.is_permanent)
            return found
        if not redirect.is_permanent or not found.href.startswith("/"):
            return found
        url = found.href
        if key(url) in seen or key(url, []) == asked:
            return None  # a circle leads nowhere
        seen.add(key(url))
    return None


def _find(site: Site | None, keys: list[str]) -> Redirect | None:
    rows = Redirect.objects.filter(Q(site=site) | Q(site=None), old_path__in=keys)
    found = rows.select_related("redirect_page__locale")
    # The closest address first; a row of this very site before one of all sites.
    return min(found, key=lambda row: (keys.index(row.old_path), row.site_id is None), default=None)


def _target(redirect: Redirect) -> Tujuan | None:
    page = redirect.redirect_page
    if page is None:
        return Tujuan(redirect.redirect_link, redirect.is_permanent)
    if not page.live:
        return None
    href = address(page.url_path, page.locale.language_code)
    rest = redirect.redirect_page_route_path.lstrip("/")
    return Tujuan(f"{href}{rest}", redirect.is_permanent)


def _with_query(href: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{href}?{query}" if query else href


def _below_a_renamed_page(request: HttpRequest, site: Site | None) -> Tujuan | None:
    """Find what a renamed page has below it without pages: feeds, months, commodities."""
    path = request.path_info
    ways = _ways_up(path)
    redirect = _find(site, ways) if ways else None
    if redirect is None or not redirect.automatically_created or "\0" in path:
        return None
    found = _target(redirect)
    if found is None:
        return None
    depth = len([part for part in redirect.old_path.split("/") if part])
    rest = "/".join([part for part in path.split("/") if part][depth:])
    href = f"{found.href}{rest}{'/' if path.endswith('/') else ''}"
    return Tujuan(_with_query(href, request)) if page_at(href, site) else None


def page_at(path: str, site: Site | None) -> tuple[int, str] | None:
    """Return the key of the page that answers at `path` and the route below it, or None."""
    language = "/en/" if path.startswith("/en/") else "/"
    try:
        result = resolve(get_dummy_request(path=path, site=site), path.removeprefix(language))
    except Http404:
        return None
    if isinstance(result, Untranslated):
        return None
    page = result.page
    rest = path.removeprefix(address(page.url_path, page.locale.language_code))
    return page.pk, f"/{rest}" if rest else ""
