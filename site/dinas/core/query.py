"""Query sets that no list, feed or calendar can forget to filter."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Length, Substr
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from dinas.core.bahasa import SOURCE


def is_restricted(path: str = "path") -> Exists:
    """Say, inside the query, whether a page or one above it is private.

    Args:
        path: the lookup that leads to the page's tree path.
    """
    return Exists(
        PageViewRestriction.objects.filter(
            page__path=Substr(OuterRef(path), 1, Length("page__path"))
        )
    )


def is_public(language: str | None = None, page: str = "pk") -> Exists:
    """Say, inside the query, whether a page is live, not private, and no mere copy of another.

    It asks for each page by itself. Written as plain lookups, SQLite would begin with all pages of
    the language, or all that are no copies: most of them are news, whatever kind of page is asked
    for. It knows the indexes, but not how many rows are alike in them.

    Args:
        language: of this language only.
        page: the lookup that leads to the page's key.
    """
    pages = Page.objects.order_by().filter(
        ~is_restricted(), pk=OuterRef(page), live=True, alias_of__isnull=True
    )
    if language is not None:
        pages = pages.filter(locale__language_code=language)
    return Exists(pages)


def is_restricted_like_source() -> Exists:
    """Say, inside the query, whether a page or its source, or one above either, is private."""
    return Exists(
        PageViewRestriction.objects.filter(
            Q(page__path=Substr(OuterRef("path"), 1, Length("page__path")))
            | Q(page__aliases__path=Substr(OuterRef("path"), 1, Length("page__aliases__path")))
        )
    )


def localized(model: type[models.Model], relation: str, field: str, language: str) -> Any:
    """Return an expression for `relation.field` in `language`, else as the source language has it.

    An empty `relation` means the row itself.

    References from pages always point to the source language's row of a translated snippet; the
    row of another language is found by its translation key, in the same query.
    """
    lead = f"{relation}__" if relation else ""
    if language == SOURCE:
        return F(f"{lead}{field}")
    translations = model._default_manager.filter(
        locale__language_code=language,
        translation_key=OuterRef(f"{lead}translation_key"),
    )
    if any(f.name == "live" for f in model._meta.get_fields()):
        translations = translations.filter(live=True)
    return Coalesce(Subquery(translations.values(field)[:1]), F(f"{lead}{field}"))


class PublicPageQuerySet(PageQuerySet):
    """Pages as the public may see them."""

    def public_in(self, language: str) -> Self:
        """Keep pages of `language` that are live, not private, and no mere copy of another."""
        return self.filter(is_public(language))

    def publik(self) -> Self:
        """Keep pages of any language that are live, not private, and no mere copy of another."""
        return self.filter(is_public())


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


def source_locale_only() -> dict[str, str]:
    """Limit a choice of snippets to the source language's rows (for `limit_choices_to`)."""
    return {"locale__language_code": SOURCE}
