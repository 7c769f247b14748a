"""Keeps the English address the Indonesian one under `/en/` when a page is renamed."""

from django.db import transaction
from wagtail.models import Page

from dinas.core.bahasa import SOURCE
from dinas.core.renaming import CHOICE, STAY

HOME_DEPTH = 2
"""Home pages have slugs of their own, which no address shows."""


@transaction.atomic
def rename_translations(page: Page) -> None:
    """Give the page's translations its slug at once, public ones and drafts, unless told not to.

    Else the language switch would lead to an address that nobody has until the next time somebody
    publishes the translation.
    """
    if page.locale.language_code != SOURCE or page.depth <= HOME_DEPTH:
        return
    if getattr(page, CHOICE, "") == STAY:
        return
    for translation in page.get_translations().exclude(slug=page.slug).specific():
        if not Page._slug_is_available(page.slug, translation.get_parent(), translation):
            continue
        translation.slug = page.slug
        # The text was agreed on before; only where it stands is new.
        translation.save(clean=False)
        draft = translation.latest_revision
        if draft is not None:
            # Publishing the draft must not bring the old address back.
            draft.content["slug"] = page.slug
            draft.content["url_path"] = translation.url_path
            draft.save(update_fields=["content"])
