"""Questions about a user's rights that Wagtail has no answer for."""

from typing import Any

from wagtail.models import GroupPagePermission, Locale, Page


def granted_locale_ids(user: Any) -> set[int]:
    """Return the languages that the user may work in: those with a home page granted to a group.

    Wagtail gives rights on snippets without regard to their language; this is what tells a
    translator's rows from an editor's.
    """
    if not user.is_active:
        return set()
    if user.is_superuser:
        return set(Locale.objects.values_list("pk", flat=True))
    if not hasattr(user, "_granted_locale_ids"):
        granted = GroupPagePermission.objects.filter(group__user=user).values("page_id")
        user._granted_locale_ids = set(
            Page.objects.filter(depth=2, pk__in=granted).values_list("locale_id", flat=True)
        )
    return user._granted_locale_ids
