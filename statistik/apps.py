"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatistikConfig(AppConfig):
    """Statistics and planting calendar."""

    name = "statistik"
    verbose_name = _("Statistics")

    def ready(self) -> None:
        """Say how its own become documents to take away."""
        from statistik import dokumen  # noqa: F401 (loading registers them)
