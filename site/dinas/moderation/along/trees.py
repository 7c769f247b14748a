"""Which translations belong to a page and to what lies below it, and how many pages that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from dinas.core.bahasa import SOURCE


@dataclass(frozen=True)
class Translated:
    """A translation as the question names it."""

    page: Page
    language: str
    below: int
    """How many pages lie below it."""
    live_below: int

    @property
    def title(self) -> str:
        """Its title as the admin shows it."""
        return str(self.page.specific_deferred.get_admin_display_title())


def is_source(page: Page) -> bool:
    """Tell whether others follow this page: only the language in which editors write leads."""
    return page.locale.language_code == SOURCE


def translations_of(page: Page) -> QuerySet[Page]:
    """Return the page's translations; copies (aliases) are none, for they follow by themselves."""
    if not is_source(page):
        return Page.objects.none()
    rows: QuerySet[Page] = page.get_translations().filter(alias_of__isnull=True)
    return rows.select_related("locale").order_by("path")


def described(pages: Iterable[Page]) -> list[Translated]:
    """Return the translations with what the question says about each."""
    return [
        Translated(
            page,
            page.locale.get_display_name(),
            page.get_descendant_count(),
            page.get_descendants().live().count(),
        )
        for page in pages
    ]


def translation_roots(page: Page) -> list[Page]:
    """Return the translations of the page and of all below it, without those inside another.

    Most often this is one page; others lie elsewhere because they were left behind by a move.
    Copies are among them: without their source they have nothing to show.
    """
    if not is_source(page):
        return []
    tree = Page.objects.filter(path__startswith=page.path, locale_id=page.locale_id)
    keys = tree.order_by().values("translation_key")
    found = Page.objects.filter(translation_key__in=keys).exclude(locale_id=page.locale_id)
    roots: list[Page] = []
    for candidate in found.select_related("locale").order_by("path"):
        if not roots or not candidate.path.startswith(roots[-1].path):
            roots.append(candidate)
    return roots


def size(roots: Iterable[Page]) -> int:
    """Return how many pages the trees hold, their tops included."""
    return sum(1 + root.get_descendant_count() for root in roots)
