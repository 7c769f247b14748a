"""Bundles: what a moderator publishes together."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from dinas.bundles.querysets import BundleQuerySet
from dinas.core.drafts import find_draftable


class BundleState(models.TextChoices):
    """Where a bundle stands."""

    OPEN = "open", _("Being collected")
    SCHEDULED = "scheduled", _("Scheduled")
    FAILED = "failed", _("Failed")
    PUBLISHED = "published", _("Published")


class Bundle(models.Model):
    """Pages and snippets that become public together, or not at all."""

    title = models.CharField(_("title"), max_length=120)
    state = models.CharField(
        _("state"), max_length=12, choices=BundleState.choices, default=BundleState.OPEN
    )
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("made on"), auto_now_add=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    published_at = models.DateTimeField(_("published on"), null=True)
    failure = models.TextField(_("why it failed"), blank=True)

    objects = BundleQuerySet.as_manager()

    class Meta:
        verbose_name = _("publishing bundle")
        verbose_name_plural = _("publishing bundles")
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.title

    @property
    def is_changeable(self) -> bool:
        """Whether things may be put in and taken out: a scheduled bundle is called back first."""
        return self.state in (BundleState.OPEN, BundleState.FAILED)


def fingerprint(revision: Revision) -> str:
    """Return a short mark of what a revision says: saving again can rewrite the same revision."""
    text = json.dumps(revision.content, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class BundleItem(models.Model):
    """One page or snippet of a bundle, in the version that the moderator put in."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="items")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    label = models.CharField(max_length=255)
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    mark = models.CharField(max_length=64)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("bundle", "content_type", "object_id"), name="bundle_item_once"
            ),
        )

    def __str__(self) -> str:
        return self.label

    def resolve(self) -> Any | None:
        """Return the page or snippet, or nothing when it was deleted."""
        return find_draftable(self.content_type_id, self.object_id)

    def take_latest(self, instance: Any) -> None:
        """Pin the newest version of the object: the one that is on the moderator's screen."""
        revision = instance.get_latest_revision()
        self.revision = revision
        self.mark = fingerprint(revision) if revision else ""
        self.label = str(revision.as_object() if revision else instance)[:255]

    def is_changed_since(self, instance: Any) -> bool:
        """Tell whether somebody has written a newer version since this one was put in."""
        latest = instance.get_latest_revision()
        if latest is None or self.revision_id is None:
            return True
        return latest.pk != self.revision_id or fingerprint(latest) != self.mark
