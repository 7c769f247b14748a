"""Who may do what to one object, beyond what Wagtail asks."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, Site, TranslatableMixin
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import Translation

from dinas.accounts.permissions import granted_locale_ids
from dinas.core.bahasa import SOURCE


def can_publish(user: Any, instance: Any) -> bool:
    """Tell whether the user decides what readers see of this page or snippet."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_publish()
    if not can_work_in_language_of(user, instance):
        return False
    # A snippet without drafts is public as soon as it is saved.
    action = "publish" if isinstance(instance, DraftStateMixin) else "change"
    return user.has_perm(get_permission_name(action, type(instance)))


def can_edit(user: Any, instance: Any) -> bool:
    """Tell whether the user may write this page or snippet, in its language."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return can_work_in_language_of(user, instance) and user.has_perm(
        get_permission_name("change", type(instance))
    )


def can_work_in_language_of(user: Any, instance: Any) -> bool:
    """Tell whether the object's language is among those given to the user, or it has none."""
    if not isinstance(instance, TranslatableMixin):
        return True
    return instance.locale_id in granted_locale_ids(user)


def can_take_away(user: Any, page: Page) -> bool:
    """Tell whether the user may delete or move the page.

    Wagtail lets everyone who may edit a page delete it while it isn't published, another's work
    and a page under review included; and it takes translations along without asking.
    """
    if page.permissions_for_user(user).can_publish():
        return True
    if page.owner_id != user.pk or page.workflow_in_progress:
        return False
    return not page.get_translations().filter(live=True).exists()


def holds_other_pages(page: Page) -> bool:
    """Tell whether deleting the page, or its translation with it, would delete others too."""
    if not page.is_leaf():
        return True
    return page.get_translations().filter(numchild__gt=0).exists()


def is_home(page: Page) -> bool:
    """Tell whether a site stands below this page; deleting it would delete the site's record."""
    return Site.objects.filter(root_page__translation_key=page.translation_key).exists()


def why_not_deleted(user: Any, page: Page) -> str:
    """Return why somebody who may delete the page must not delete it with all it holds, or ""."""
    if is_home(page):
        return _("The home page cannot be deleted: the whole site lies below it.")
    if not user.is_superuser and holds_other_pages(page):
        return _(
            "“%(title)s” or its translation holds other pages. Only an administrator may delete "
            "it. You can unpublish it, or delete the pages below it first."
        ) % {"title": page.get_admin_display_title()}
    return ""


def refuse_unless(allowed: bool) -> None:
    """Stop the request where something isn't allowed.

    Raises:
        PermissionDenied: it isn't.
    """
    if not allowed:
        raise PermissionDenied


def refuse_other_languages(user: Any, instances: Iterable[Any]) -> None:
    """Stop the request when one of the snippets is in a language that isn't the user's."""
    refuse_unless(all(can_work_in_language_of(user, instance) for instance in instances))


def translation_of(instance: Any) -> Translation | None:
    """Return the translation whose result this page or snippet is, while it is kept in step."""
    return (
        Translation.objects.filter(
            source__object_id=instance.translation_key,
            target_locale_id=instance.locale_id,
            enabled=True,
        )
        .select_related("source", "target_locale")
        .first()
    )


def missing_count(translation: Translation) -> int:
    """Return how many texts of the source have no translation yet."""
    segments = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    return segments.filter(translation=None).count()


def is_untranslated(instance: Any) -> bool:
    """Tell whether this is a translation kept in step that lacks some of its texts."""
    if instance.locale.language_code == SOURCE:
        return False
    translation = translation_of(instance)
    return translation is not None and missing_count(translation) > 0
