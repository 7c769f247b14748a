"""The site for search engines: every public address, with those of its translations.

Pages are found in the tree, whatever their type. Apps name what else has an address: the months of
the calendar, the commodities, the districts. A section holds what belongs to one app in one
language, in files of so many addresses; each file is made from the rows that stand in it, so that
its cost hardly grows with the site, and is old only when something of its app has changed.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from dinas.core.bahasa import SOURCE, address
from dinas.core.keeping import kept
from dinas.core.query import is_restricted
from dinas.core.reading import depth, only_rows, row, types_of

MOST_ADDRESSES = 2_000
"""In one file. The protocol allows 50,000, but a file is made anew after each change of its app."""
SECTION = ("content_type__app_label", "locale__language_code")
CHANGED = "last_published_at"


@dataclass(frozen=True)
class Alamat:
    """One address of the site."""

    bahasa: str
    jalan: str
    perihal: Hashable
    """What it is about: the same in both languages, and in no other pair of addresses."""
    ubah: dt.datetime | None = None


Sumber = Callable[[], Iterable[Alamat]]


@dataclass(frozen=True)
class Bagian:
    """A section of the sitemap: how many addresses it has, and when one of them last changed."""

    banyak: int = 0
    ubah: dt.datetime | None = None

    @property
    def berkas(self) -> int:
        """Return how many files hold it."""
        return -(-self.banyak // MOST_ADDRESSES)


@dataclass(frozen=True)
class Isi:
    """One address in a file: its path, when it changed, and its paths in all languages."""

    jalan: str
    ubah: dt.datetime | None
    pasangan: Mapping[str, str] = field(default_factory=dict)
    """By language, itself included; nothing where it has no translation."""


def bagian_sitemap(site: Site, sources: Mapping[str, Sumber]) -> dict[str, Bagian]:
    """Return the sections that hold anything, by their name, for example `berita-en`.

    Args:
        sources: what has addresses without being a page, by the name of its app.
    """
    found: dict[str, Bagian] = {}
    roots = _roots(site)
    rows = list(_publik(roots).values_list(*SECTION).annotate(Count("pk"), Max(CHANGED)))
    for app, language, count, changed in rows:
        if app in roots.values():  # a home page is as new as whatever lies below it
            changed = _newest(row[-1] for row in rows if row[1] == language)
        found[f"{app}-{language}"] = Bagian(count, changed)
    for app in sources:
        entries = _lain(sources, app)
        for language in dict(settings.LANGUAGES):
            if others := [one for one in entries if one.bahasa == language]:
                known = found.get(name := f"{app}-{language}", Bagian())
                changed = _newest([known.ubah, *(one.ubah for one in others)])
                found[name] = Bagian(known.banyak + len(others), changed)
    return dict(sorted(found.items()))


def isi_berkas(site: Site, section: str, number: int, sources: Mapping[str, Sumber]) -> list[Isi]:
    """Return what stands in a file of a section, the first of which has number 1.

    Nothing if there is no such section or file.
    """
    app, _dash, language = section.rpartition("-")
    start, stop = (number - 1) * MOST_ADDRESSES, number * MOST_ADDRESSES
    roots = _roots(site)
    # A home page is as new as all below it, and so depends on all; other apps keep to themselves.
    is_home = app in roots.values()
    with nullcontext() if is_home else only_rows(*types_of(app)):
        pages = _publik(roots).filter(content_type__app_label=app)
        ours = pages.filter(locale__language_code=language)
        count = ours.count()
        below = _publik(roots).filter(locale__language_code=language) if is_home else ours
        entries = _halaman(pages, ours, below, language, slice(start, stop))
    others = _lain(sources, app) if app in sources else ()
    rest = slice(max(start - count, 0), max(stop - count, 0))
    return entries + _entri(others, language, rest)


def _roots(site: Site) -> dict[str, str]:
    """Return the paths of the public home pages of all languages, with their app."""
    homes = Page.objects.filter(pk=site.root_page_id)
    # All above the third level make everything old when they change.
    with only_rows(row(site.root_page_id), depth(2)):
        return dict(
            Page.objects.filter(translation_key__in=homes.values("translation_key"), live=True)
            .order_by("path")
            .values_list("path", "content_type__app_label")
        )


def _publik(roots: Iterable[str]) -> PageQuerySet:
    """Return all public pages below the home pages."""
    below = [Q(path__startswith=path) for path in roots]
    if not below:
        return Page.objects.none()
    is_open = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    return Page.objects.order_by().filter(
        reduce(or_, below), is_open, ~is_restricted(), live=True, alias_of__isnull=True
    )


def _halaman(
    pages: PageQuerySet, ours: PageQuerySet, below: PageQuerySet, language: str, part: slice
) -> list[Isi]:
    """Return some of the pages of a section, in the order of the tree.

    Args:
        pages: those of the app in all languages.
        ours: those of this section.
        below: those that may lie below one of these.
    """
    codes = [code for code, _name in settings.LANGUAGES if code != language]
    partners = {
        f"di_{code}": Subquery(
            pages.filter(
                translation_key=OuterRef("translation_key"), locale__language_code=code
            ).values("url_path")[:1]
        )
        for code in codes
    }
    columns = ("path", "url_path", "numchild", CHANGED)
    ordered = ours.order_by("path").annotate(**partners)
    rows = list(ordered.values_list(*columns, *partners)[part])
    latest = _latest_below(below) if any(row[2] for row in rows) else {}
    found = []
    for path, url_path, _children, changed, *others in rows:
        places = zip(codes, others, strict=True)
        own = address(url_path, language)
        known = {code: address(other, code) for code, other in places if other is not None}
        moment = _newest([changed, latest.get(path)])
        found.append(Isi(own, moment, _pasangan({**known, language: own})))
    return found


def _latest_below(pages: PageQuerySet) -> dict[str, dt.datetime]:
    """Return when something below a page last changed: lists change with what they list."""
    latest: dict[str, dt.datetime] = {}
    above = Substr("path", 1, Length("path") - Page.steplen)
    for path, moment in pages.values_list(above).annotate(Max(CHANGED)):
        if moment is not None:
            for end in range(Page.steplen, len(path) + 1, Page.steplen):
                latest[path[:end]] = max(latest.get(path[:end], moment), moment)
    return latest


def _lain(sources: Mapping[str, Sumber], app: str) -> Sequence[Alamat]:
    """Return what an app has addresses for beside its pages."""
    return kept(("sitemap", app), lambda: tuple(sources[app]()))


def _entri(found: Sequence[Alamat], language: str, part: slice) -> list[Isi]:
    """Return some of the addresses of a language that are no pages."""
    partners: dict[Hashable, dict[str, str]] = {}
    for one in found:
        partners.setdefault(one.perihal, {})[one.bahasa] = one.jalan
    ours = [one for one in found if one.bahasa == language][part]
    return [Isi(one.jalan, one.ubah, _pasangan(partners[one.perihal])) for one in ours]


def _pasangan(known: Mapping[str, str]) -> dict[str, str]:
    """Return the paths by language in the order of the settings, and which is for all others."""
    if len(known) < 2:
        return {}
    named = {code: known[code] for code, _name in settings.LANGUAGES if code in known}
    return {**named, "x-default": known[SOURCE]} if SOURCE in known else named


def _newest(moments: Iterable[dt.datetime | None]) -> dt.datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
