"""Which bundles wait for whom, also for the dashboard."""

from typing import Self

from django.db import models
from django.utils import timezone


class BundleQuerySet(models.QuerySet["models.Model"]):
    """Bundles by what has to happen next."""

    def pending(self) -> Self:
        """Return what a moderator still has to decide on, failed bundles included."""
        return self.filter(state__in=("open", "failed"))

    def scheduled(self) -> Self:
        """Return what waits for its time, the nearest first."""
        return self.filter(state="scheduled").order_by("publish_at")

    def due(self) -> Self:
        """Return the scheduled bundles whose time has come."""
        return self.scheduled().filter(publish_at__lte=timezone.now())
