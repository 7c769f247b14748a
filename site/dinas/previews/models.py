"""Links to drafts, for people without an account."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from dinas.core.drafts import find_draftable


def make_token() -> str:
    """Return 256 bits nobody can guess.

    They are kept as they are, not hashed: the list shows each link again to those who may edit
    the draft, and whoever could read this table could read the drafts beside it.
    """
    return secrets.token_urlsafe(32)


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Links by whether they still open."""

    def open(self) -> "PreviewLinkQuerySet":
        """Return those that are neither over nor revoked."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def of(self, content_type: ContentType, object_id: Any) -> "PreviewLinkQuerySet":
        """Return the links to one page or snippet."""
        return self.filter(content_type=content_type, object_id=str(object_id))


class PreviewLink(models.Model):
    """An address under which a draft can be read for some days."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    label = models.CharField(_("title"), max_length=255)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")
    token = models.CharField(max_length=64, unique=True, default=make_token, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    opened_count = models.PositiveIntegerField(default=0)
    last_opened_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ("-created_at",)
        indexes = (models.Index(fields=("content_type", "object_id")),)

    def __str__(self) -> str:
        return self.label

    @property
    def is_open(self) -> bool:
        """Whether the link still opens."""
        return self.revoked_at is None and self.expires_at > timezone.now()

    def resolve(self) -> Any | None:
        """Return the page or snippet, or nothing when it was deleted."""
        return find_draftable(self.content_type_id, self.object_id)

    def draft_of(self, instance: Any) -> Any:
        """Return the version that the link shows."""
        if self.revision is not None:
            return self.revision.as_object()
        return instance.get_latest_revision_as_object()

    def note_opening(self) -> None:
        """Count, without a word about who it was."""
        PreviewLink.objects.filter(pk=self.pk).update(
            opened_count=F("opened_count") + 1, last_opened_at=timezone.now()
        )

    def revoke(self) -> None:
        """Close the link for good."""
        PreviewLink.objects.filter(Q(pk=self.pk), revoked_at=None).update(revoked_at=timezone.now())
