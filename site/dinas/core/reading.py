"""Lets code say which rows of the tree a query depends on, where its words alone do not.

The cache of pages (`dinas.pagecache`) sees each query and keeps a page until something changes that
its queries may have read. A query over all kinds of pages would make every change count. Who asks
one, and knows that only some rows can matter, says so:

    with only_rows(depth(3), at("/home/berita/")):
        pages = list(Page.objects.filter(...))

A row counts before and after it is changed; its number of children never does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from wagtail.models import Page

declared: ContextVar[frozenset[str] | None] = ContextVar("declared_rows", default=None)
"""The rows that matter to the queries asked now; None where nobody has said."""


_AT = "url:"
_ROW = "page:"


def at(url_path: str) -> str:
    """Name the page that is, was or will be at a place of the tree."""
    return f"{_AT}{url_path}"


def depth(number: int) -> str:
    """Name all pages of one level."""
    return f"depth:{number}"


def row(key: int) -> str:
    """Name one page by its key."""
    return f"{_ROW}{key}"


def is_of_one_page(name: str) -> bool:
    """Say whether a name is of a single page, of which there may be any number."""
    return name.startswith((_AT, _ROW))


def types_of(app: str) -> Iterator[str]:
    """Name all pages of the types of one app, which may be none."""
    for model in apps.get_models():
        if model._meta.app_label == app and issubclass(model, Page):
            yield model._meta.db_table


@contextmanager
def only_rows(*rows: str) -> Iterator[None]:
    """Say that of all pages only these matter to the queries asked within.

    Queries must be asked within, not only prepared: Django asks late.
    """
    token = declared.set(frozenset(rows))
    try:
        yield
    finally:
        declared.reset(token)
