"""Gathers what surrounds a page, in as few queries as there are kinds of things."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from dinas.core.bahasa import SOURCE, active_language, address, prefix
from dinas.core.keeping import Told
from dinas.core.models import KontakSetting
from dinas.core.query import is_restricted
from dinas.core.routing import Trail, root_of, trail_to
from dinas.core.sites import site_of

NAMES = {"id": "Indonesia", "en": "English"}


@dataclass
class Tautan:
    """A link of the menu, the footer or the breadcrumb."""

    teks: str
    href: str
    is_current: bool = False
    ikon: str = ""
    is_di_sini: bool = False
    """Whether it leads to the very address that is shown, not only to one above it."""


@dataclass
class Bahasa:
    """One of the two languages, as the switch offers it."""

    kode: str
    nama: str
    href: str
    is_current: bool
    is_ada: bool
    """Whether the page is there in this language; else the address says that it isn't."""


@dataclass(frozen=True)
class Kaki:
    """What the footer shows: the same on all pages of a language."""

    beranda: str
    kontak: KontakSetting
    layanan: list[Tautan]
    situs: list[Tautan]
    berita: str
    """Address of the list of news; empty where there is none."""
    hak: str
    sumber: str


@dataclass
class Situs:
    """What surrounds a page."""

    bahasa: str
    trail: Trail
    beranda: Page
    indeks: dict[str, str]
    """Addresses of the pages right below home, by page type (`beritaindexpage`)."""
    menu: list[Tautan]
    jejak: list[Tautan]
    kaki: Told
    """What the footer shows (`Kaki`)."""
    kontak: KontakSetting
    bahasa_lain: list[Bahasa]
    asal: str
    """Scheme and host, for addresses that leave the page (canonical, sharing)."""

    @property
    def layanan(self) -> list[Tautan]:
        """The office's main services, as the home page has them."""
        return links(self.beranda.layanan, self.trail, self.bahasa)

    @property
    def bahasa_lain_ada(self) -> Bahasa | None:
        """The other language, if the page is there in it."""
        others = (other for other in self.bahasa_lain if not other.is_current and other.is_ada)
        return next(others, None)

    @property
    def alamat_bahasa(self) -> dict[str, str]:
        """The page's address in each language, where an untranslated page says that it is one."""
        return {each.kode: each.href for each in self.bahasa_lain}


def surroundings(request: HttpRequest, page: Page | None, subject: Any = None) -> Situs:
    """Return the surroundings of `page`, gathered once a request."""
    kept: Situs | None = getattr(request, "_situs", None)
    if kept is None:
        kept = gather(request, page, subject)
        request._situs = kept  # type: ignore[attr-defined]  # the request is this memo's life
    return kept


def gather(request: HttpRequest, page: Page | None, subject: Any = None) -> Situs:
    """Return the surroundings of `page`.

    Args:
        page: the page shown; None for views that are no pages.
        subject: what the page is about when it isn't the page itself (a commodity).
    """
    language = page.locale.language_code if page is not None else active_language()
    site = site_of(request)
    trail = getattr(request, "trail", None)
    if trail is None or trail.root.locale.language_code != language:
        trail = trail_to(root_of(site, language), [])
    return Situs(
        bahasa=language,
        trail=trail,
        beranda=trail.root,
        indeks=_sections(trail, language),
        menu=_menu(trail, request.path_info, language),
        jejak=_breadcrumb(trail, page, language),
        kaki=_footer(site, trail, language),
        kontak=_contacts(site),
        bahasa_lain=_languages(request.path_info, language, subject or page),
        asal=f"{request.scheme}://{request.get_host()}",
    )


def _sections(trail: Trail, language: str) -> dict[str, str]:
    return {below.model_name: address(below.url_path, language) for below in trail.below_root}


def _contacts(site: Site | None) -> KontakSetting:
    return getattr(site, "kontaksetting", None) or KontakSetting()


_footers: dict[str, tuple[tuple[Any, ...], Told]] = {}
"""The last footer of each language, and the very objects that it was made of."""


def _footer(site: Site | None, trail: Trail, language: str) -> Told:
    """Return what the footer shows, made anew once its site, home page or trail is another.

    These stay the same objects as long as nothing has changed that they were read from.
    """
    made_of = (site, trail.root, trail.below_root, trail.linked)
    known = _footers.get(language)
    if known is not None and all(map(operator.is_, known[0], made_of)):
        return known[1]
    footer = Told.of(
        Kaki(
            beranda=f"{prefix(language)}/",
            kontak=_contacts(site),
            layanan=links(trail.root.kaki_layanan, trail, language),
            situs=links(trail.root.kaki_situs, trail, language),
            berita=_sections(trail, language).get("beritaindexpage", ""),
            hak=trail.root.kaki_hak,
            sumber=trail.root.kaki_sumber,
        )
    )
    _footers[language] = made_of, footer
    return footer


def links(
    stream: Any,
    trail: Trail,
    language: str,
    *,
    keep: Callable[[Any], bool] = lambda value: True,
    is_link_needed: bool = True,
) -> list[Tautan]:
    """Return the links of a home page's stream, read from its raw data.

    Args:
        keep: says of a block's raw value whether it is wanted now.
        is_link_needed: whether blocks are left out that lead nowhere, or to a page that is gone.
    """
    found = []
    for block in stream.raw_data:
        value = block["value"]
        if not keep(value):
            continue
        page = trail.linked.get(value.get("halaman"))
        href = value.get("alamat") or ""
        if page is not None:
            href = address(page.url_path, language)
        if href or not is_link_needed:
            found.append(Tautan(value.get("teks", ""), href, ikon=value.get("ikon", "")))
    return found


def _menu(trail: Trail, path: str, language: str) -> list[Tautan]:
    home = f"{prefix(language)}/"
    here = path == home
    items = [Tautan(_("Home"), home, is_current=here, is_di_sini=here)]
    for page in trail.below_root:
        if not page.show_in_menus:
            continue
        href = address(page.url_path, language)
        items.append(
            Tautan(page.title, href, is_current=path.startswith(href), is_di_sini=path == href)
        )
    return items


def _breadcrumb(trail: Trail, page: Page | None, language: str) -> list[Tautan]:
    crumbs = [Tautan(_("Home"), f"{prefix(language)}/")]
    crumbs.extend(
        Tautan(ancestor.title, address(ancestor.url_path, language))
        for ancestor in trail.pages
        if _is_read_in(ancestor, language) and (page is None or ancestor.pk != page.pk)
    )
    return crumbs


def _is_read_in(page: Page, language: str) -> bool:
    """Whether readers meet the page in this language, and not the word that it is not there yet.

    An address may name a draft of a translation, or a copy that only holds a place in the tree.
    """
    return bool(page.live and (language == SOURCE or page.alias_of_id is None))


def _languages(path: str, language: str, subject: Any) -> list[Bahasa]:
    offered = []
    for code, name in NAMES.items():
        is_current = code == language
        bare = path.removeprefix(prefix(language)) or "/"
        offered.append(
            Bahasa(
                kode=code,
                nama=name,
                href=path if is_current else f"{prefix(code)}{bare}",
                is_current=is_current,
                is_ada=is_current or _is_translated(subject, code),
            )
        )
    return offered


def _is_translated(subject: Any, language: str) -> bool:
    if subject is None:
        return True
    known: bool | None = getattr(subject, "is_diterjemahkan", None)  # as routing fetched it
    if known is not None:
        return known
    rows = type(subject)._base_manager.filter(
        translation_key=subject.translation_key, locale__language_code=language, live=True
    )
    if isinstance(subject, Page):
        rows = rows.filter(~is_restricted())
        if language != SOURCE:
            rows = rows.filter(alias_of__isnull=True)
    return rows.exists()
