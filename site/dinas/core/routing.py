"""From an address to a page in a fixed number of queries, however deep the page lies.

Wagtail asks the database twice for each level of the tree. Here one query fetches all pages on the
way and the menu; the page itself is fetched with what its template needs.
"""

from copy import copy
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import F, Q, QuerySet, TextField, UUIDField
from django.http import Http404, HttpRequest
from django.utils.translation import get_language_from_path
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from dinas.core.bahasa import SOURCE
from dinas.core.keeping import kept
from dinas.core.query import is_restricted
from dinas.core.reading import at, depth, only_rows, row
from dinas.core.sites import site_of
from dinas.core.statements import Blank, ask, blanks

MAX_DEPTH = 12
"""Longer addresses belong to nobody; the tree has four levels."""


@dataclass
class Trail:
    """What routing learned about the site: kept on the request for menu and breadcrumbs."""

    root: Page
    pages: list[Page] = field(default_factory=list)
    below_root: list[Page] = field(default_factory=list)
    """Public pages right below the home page, with `model_name`, the lower-case page type."""
    linked: dict[int, Page] = field(default_factory=dict)
    """Public pages that the home page's links lead to, by key."""
    served: Page | None = None
    """The last of `pages`, if it was fetched with all that serving it needs."""


@dataclass
class Untranslated:
    """What exists in the source language only, asked for in another language.

    `source` is a page or a snippet with an address of its own; `root` is the page, in the language
    asked for, under which the answer is given.
    """

    source: Any
    root: Page


@cache
def _root_model() -> type[Page]:
    """Return the page type that stands at the root of a language, without asking the database."""
    return next(
        (model for model in apps.get_models() if getattr(model, "is_language_root", False)), Page
    )


def root_of(site: Site, language: str) -> Page:
    """Return the language's home page as its own type, for what surrounds a page.

    It is kept for all readers, so nobody may change it; who answers with it takes a copy.

    Raises:
        Http404: the language has no live home page.
    """
    key = site.root_page.translation_key
    return kept(("core.root", key, language), lambda: _root(key, language))


def _root(key: UUID, language: str) -> Page:
    model = _root_model()

    def make() -> QuerySet[Page]:
        return (
            _serving(model)
            .select_related("locale")
            .filter(
                translation_key=Blank("key", UUIDField()),
                locale__language_code=Blank("language", TextField()),
                live=True,
            )
            .order_by("path")[:1]
        )

    homes = ask(("core.root", model._meta.label), make, key=key, language=language)
    if not homes:
        raise Http404
    return homes[0]


def _serving(model: type[Page]) -> QuerySet[Any]:
    """Return the pages of a type with all that serving one needs."""
    serving = getattr(model, "queryset_for_serving", model._default_manager.all)
    rows: QuerySet[Any] = serving()
    return rows


def trail_to(root: Page, components: list[str]) -> Trail:
    """Fetch the pages on the way, those right below `root` and those it links to, in one query.

    A home page says by `linked_page_ids()` which pages its footer and strips lead to.
    """
    linked_ids = root.linked_page_ids() if hasattr(root, "linked_page_ids") else set()
    ways = [
        f"{root.url_path}{'/'.join(components[: length + 1])}/"
        for length in range(min(len(components), MAX_DEPTH))
    ]
    fetched: list[Page] = []

    def make() -> tuple[list[Page], dict[int, Page]]:
        fetched.extend(_fetch(root, ways, linked_ids))
        return _shared(root, fetched, linked_ids)

    trail = Trail(root)
    key = ("core.trail", root.pk, root.path, frozenset(linked_ids))
    trail.below_root, trail.linked = kept(key, make)
    if not fetched and _is_known(trail, ways):
        return trail
    found = fetched or _on_the_way(ways)
    by_way = {page.url_path: page for page in found}
    for way in ways:
        if way not in by_way:
            break
        trail.pages.append(by_way[way])
    return trail


def _fetch(root: Page, ways: list[str], linked_ids: set[int]) -> list[Page]:
    """Return the pages at `ways`, those right below `root` and the linked ones, in one query."""
    wanted_ways, values = blanks("way", ways, TextField())
    wanted_ids, more = blanks("linked", sorted(linked_ids))

    def make() -> QuerySet[Page]:
        return _named(
            Q(url_path__in=wanted_ways)
            | Q(path__startswith=root.path, depth=root.depth + 1, live=True)
            | Q(pk__in=wanted_ids, live=True)
        )

    with only_rows(depth(root.depth + 1), *map(at, ways), *map(row, linked_ids)):
        return ask(("core.trail", root.path, len(ways), len(linked_ids)), make, **values, **more)


def _is_known(trail: Trail, ways: list[str]) -> bool:
    """Go the way without asking for pages of any type, where that is enough."""
    section = next((page for page in trail.below_root if page.url_path in ways[:1]), None)
    if section is None:
        return False
    if len(ways) == 1:
        trail.pages = [section]
        return True
    child = _only_type_below(section.app_name, section.model_name)
    if child is None:
        return False
    found = ask(
        ("core.serving_at", child._meta.label),
        lambda: _serving(child).filter(
            url_path=Blank("way", TextField()), slug=Blank("slug", TextField())
        ),
        way=ways[1],
        slug=ways[1].rsplit("/", 2)[1],
    )
    if not found:
        return False
    trail.served = found[0]
    trail.pages = [section, found[0]]
    return True


@cache
def _only_type_below(app_name: str, model_name: str) -> type[Page] | None:
    """Return the type of all pages below those of a type, if there is but one, with none below."""
    types = apps.get_model(app_name, model_name).allowed_subpage_models()
    if len(types) != 1 or types[0].allowed_subpage_models():
        return None
    child: type[Page] = types[0]
    return child


def _on_the_way(ways: list[str]) -> list[Page]:
    """Return the pages at these addresses."""
    if not ways:
        return []
    wanted, values = blanks("way", ways, TextField())
    # The end of the address as well: there is an index of that.
    slugs, more = blanks("slug", [way.rsplit("/", 2)[1] for way in ways], TextField())

    def make() -> QuerySet[Page]:
        return _named(Q(url_path__in=wanted, slug__in=slugs))

    with only_rows(*map(at, ways)):
        return ask(("core.on_the_way", len(ways)), make, **values, **more)


def _named(wanted: Q) -> QuerySet[Page]:
    return (
        Page.objects.filter(wanted)
        .annotate(
            restricted=is_restricted(),
            app_name=F("content_type__app_label"),
            model_name=F("content_type__model"),
        )
        .order_by("path")
    )


def _shared(
    root: Page, found: list[Page], linked_ids: set[int]
) -> tuple[list[Page], dict[int, Page]]:
    """Return the public pages right below `root`, and by key those that it links to."""
    below_root = [
        page
        for page in found
        if page.path.startswith(root.path)
        and page.depth == root.depth + 1
        and page.live
        and not page.restricted
        and page.alias_of_id is None
    ]
    return below_root, {page.pk: page for page in found if page.pk in linked_ids and page.live}


def _walk(request: HttpRequest, trail: Trail, components: list[str]) -> RouteResult:
    if len(components) > MAX_DEPTH:
        raise Http404
    rest = components[len(trail.pages) :]
    if not trail.pages:
        page = copy(trail.root)  # which others hold as well; a page that answers is written on
    elif trail.served is not None:
        page = trail.served
    else:
        last = trail.pages[-1]
        model = apps.get_model(last.app_name, last.model_name)
        found = ask(
            ("core.serving", model._meta.label),
            lambda: _serving(model).filter(pk=Blank("pk")),
            pk=last.pk,
        )
        if not found:
            raise Http404  # deleted this moment
        page = found[0]
    if rest and not hasattr(page, "resolve_subpage"):
        raise Http404
    return page.route(request, rest)


def resolve(request: HttpRequest, path: str) -> RouteResult | Untranslated:
    """Find what stands at `path`, which is below the language's prefix.

    Raises:
        Http404: nothing public stands there in any language.
    """
    site = site_of(request)
    if site is None:
        raise Http404
    components = [component for component in path.split("/") if component]
    language = get_language_from_path(request.path_info) or SOURCE
    root = root_of(site, language)
    trail = trail_to(root, components)
    request.trail = trail  # type: ignore[attr-defined]  # read by the navigation's tags
    try:
        result = _walk(request, trail, components)
    except Http404:
        if language == SOURCE:
            raise
        return _source_only(request, site, components, root)
    if language != SOURCE and result.page.alias_of_id is not None:
        # A parent that Wagtail copied so that a child has a place: its text is not translated.
        return _source_only(request, site, components, root)
    return result


def _source_only(
    request: HttpRequest, site: Site, components: list[str], root: Page
) -> Untranslated:
    source_root = root_of(site, SOURCE)
    result = _walk(request, trail_to(source_root, components), components)
    if result.page.get_view_restrictions().exists():
        raise Http404
    return Untranslated(source=result.page, root=root)
