"""Who reads which report."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry


def writes_pages(user: Any) -> bool:
    """Whether the person works on pages at all, in whichever language."""
    return policy_registry.get_by_type(Page).user_has_any_permission(
        user, ["add", "change", "publish"]
    )


def publishes_pages(user: Any) -> bool:
    """Whether the person answers for what is public: moderators and administrators."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")
