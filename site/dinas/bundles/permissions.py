"""Who may bundle: those who may publish something; each item is asked about again."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission
from wagtail.permission_policies.base import BasePermissionPolicy


def may_bundle(user: Any) -> bool:
    """Tell whether the user publishes anything on this site, asking once a request."""
    if not user.is_active or not user.is_authenticated:
        return False
    if user.is_superuser:
        return True
    if not hasattr(user, "_may_bundle"):
        user._may_bundle = GroupPagePermission.objects.filter(
            group__user=user, permission__codename="publish_page"
        ).exists()
    return bool(user._may_bundle)


class PublisherPolicy(BasePermissionPolicy):
    """Bundles are for people who publish, whatever the action; others don't see them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Ask for the right to publish."""
        return may_bundle(user)

    def users_with_any_permission(self, actions: Any) -> QuerySet[Any]:
        """Return the people who publish."""
        return (
            get_user_model()
            .objects.filter(is_active=True)
            .filter(
                Q(is_superuser=True)
                | Q(groups__page_permissions__permission__codename="publish_page")
            )
            .distinct()
        )
