"""A copy of an Indonesian page in another language, on its way to become a translation."""

from typing import Any

from django.db import transaction
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource


@transaction.atomic
def make_draft_of_alias(source: Page, alias: Page, user: Any) -> None:
    """Let the copy stand by itself and be translated; readers go on meeting the notice.

    Copies count as no translation. Left public, the page would from now on be one, with the
    source's words in it. wagtail-localize would write texts translated earlier into it at once.
    """
    source = source.specific
    record = TranslationSource.objects.get_for_instance_or_none(source)
    if record is None:
        record, _made = TranslationSource.get_or_create_from_instance(source)
    alias = alias.specific
    ConvertAliasPageAction(alias, user=user).execute(skip_permission_checks=True)
    UnpublishPageAction(alias, user=user).execute(skip_permission_checks=True)
    Translation.objects.update_or_create(
        source=record, target_locale=alias.locale, defaults={"enabled": True}
    )
