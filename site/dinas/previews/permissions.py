"""Who may show a draft to outsiders."""

from typing import Any

from wagtail.models import Page, PageViewRestriction

from dinas.moderation.gates import can_edit, can_publish


def may_share(user: Any, instance: Any) -> bool:
    """Tell whether the user may make links to this page or snippet.

    Who may write it may show it; a page that is closed to readers only who may publish it.
    """
    if isinstance(instance, Page) and instance.get_view_restrictions().exists():
        return can_publish(user, instance)
    return can_edit(user, instance) or can_publish(user, instance)


def may_share_listed(user: Any, page: Page) -> bool:
    """Tell the same of one page of a list, asking once a request which pages are closed."""
    if not hasattr(user, "_closed_paths"):
        rows = PageViewRestriction.objects.values_list("page__path", "page__aliases__path")
        user._closed_paths = tuple({path for row in rows for path in row if path})
    if page.path.startswith(user._closed_paths):
        return can_publish(user, page)
    return can_edit(user, page) or can_publish(user, page)
