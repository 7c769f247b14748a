"""Who may show a draft to outsiders."""

from typing import Any

from wagtail.models import Page

from dinas.moderation.gates import can_edit, can_publish


def may_share(user: Any, instance: Any) -> bool:
    """Tell whether the user may make links to this page or snippet.

    Who may write it may show it; a page that is closed to readers only who may publish it.
    """
    if isinstance(instance, Page) and instance.get_view_restrictions().exists():
        return can_publish(user, instance)
    return can_edit(user, instance) or can_publish(user, instance)
