"""The pages of a language as a reader may survey them: nested, with their addresses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_

from django.apps import apps
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from dinas.core.bahasa import address
from dinas.core.query import is_restricted


@dataclass
class Simpul:
    """A page in the site map, and those below it."""

    teks: str
    href: str
    anak: list["Simpul"] = field(default_factory=list)


_VIEWS: dict[str, Callable[[], str]] = {}


def list_view(name: str, title: Callable[[], str]) -> None:
    """Have the site map end with a view that is no page of the tree.

    Args:
        name: of its address.
        title: gives it in the active language.
    """
    _VIEWS[name] = title


def site_map(root: Page, language: str) -> list[Simpul]:
    """Return the public pages below `root` in the order of the tree, in one query.

    Those in the menu are listed, and those whose type says `is_di_peta_situs`. A page whose parent
    is not listed stands below the nearest listed one above it. Views that are no pages follow.
    """
    pages = (
        Page.objects.filter(
            _is_listed(),
            ~is_restricted(),
            path__startswith=root.path,
            depth__gt=root.depth,
            live=True,
            alias_of__isnull=True,
        )
        .only("title", "path", "depth", "url_path")
        .order_by("path")
    )
    top: list[Simpul] = []
    way: list[tuple[str, Simpul]] = []
    for page in pages:
        node = Simpul(page.title, address(page.url_path, language))
        while way and not page.path.startswith(way[-1][0]):
            way.pop()
        (way[-1][1].anak if way else top).append(node)
        way.append((page.path, node))
    with override(language):
        return [*top, *(Simpul(title(), reverse(name)) for name, title in _VIEWS.items())]


@cache
def _is_listed() -> Q:
    labels = [
        (model._meta.app_label, model._meta.model_name)
        for model in apps.get_models()
        if getattr(model, "is_di_peta_situs", False)
    ]
    kinds = [Q(content_type__app_label=app, content_type__model=name) for app, name in labels]
    return reduce(or_, kinds, Q(show_in_menus=True))
