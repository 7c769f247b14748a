"""Writes the sitemap as XML. A template would take ten times as long for thousands of addresses."""

import datetime as dt
from collections.abc import Iterable
from html import escape

from django.http import HttpResponse
from django.utils.timezone import localtime

from dinas.navigation.sitemaps import Isi

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"


def index(files: Iterable[tuple[str, dt.datetime | None]]) -> HttpResponse:
    """Name the files of the sitemap, each with the time of its last change if that is known."""
    parts = [HEAD, f'<sitemapindex xmlns="{PROTOCOL}">\n']
    for url, changed in files:
        moment = f"<lastmod>{localtime(changed).isoformat()}</lastmod>" if changed else ""
        parts.append(f"<sitemap><loc>{escape(url)}</loc>{moment}</sitemap>\n")
    return _answer([*parts, "</sitemapindex>\n"])


def urlset(origin: str, entries: Iterable[Isi]) -> HttpResponse:
    """Name addresses, each with its day and those of its translations, which name it in turn.

    Args:
        origin: scheme and host of all addresses.
    """
    before = escape(origin)
    parts = [HEAD, f'<urlset xmlns="{PROTOCOL}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n']
    for entry in entries:
        parts.append(f"<url><loc>{before}{escape(entry.jalan)}</loc>")
        if entry.ubah:
            parts.append(f"<lastmod>{localtime(entry.ubah).date().isoformat()}</lastmod>")
        parts += [
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{before}{escape(path)}"/>'
            for code, path in entry.pasangan.items()
        ]
        parts.append("</url>\n")
    return _answer([*parts, "</urlset>\n"])


def _answer(parts: Iterable[str]) -> HttpResponse:
    # Without Last-Modified: when the newest page is withdrawn that date would go back, and crawlers
    # would be told that nothing has changed. The digest that Django adds (ETag) has no such fault.
    response = HttpResponse("".join(parts), content_type="application/xml")
    response.headers["X-Robots-Tag"] = "noindex, noodp, noarchive"
    return response
