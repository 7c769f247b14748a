"""Deleting pages together with their translations, or leaving these as pages of their own."""

from collections.abc import Collection, Iterable
from itertools import batched
from typing import Any

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import TranslationSource

from dinas.moderation.along.choice import translations_are_decided

AT_ONCE = 200
"""Pages deleted by one command: enough to be quick, few enough for a database's limits."""


def is_protected(pages: Collection[Page]) -> bool:
    """Tell whether something refers to one of the pages that cannot be without it."""
    if not pages:
        return False
    found = ReferenceIndex.get_grouped_references_to_in_bulk(pages)
    return any(references.is_protected for references in found.values())


@transaction.atomic
def delete_all(pages: Iterable[Page], user: Any) -> None:
    """Delete pages without pages below them; the log says of each who did it."""
    keys = list(dict.fromkeys(page.pk for page in pages))
    with translations_are_decided():
        for some in batched(keys, AT_ONCE):
            rows = Page.objects.filter(pk__in=some)
            for page in rows.specific():
                DeletePageAction(page, user=user).log_deletion(page)
            rows.delete()


@transaction.atomic
def delete_translations(roots: Iterable[Page], user: Any) -> None:
    """Delete translations and what lies below them; the log says who did it."""
    with translations_are_decided():
        for root in roots:
            DeletePageAction(root, user=user).execute(skip_permission_checks=True)


def forget_sources(pages: Iterable[Page]) -> None:
    """Make the translations of these pages pages of their own.

    Without this the translation editor would look for a source that is gone.
    """
    for some in batched(pages, AT_ONCE):
        keys = [page.translation_key for page in some]
        locales = {page.locale_id for page in some}
        TranslationSource.objects.filter(object_id__in=keys, locale_id__in=locales).delete()


def orphan_translations(page: Page, roots: Iterable[Page], user: Any) -> None:
    """Do so before a page is deleted with all that lies below it.

    Copies go with what they copy, unless other pages lie below them.
    """
    delete_translations([root for root in roots if root.alias_of_id and root.is_leaf()], user)
    forget_sources(Page.objects.filter(path__startswith=page.path, locale_id=page.locale_id))
