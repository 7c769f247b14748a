"""Deleting pages together with their translations, or leaving these as pages of their own."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import TranslationSource

from dinas.moderation.along.choice import translations_are_decided


def is_protected(pages: Iterable[Page]) -> bool:
    """Tell whether something refers to one of the pages that cannot be without it."""
    return any(
        ReferenceIndex.get_references_to(page).group_by_source_object().is_protected
        for page in pages
    )


@transaction.atomic
def delete_translations(roots: Iterable[Page], user: Any) -> None:
    """Delete translations and what lies below them; the log says who did it."""
    with translations_are_decided():
        for root in roots:
            DeletePageAction(root, user=user).execute(skip_permission_checks=True)


def orphan_translations(page: Page, roots: Iterable[Page], user: Any) -> None:
    """Make translations pages of their own, as their source is about to be deleted.

    Without this the translation editor would look for a source that is gone. Copies go with what
    they copy, unless other pages lie below them.
    """
    delete_translations([root for root in roots if root.alias_of_id and root.is_leaf()], user)
    tree = Page.objects.filter(path__startswith=page.path, locale_id=page.locale_id)
    keys = tree.order_by().values("translation_key")
    TranslationSource.objects.filter(object_id__in=keys, locale_id=page.locale_id).delete()
