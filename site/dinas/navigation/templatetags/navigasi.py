"""Template tags for what surrounds a page."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict

from dinas.navigation.site_map import Simpul, site_map
from dinas.navigation.surroundings import Situs, surroundings

register = template.Library()


@register.simple_tag(takes_context=True)
def situs(context: dict[str, Any]) -> Situs:
    """Return what surrounds the page of this context."""
    return surroundings(context["request"], context.get("page"), context.get("perihal"))


@register.simple_tag(takes_context=True)
def peta_situs(context: dict[str, Any]) -> list[Simpul]:
    """Return home and the public pages of the reader's language, nested."""
    around = situs(context)
    home = Simpul(around.jejak[0].teks, around.jejak[0].href)
    return [home, *site_map(around.beranda, around.bahasa)]


@register.simple_tag(takes_context=True)
def ganti_query(context: dict[str, Any], **changes: Any) -> str:
    """Return the address's query with some parameters changed; empty values take them off."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "."


@register.filter
def nomor_terdekat(halaman: Page[Any]) -> Iterator[int | str]:
    """Yield the numbers near a page of a list, the first and the last, and dots where some lack."""
    return halaman.paginator.get_elided_page_range(halaman.number, on_each_side=2, on_ends=1)


@register.simple_tag(takes_context=True)
def tanpa(context: dict[str, Any], nama: str) -> str:
    """Return the address's query without one parameter, and from the first page."""
    return ganti_query(context, **{nama: None, "page": None})
