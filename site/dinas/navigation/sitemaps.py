"""The site for search engines: every public address, with those of its translations.

Pages are found in the tree, whatever their type. Apps name what else has an address: the months
of the calendar, the commodities, the districts.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import F, Q
from wagtail.models import Page, Site

from dinas.core.bahasa import SOURCE, address
from dinas.core.query import is_restricted

MOST_ADDRESSES = 20_000
"""Fewer than the 50,000 that the protocol allows, since each brings those of its translations."""


@dataclass(frozen=True)
class Alamat:
    """One address of the site."""

    bahasa: str
    jalan: str
    perihal: Hashable
    """What it is about: the same in both languages, and in no other pair of addresses."""
    ubah: dt.datetime | None = None


Sumber = Callable[[], Iterable[Alamat]]


class BagianSitemap(Sitemap):
    """One section: what belongs to one app, in one language."""

    limit = MOST_ADDRESSES

    def __init__(self, entries: list[Alamat], partners: Mapping[Hashable, dict[str, str]]) -> None:
        self.entries = entries
        self.partners = partners

    def items(self) -> list[Alamat]:
        """Return the addresses in order."""
        return self.entries

    def location(self, item: Alamat) -> str:
        """Return the address on this host."""
        return item.jalan

    def lastmod(self, item: Alamat) -> dt.datetime | None:
        """Return when what stands there last changed, if that is known."""
        return item.ubah

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Return when something in the section last changed, as far as it is known."""
        return max((entry.ubah for entry in self.entries if entry.ubah), default=None)

    def get_urls(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Add to each address itself and its translations, as both of them name each other."""
        urls: list[dict[str, Any]] = super().get_urls(*args, **kwargs)
        for url in urls:
            item: Alamat = url["item"]
            origin = url["location"].removesuffix(item.jalan)
            known = self.partners[item.perihal]
            if len(known) < 2:
                continue
            named = {**known, "x-default": known[SOURCE]} if SOURCE in known else known
            url["alternates"] = [
                {"lang_code": code, "location": f"{origin}{path}"} for code, path in named.items()
            ]
        return urls


def bagian_sitemap(site: Site, sources: Mapping[str, Sumber]) -> dict[str, BagianSitemap]:
    """Return the sections that hold anything, by their name, for example `berita-en`.

    Args:
        sources: what has addresses without being a page, by the name of its app.
    """
    entries = [*_pages(site)]
    entries += [(name, entry) for name, source in sources.items() for entry in source()]
    partners: dict[Hashable, dict[str, str]] = defaultdict(dict)
    sections: dict[str, list[Alamat]] = defaultdict(list)
    for name, entry in entries:
        partners[entry.perihal][entry.bahasa] = entry.jalan
        sections[f"{name}-{entry.bahasa}"].append(entry)
    return {name: BagianSitemap(found, partners) for name, found in sorted(sections.items())}


def _pages(site: Site) -> Iterable[tuple[str, Alamat]]:
    """Yield app and address of every public page, in one query for the trees of all languages."""
    roots = Page.objects.filter(
        translation_key=site.root_page.translation_key, live=True
    ).values_list("path", flat=True)
    below_roots = Q()
    for path in roots:
        below_roots |= Q(path__startswith=path)
    if not below_roots:
        return
    rows = list(
        Page.objects.filter(below_roots, ~is_restricted(), live=True, alias_of__isnull=True)
        .annotate(app=F("content_type__app_label"), bahasa=F("locale__language_code"))
        .order_by("path")
        .values_list("path", "url_path", "bahasa", "app", "translation_key", "last_published_at")
    )
    changed = _latest_below({row[0]: row[-1] for row in rows})
    for path, url_path, language, app, key, _moment in rows:
        yield app, Alamat(language, address(url_path, language), key, changed.get(path))


def _latest_below(moments: Mapping[str, dt.datetime | None]) -> dict[str, dt.datetime]:
    """Return when each page or one below it last changed: lists change with what they list."""
    latest: dict[str, dt.datetime] = {}
    for path, moment in moments.items():
        if moment is None:
            continue
        for end in range(Page.steplen, len(path) + 1, Page.steplen):
            above = path[:end]
            latest[above] = max(latest.get(above, moment), moment)
    return latest
