"""Pictures and documents: an owner's own file is his to change only until the public sees it."""

from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy


def is_shown_to_the_public(file: Any) -> bool:
    """Tell whether a published page or snippet uses the file."""
    return any(
        getattr(source, "live", True)
        for source, _references in ReferenceIndex.get_references_to(file).group_by_source_object()
        if source is not None
    )


class UnpublishedOwnershipPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy, without its door: who uploads a file may change it under a live page.

    Replacing the file, its words or deleting it would be public at once, and files have no drafts.
    """

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Ask for the full right to change where the public already sees the file."""
        if not super().user_has_any_permission_for_instance(user, actions, instance):
            return False
        if not set(actions) & {"change", "delete"} or "choose" in actions:
            return True
        if self._check_perm(user, ["change"], collection=instance.collection):
            return True
        return not is_shown_to_the_public(instance)


def register_policies() -> None:
    """Put the policy over the site's images and documents."""
    for model, auth_model in (
        (get_image_model(), "wagtailimages.Image"),
        (get_document_model(), "wagtaildocs.Document"),
    ):
        policy = UnpublishedOwnershipPolicy(
            model, auth_model=auth_model, owner_field_name="uploaded_by_user"
        )
        # Registered for the exact class, it goes before Wagtail's own, whichever comes first.
        register_permission_policy(model, policy, exact_class=True)
